import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useSearch } from "wouter";
import type { QueuePage, QueueRow } from "../../domain/protocol/desk.ts";
import type { World } from "../../storage/world.ts";
import { Button } from "../../ui/button.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import { DecidedNotice } from "./decided-notice.tsx";
import { DeskHelp, HelpButton } from "./desk-help.tsx";
import { queueQuery } from "./desk-queries.ts";
import { EmptyQueue } from "./empty-queue.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { deskAddress, filterFrom, isNarrowed, type QueueFilter } from "./queue-filter.ts";
import { QueueFilters } from "./queue-filters.tsx";
import { coeAddress, QueueTable } from "./queue-table.tsx";
import { keepWalk } from "./queue-walk.ts";
import { useShortcuts } from "./shortcuts.ts";

type QueueScreenProps = {
  world: World;
  go: (path: string, how?: { replace?: boolean }) => void;
  /** The COE that one comes back from: its row has the focus again. */
  from: string | null;
};

export function QueueScreen({ world, go, from }: QueueScreenProps) {
  const t = useWords();
  const { filter, change } = useFilter(go);
  const [help, setHelp] = useState(false);
  const searchRef = useRef<HTMLInputElement>(null);
  const queue = useInfiniteQuery(queueQuery(filter));
  const pages = queue.data?.pages;
  const rows = useMemo(() => (pages ?? []).flatMap((page) => page.rows), [pages]);
  const list = useRef<HTMLDivElement>(null);
  const open = (row: QueueRow) => {
    keepWalk({ address: deskAddress(filter), coeIds: rows.map(({ coeId }) => coeId) });
    go(coeAddress(row.coeId));
  };
  return (
    <Page
      actions={
        <QueueActions
          busy={queue.isRefetching}
          onHelp={() => setHelp(true)}
          onRefresh={() => queue.refetch()}
          toList={() => firstRow(list.current)?.focus()}
        />
      }
      title={t("review.queue.title")}
      width="desk"
    >
      <DecidedNotice />
      {queue.isError ? (
        <ProblemNotice
          busy={queue.isFetching}
          failure={queue.error}
          onRetry={() => queue.refetch()}
          readAt={queue.dataUpdatedAt}
        />
      ) : null}
      <QueueFilters
        filter={filter}
        isEmpty={isEmpty(queue, rows)}
        onChange={change}
        page={pages?.at(-1)}
        searchRef={searchRef}
      />
      <QueueList
        filter={filter}
        from={from}
        list={list}
        onChange={change}
        onHelp={() => setHelp(true)}
        onOpen={open}
        onSearch={() => searchRef.current?.focus()}
        queue={queue}
        rows={rows}
        world={world}
      />
      <DeskHelp onClose={() => setHelp(false)} open={help} />
    </Page>
  );
}

/** The filter of the address, and how a part of it is changed there. */
function useFilter(go: QueueScreenProps["go"]) {
  const search = useSearch();
  const filter = useMemo(() => filterFrom(new URLSearchParams(search)), [search]);
  const change = useCallback(
    (part: Partial<QueueFilter>) => go(deskAddress({ ...filter, ...part }), { replace: true }),
    [filter, go],
  );
  return { filter, change };
}

type QueueActionsProps = { busy: boolean; toList: () => void; onRefresh: () => void; onHelp: () => void };

function QueueActions({ busy, toList, onRefresh, onHelp }: QueueActionsProps) {
  const t = useWords();
  return (
    <>
      <button className="desk-jump" onClick={toList} type="button">
        {t("review.queue.to-list")}
      </button>
      <Button busy={busy} icon="autorenew" onClick={onRefresh} variant="quiet">
        {t("review.queue.refresh")}
      </Button>
      <HelpButton onPress={onHelp} />
    </>
  );
}

type QueueListProps = {
  world: World;
  filter: QueueFilter;
  queue: UseInfiniteQueryResult<InfiniteData<QueuePage>>;
  rows: readonly QueueRow[];
  from: string | null;
  list: RefObject<HTMLDivElement | null>;
  onChange: (part: Partial<QueueFilter>) => void;
  onOpen: (row: QueueRow) => void;
  onSearch: () => void;
  onHelp: () => void;
};

/** The office has answered, and has nothing. */
const isEmpty = (queue: QueueListProps["queue"], rows: readonly QueueRow[]): boolean =>
  queue.data !== undefined && rows.length === 0 && !queue.isError;

/** The rows, or in their place what keeps them away. */
function QueueList({ world, filter, queue, rows, from, list, onChange, onOpen, onSearch, onHelp }: QueueListProps) {
  const t = useWords();
  const [shortcuts] = useShortcuts();
  useFocusOn(list, from, rows.length > 0);
  return (
    <>
      {queue.isPending ? <Skeleton label={t("review.queue.reading")} lines={8} /> : null}
      <div aria-busy={queue.isPlaceholderData} className="desk-list" ref={list}>
        {rows.length > 0 ? (
          <QueueTable
            hotkeysOff={!shortcuts}
            now={world.now()}
            onHelp={onHelp}
            onOpen={onOpen}
            onSearch={onSearch}
            rows={rows}
            withStage={filter.stage === "all"}
          />
        ) : null}
      </div>
      {isEmpty(queue, rows) && !isNarrowed(filter) ? <EmptyQueue filter={filter} onChange={onChange} /> : null}
      {rows.length > 0 ? (
        <LoadMore
          more={
            queue.hasNextPage
              ? { label: t("review.queue.more"), onPress: () => queue.fetchNextPage(), busy: queue.isFetchingNextPage }
              : undefined
          }
          shown={t(queue.hasNextPage ? "review.queue.shown-more" : "review.queue.shown", { count: rows.length })}
        />
      ) : null}
    </>
  );
}

const firstRow = (list: HTMLElement | null) => list?.querySelector<HTMLElement>(".desk-table__link") ?? null;

/** Once, when the rows are there: back on the row that one came from. After the heading took the focus of the new page. */
function useFocusOn(list: { readonly current: HTMLElement | null }, coeId: string | null, ready: boolean): void {
  const done = useRef(false);
  useEffect(() => {
    if (!ready || coeId === null || done.current) return undefined;
    done.current = true;
    const timer = setTimeout(() => {
      const row = list.current?.querySelector<HTMLElement>(`[href="${coeAddress(coeId)}"]`);
      (row ?? firstRow(list.current))?.focus();
    });
    return () => clearTimeout(timer);
  }, [list, coeId, ready]);
}
