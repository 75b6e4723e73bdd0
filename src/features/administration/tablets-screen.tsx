import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import { revokeTablet, type Tablet } from "./administration-calls.ts";
import { tabletsQuery } from "./administration-queries.ts";
import { ConsequenceDialog } from "./consequence-dialog.tsx";
import { ReadingProblem } from "./problem-notice.tsx";
import { TabletCard } from "./tablet-card.tsx";
import { toldApart } from "./tablet-names.ts";

const consequences = ["unsent", "erased", "until", "elsewhere", "for-good"] as const;

export function TabletsScreen() {
  const t = useWords();
  const tablets = useQuery(tabletsQuery);
  const { asking, ask, lost, revoke, close } = useLostTablet();
  return (
    <Page
      actions={
        <Button busy={tablets.isRefetching} icon="autorenew" onClick={() => tablets.refetch()} variant="quiet">
          {t("administration.refresh")}
        </Button>
      }
      lede={t("administration.tablets.lede")}
      title={t("administration.tablets.title")}
      width="desk"
    >
      <div role="status">
        {lost ? (
          <Alert title={t("administration.tablets.marked", { tablet: lost.name })} tone="good">
            <p>{t("administration.tablets.marked-words")}</p>
          </Alert>
        ) : null}
      </div>
      {tablets.isError ? (
        <ReadingProblem busy={tablets.isFetching} failure={tablets.error} onRetry={() => tablets.refetch()} />
      ) : null}
      {tablets.isPending ? <Skeleton label={t("administration.reading")} lines={6} /> : null}
      {tablets.data?.length === 0 ? (
        <EmptyState icon="tablet" title={t("administration.tablets.none")}>
          <p>{t("administration.tablets.none-words")}</p>
        </EmptyState>
      ) : null}
      <ul className="tablets">
        {toldApart(tablets.data ?? []).map((tablet) => (
          <li key={tablet.deviceId}>
            <TabletCard onLost={() => ask(tablet)} tablet={tablet} />
          </li>
        ))}
      </ul>
      <ConsequenceDialog
        busy={revoke.isPending}
        confirm={t("administration.tablets.confirm")}
        error={revoke.error}
        isDanger
        onClose={close}
        onConfirm={() => {
          if (asking) revoke.mutate(asking);
        }}
        open={asking !== null}
        title={t("administration.tablets.lost-title", { tablet: asking?.name })}
        words={consequences.map((line) => t(`administration.tablets.lost.${line}`))}
      />
    </Page>
  );
}

/** Which tablet is asked about, and which one was said to be lost. */
function useLostTablet() {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Tablet | null>(null);
  const revoke = useMutation({
    mutationFn: ({ deviceId }: Tablet) => revokeTablet(deviceId),
    onSuccess: (tablets) => {
      client.setQueryData(tabletsQuery.queryKey, tablets);
      setAsking(null);
    },
  });
  const ask = (tablet: Tablet) => {
    revoke.reset();
    setAsking(tablet);
  };
  return { asking, ask, revoke, lost: revoke.isSuccess ? revoke.variables : null, close: () => setAsking(null) };
}
