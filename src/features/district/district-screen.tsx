import { QueryClientProvider, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DistrictCoe } from "../../domain/protocol/district.ts";
import type { World } from "../../storage/world.ts";
import { OfficeFailure, refusalOf } from "../../sync/office-refusal.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { LoadMore } from "../../ui/load-more.tsx";
import { dayWords, momentWords } from "../../ui/moment-words.ts";
import { Page } from "../../ui/page.tsx";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { childrenQuery, clientFor, districtQuery } from "./district-calls.ts";

/** What a district's liaison sees: the COEs approved in the district, and of each its children. It works with a network only. */
export function DistrictScreen({ world }: { world: World }) {
  return (
    <QueryClientProvider client={clientFor(world)}>
      <District />
    </QueryClientProvider>
  );
}

function District() {
  const t = useWords();
  const { data, error, isError, isFetching, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(districtQuery);
  const district = data?.pages[0]?.district;
  const coes = (data?.pages ?? []).flatMap((page) => page.coes);
  return (
    <Page
      lede={t("district.lede")}
      title={district === undefined ? t("district.title-waiting") : t("district.title", { district })}
    >
      {isError ? <NotReached busy={isFetching} error={error} onRetry={() => refetch()} /> : null}
      {data === undefined && !isError ? <Skeleton label={t("district.reading")} lines={6} /> : null}
      {data && coes.length === 0 ? (
        <EmptyState icon="people" title={t("district.empty")}>
          <p>{t("district.empty-words")}</p>
        </EmptyState>
      ) : null}
      {coes.map((coe) => (
        <Family coe={coe} key={coe.coeId} />
      ))}
      {coes.length > 0 ? (
        <LoadMore
          more={
            hasNextPage
              ? { label: t("district.more"), onPress: () => void fetchNextPage(), busy: isFetchingNextPage }
              : undefined
          }
          shown={t("district.shown", { count: coes.length })}
        />
      ) : null}
    </Page>
  );
}

/** The children come when they are asked for: each reading of a family's record is written down. */
function Family({ coe }: { coe: DistrictCoe }) {
  const t = useWords();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  return (
    <Disclosure
      aside={t("district.approved", { day: momentWords(coe.approvedAt, locale, "day") })}
      onToggle={setOpen}
      open={open}
      summary={t("district.family", { family: coe.familyName, count: coe.childCount })}
    >
      {open ? <Children coeId={coe.coeId} /> : null}
    </Disclosure>
  );
}

function Children({ coeId }: { coeId: string }) {
  const t = useWords();
  const locale = useLocale();
  const { data, error, isError, isFetching, refetch } = useQuery(childrenQuery(coeId));
  if (isError) return <NotReached busy={isFetching} error={error} onRetry={() => refetch()} />;
  if (!data) return <Skeleton label={t("district.reading-children")} lines={3} />;
  const day = (date: string | null) => (date === null ? t("district.not-told") : dayWords(date, locale));
  return data.children.map((child) => (
    <FactList
      columns
      facts={[
        { id: "name", term: t("district.child"), value: child.name },
        { id: "born", term: t("district.born"), value: day(child.birthDate) },
        { id: "until", term: t("district.until"), value: day(child.eed) },
      ]}
      key={child.childId}
    />
  ));
}

function NotReached({ busy, error, onRetry }: { busy: boolean; error: Error; onRetry: () => void }) {
  const t = useWords();
  const refusal = error instanceof OfficeFailure ? refusalOf(error.problem) : null;
  if (refusal?.code === "not-signed-in") return <RefusalAlert refusal={refusal} />;
  return (
    <Alert
      actions={
        <Button busy={busy} icon="autorenew" onClick={onRetry} variant="secondary">
          {t("district.retry")}
        </Button>
      }
      icon="cloud-off"
      live="status"
      title={t("district.problem")}
      tone="caution"
    >
      <p>{t("district.problem-words")}</p>
    </Alert>
  );
}
