import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useState } from "react";
import type { CoeListRow } from "../../storage/coe-list.ts";
import { firstPageLength, type ShownList } from "../../storage/first-page.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { Page } from "../../ui/page.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { SegmentedChoice } from "../../ui/segmented-choice.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import { CoeRow } from "./coe-row.tsx";
import { addressOf, countsByFilter, foundRows, type ListFilter, listFilters, searchableOf } from "./list-filter.ts";
import { NoRoom, useStart } from "./start-coe.tsx";
import { useCoeList, useLastPlace } from "./use-coe-list.ts";

// Links that did not load are left out: the list is what somebody came for.
const FieldLinks = lazy(async () => {
  const loaded = await import("./field-links.tsx").catch(() => null);
  return { default: loaded?.FieldLinks ?? ((_: { onlyHere: number }) => null) };
});
// Told the next time where it does not load: the list stands without it.
const RestoredNotice = lazy(() =>
  import("./restored-notice.tsx").then(
    ({ RestoredNotice }) => ({ default: RestoredNotice }),
    () => ({ default: () => null }),
  ),
);

type CoeListScreenProps = { world: World; go: (path: string) => void };

export function CoeListScreen({ world, go }: CoeListScreenProps) {
  const t = useWords();
  const list = useCoeList(world);
  const { start, noRoom } = useStart(world, go);
  const startButton = (
    <Button icon="add" onClick={() => void start()} size="large">
      {t("coe-list.start")}
    </Button>
  );
  if (list === undefined) {
    return (
      <Page actions={startButton} title={t("coe-list.title")}>
        <Skeleton label={t("coe-list.reading")} lines={6} />
      </Page>
    );
  }
  const { all, onlyHere } = list.totals;
  return (
    <Page
      actions={startButton}
      lede={
        <>
          {all === 0 ? null : <span>{t("coe-list.only-here", { count: onlyHere })}</span>}
          <Suspense>
            <FieldLinks onlyHere={onlyHere} />
          </Suspense>
        </>
      }
      title={t("coe-list.title")}
    >
      {noRoom ? <NoRoom /> : null}
      <Suspense fallback={null}>
        <RestoredNotice db={world.db} />
      </Suspense>
      {all === 0 ? (
        <EmptyState title={t("coe-list.empty.title")}>
          <p>{t("coe-list.empty.words")}</p>
        </EmptyState>
      ) : (
        <FilledList list={list} world={world} />
      )}
    </Page>
  );
}

function FilledList({ world, list }: { world: World; list: ShownList }) {
  const t = useWords();
  const { rows, totals, whole } = list;
  const [typed, setTyped] = useState("");
  const [filter, setFilter] = useState<ListFilter>("all");
  const searched = useDeferredValue(typed);
  useEffect(() => void searchableOf(rows), [rows]);
  const counts = useMemo(() => countsByFilter(totals), [totals]);
  const found = useMemo(() => foundRows(rows, filter, searched), [rows, filter, searched]);
  const choices = listFilters.map((value) => ({
    value,
    label: t(`coe-list.filter.${value}`),
    count: counts[value],
  }));
  // Of a list whose other lines are still being read, only its beginning can be shown.
  const isAll = filter === "all" && searched.trim() === "";
  const showAll = () => {
    setTyped("");
    setFilter("all");
  };
  return (
    <>
      <BackToLast rows={rows} world={world} />
      {totals.toCorrect > 0 && filter === "all" ? <NotAccepted count={totals.toCorrect} rows={rows} /> : null}
      {counts.returned > 0 && filter === "all" ? (
        <Alert
          actions={<OpenReturned onFilter={() => setFilter("returned")} rows={rows} />}
          icon="comment"
          title={t("coe-list.returned-waiting", { count: counts.returned })}
          tone="caution"
        />
      ) : null}
      {filter === "all" ? <SealedNotice rows={rows} /> : null}
      {totals.continuable > 0 && filter === "all" ? (
        <Alert icon="tablet" title={t("coe-list.from-the-state", { count: totals.continuable })} tone="told">
          <p>{t("coe-list.from-the-state-words")}</p>
        </Alert>
      ) : null}
      <div className="coe-list__tools">
        <SearchField label={t("coe-list.search")} onChange={setTyped} value={typed} />
        <SegmentedChoice choices={choices} label={t("coe-list.filter")} onChange={setFilter} value={filter} />
      </div>
      {isAll || whole ? null : <Skeleton label={t("coe-list.reading")} lines={6} />}
      {!isAll && !whole ? null : found.length === 0 ? (
        <EmptyState
          actions={<Button onClick={showAll}>{t("coe-list.none-found.clear")}</Button>}
          icon="search"
          title={t("coe-list.none-found.title")}
        >
          <p>{t("coe-list.none-found.words")}</p>
        </EmptyState>
      ) : (
        <ShownRows key={`${filter} ${searched}`} rows={found} total={isAll ? totals.all : found.length} />
      )}
    </>
  );
}

/** They stand first on the list, so where there are several, nothing has to be opened to find them. */
function NotAccepted({ count, rows }: { count: number; rows: readonly CoeListRow[] }) {
  const t = useWords();
  const [row] = rows;
  const open =
    row && row.toCorrect !== null && count === 1 ? (
      <LinkButton href={addressOf(row)} iconAfter="arrow-forward" size="dense" variant="secondary">
        {t("coe-list.returned-open")}
      </LinkButton>
    ) : undefined;
  return (
    <Alert actions={open} icon="edit" title={t("coe-list.not-accepted", { count })} tone="caution">
      <p>{t("coe-list.not-accepted-words")}</p>
    </Alert>
  );
}

/** What an earlier passphrase keeps shut is told once for all of it, and where it is. */
function SealedNotice({ rows }: { rows: readonly CoeListRow[] }) {
  const t = useWords();
  const count = useMemo(() => rows.filter((row) => row.unreadable === "other-vault").length, [rows]);
  if (count === 0) return null;
  const see = (
    <LinkButton href="/sealed-work" size="dense" variant="secondary">
      {t("coe-list.sealed.see")}
    </LinkButton>
  );
  return (
    <Alert actions={see} icon="lock" title={t("coe-list.sealed", { count })} tone="told">
      <p>{t("coe-list.sealed.words")}</p>
    </Alert>
  );
}

function BackToLast({ world, rows }: { world: World; rows: readonly CoeListRow[] }) {
  const t = useWords();
  const lastPlace = useLastPlace(world, rows);
  if (!lastPlace) return null;
  return (
    <div className="button-row coe-list__last">
      <LinkButton href={lastPlace.path} icon="edit" variant="secondary">
        {lastPlace.familyName === "" ? t("coe-list.back") : t("coe-list.back-named", { name: lastPlace.familyName })}
      </LinkButton>
    </div>
  );
}

/** One COE is opened, several are shown. */
function OpenReturned({ rows, onFilter }: { rows: readonly CoeListRow[]; onFilter: () => void }) {
  const t = useWords();
  const [row, ...others] = rows.filter(({ stage }) => stage === "returned");
  return row && others.length === 0 ? (
    <LinkButton href={addressOf(row)} iconAfter="arrow-forward" size="dense" variant="secondary">
      {t("coe-list.returned-open")}
    </LinkButton>
  ) : (
    <Button onClick={onFilter} size="dense" variant="secondary">
      {t("coe-list.returned-show")}
    </Button>
  );
}

/** A list of 2,000 is a page of fifty and a button: no scroll is ever slow, and every row can be reached by keyboard. */
const step = firstPageLength;

function ShownRows({ rows, total }: { rows: readonly CoeListRow[]; total: number }) {
  const t = useWords();
  const [limit, setLimit] = useState(step);
  const shown = rows.slice(0, limit);
  const left = total - shown.length;
  const more =
    left === 0
      ? undefined
      : { label: t("coe-list.more", { count: Math.min(step, left) }), onPress: () => setLimit(limit + step) };
  return (
    <>
      <ul className="coe-list">
        {shown.map((row) => (
          <CoeRow key={row.coeId} row={row} />
        ))}
      </ul>
      <LoadMore more={more} shown={t("coe-list.shown", { shown: shown.length, total })} />
    </>
  );
}
