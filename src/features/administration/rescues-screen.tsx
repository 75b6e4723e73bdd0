import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Person } from "../../domain/protocol/person.ts";
import type { Rescue } from "../../domain/protocol/rescue.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import { ConsequenceDialog } from "./consequence-dialog.tsx";
import { ReadingProblem } from "./problem-notice.tsx";
import { agreeToOpen, rescuesQuery } from "./rescue-calls.ts";
import { RescueCard } from "./rescue-card.tsx";
import { RescueFile } from "./rescue-file.tsx";

/** Sealed work that its own recruiter cannot send: what it is, who has agreed, and what came of it. */
export function RescuesScreen({ person }: { person: Person }) {
  const t = useWords();
  const rescues = useQuery(rescuesQuery);
  const { asking, ask, agree, close } = useAgreeing();
  const last = asking !== null && asking.needs - asking.approvals.length <= 1;
  const consequences = [...(last ? ["last"] : ["first"]), "whose", "told", "read"];
  return (
    <Page
      actions={
        <Button busy={rescues.isRefetching} icon="autorenew" onClick={() => rescues.refetch()} variant="quiet">
          {t("administration.refresh")}
        </Button>
      }
      lede={t("administration.rescue.lede")}
      title={t("administration.rescue.title")}
      width="desk"
    >
      <RescueFile />
      {rescues.isError ? (
        <ReadingProblem busy={rescues.isFetching} failure={rescues.error} onRetry={() => rescues.refetch()} />
      ) : null}
      {rescues.isPending ? <Skeleton label={t("administration.reading")} lines={6} /> : null}
      {rescues.data?.length === 0 ? (
        <EmptyState icon="lock" title={t("administration.rescue.none")}>
          <p>{t("administration.rescue.none-words")}</p>
        </EmptyState>
      ) : null}
      <ul className="rescues">
        {rescues.data?.map((rescue) => (
          <li key={rescue.rescueId}>
            <RescueCard onAgree={() => ask(rescue)} person={person} rescue={rescue} />
          </li>
        ))}
      </ul>
      <ConsequenceDialog
        busy={agree.isPending}
        confirm={t("administration.rescue.agree")}
        error={agree.error}
        isDanger={false}
        onClose={close}
        onConfirm={() => {
          if (asking) agree.mutate(asking);
        }}
        open={asking !== null}
        title={t("administration.rescue.agree-title")}
        words={consequences.map((line) => t(`administration.rescue.agree.${line}`))}
      />
    </Page>
  );
}

/** Which parcel is asked about. The card that answers takes the focus: its button is gone. */
function useAgreeing() {
  const client = useQueryClient();
  const [asking, setAsking] = useState<Rescue | null>(null);
  const agree = useMutation({
    mutationFn: ({ rescueId }: Rescue) => agreeToOpen(rescueId),
    onSuccess: (now) => {
      const changed = (known: Rescue[] | undefined) =>
        known?.map((rescue) => (rescue.rescueId === now.rescueId ? now : rescue));
      client.setQueryData(rescuesQuery.queryKey, changed);
      setAsking(null);
      document.getElementById(`rescue-${now.rescueId}`)?.focus();
    },
  });
  const ask = (rescue: Rescue) => {
    agree.reset();
    setAsking(rescue);
  };
  return { asking, ask, agree, close: () => setAsking(null) };
}
