import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { World } from "../../storage/world.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { Page } from "../../ui/page.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../ui/words.tsx";
import type { AuditFilter, AuditPage } from "./administration-calls.ts";
import { auditQuery, staffQuery } from "./administration-queries.ts";
import { AuditDays } from "./audit-days.tsx";
import type { Names } from "./audit-words.ts";
import { ReadingProblem } from "./problem-notice.tsx";
import { TakeHead } from "./take-head.tsx";

const everything: AuditFilter = { actor: "", day: "" };

export function AuditScreen({ world }: { world: World }) {
  const t = useWords();
  const [filter, setFilter] = useState(everything);
  const audit = useInfiniteQuery(auditQuery(filter));
  const names = useNames(world, audit.data);
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Page
      actions={
        <>
          <Button busy={audit.isRefetching} icon="autorenew" onClick={() => audit.refetch()} variant="quiet">
            {t("administration.refresh")}
          </Button>
          <TakeHead />
        </>
      }
      lede={t("administration.audit.lede")}
      title={t("administration.audit.title")}
      width="desk"
    >
      {audit.isError ? (
        <ReadingProblem busy={audit.isFetching} failure={audit.error} onRetry={() => audit.refetch()} />
      ) : null}
      <AuditFilters filter={filter} names={names} onChange={(part) => setFilter({ ...filter, ...part })} />
      {audit.isPending ? <Skeleton label={t("administration.reading")} lines={8} /> : null}
      <div aria-busy={audit.isPlaceholderData}>
        <AuditDays entries={entries} names={names} />
      </div>
      {audit.data && entries.length === 0 ? (
        <EmptyState icon="history" title={t("administration.audit.none")}>
          <p>{t("administration.audit.none-words")}</p>
        </EmptyState>
      ) : null}
      {entries.length > 0 ? (
        <LoadMore
          more={
            audit.hasNextPage
              ? {
                  label: t("administration.audit.more"),
                  onPress: () => audit.fetchNextPage(),
                  busy: audit.isFetchingNextPage,
                }
              : undefined
          }
          shown={t("administration.audit.shown", { count: entries.length })}
        />
      ) : null}
    </Page>
  );
}

/**
 * Everybody by their id. Whoever keeps the accounts knows them all; an auditor knows those who have done something: the list of
 * accounts is not theirs to read.
 */
function useNames(world: World, shown: InfiniteData<AuditPage> | undefined): Names {
  const client = useQueryClient();
  const staff = useQuery({ ...staffQuery, enabled: world.person?.roles.includes("administrator") ?? false });
  return useMemo(() => {
    const read = client.getQueriesData<InfiniteData<AuditPage>>({ queryKey: ["audit"] }).map(([, data]) => data);
    const names = new Map<string, string>();
    for (const page of [shown, ...read].flatMap((data) => data?.pages ?? [])) {
      for (const { actor } of page.entries) if (actor) names.set(actor.id, actor.name || actor.id);
    }
    for (const { person } of staff.data ?? []) names.set(person.id, person.name);
    return names;
  }, [client, shown, staff.data]);
}

type AuditFiltersProps = { filter: AuditFilter; names: Names; onChange: (part: Partial<AuditFilter>) => void };

function AuditFilters({ filter, names, onChange }: AuditFiltersProps) {
  const t = useWords();
  const people = [...names].sort(([, one], [, other]) => one.localeCompare(other));
  return (
    <div className="audit-filters">
      <SelectField
        blank={t("administration.audit.anybody")}
        choices={people.map(([value, label]) => ({ value, label }))}
        label={t("administration.audit.person")}
        onChange={(event) => onChange({ actor: event.target.value })}
        value={filter.actor}
        width="full"
      />
      <TextField
        label={t("administration.audit.day")}
        onChange={(event) => onChange({ day: event.target.value })}
        type="date"
        value={filter.day}
        width="full"
      />
      {filter.actor === "" && filter.day === "" ? null : (
        <Button icon="close" onClick={() => onChange(everything)} variant="quiet">
          {t("administration.audit.clear")}
        </Button>
      )}
    </div>
  );
}
