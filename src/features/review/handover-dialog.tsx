import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { World } from "../../storage/world.ts";
import type { OfficeProblem } from "../../sync/office-refusal.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { InView } from "../../ui/in-view.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { useWords } from "../../ui/words.tsx";
import { DeskDialog } from "./desk-dialog.tsx";
import { recruitersQuery } from "./desk-queries.ts";
import { ProblemNotice } from "./problem-notice.tsx";
import { problemWords } from "./problem-words.ts";
import { useSheet } from "./sheet-context.ts";
import { useFirstMissing } from "./use-first-missing.ts";
import { useHandingOver } from "./use-handing-over.ts";

type HandoverDialogProps = { world: Pick<World, "newId">; onClose: () => void };

/** To whom, why, and what happens then. The press that hands it over names both. */
export function HandoverDialog({ world, onClose }: HandoverDialogProps) {
  const t = useWords();
  const { record } = useSheet();
  const recruiters = useQuery(recruitersQuery);
  const [to, setTo] = useState("");
  const [reason, setReason] = useState("");
  const [tries, setTries] = useState(0);
  const asked = useFirstMissing(tries);
  const { handOver, problem, busy } = useHandingOver(world, onClose);
  const from = record.recruiter ?? { id: "", name: "" };
  const others = (recruiters.data ?? []).filter(({ id }) => id !== from.id);
  const chosen = others.find(({ id }) => id === to);
  const confirm = () => {
    setTries(tries + 1);
    if (chosen && reason.trim() !== "") handOver({ from: from.id, to: chosen.id, reason: reason.trim() });
  };
  return (
    <DeskDialog
      confirm={
        <Button busy={busy} onClick={confirm}>
          {chosen ? t("review.handover.confirm", { name: chosen.name }) : t("review.handover.confirm-unchosen")}
        </Button>
      }
      onClose={onClose}
      title={t("review.handover.open")}
    >
      <div className="decide" ref={asked}>
        <p>{t("review.handover.now", { name: from.name })}</p>
        {recruiters.isError ? (
          <ProblemNotice
            busy={recruiters.isFetching}
            failure={recruiters.error}
            onRetry={() => void recruiters.refetch()}
          />
        ) : null}
        <SelectField
          blank={t("review.handover.choose")}
          choices={others.map(({ id, name, region }) => ({
            value: id,
            label: region === null ? name : t("review.handover.of-region", { name, region }),
          }))}
          error={tries > 0 && !chosen ? t("review.handover.to-missing") : undefined}
          label={t("review.handover.to")}
          onChange={(event) => setTo(event.target.value)}
          value={to}
        />
        <TextArea
          error={tries > 0 && reason.trim() === "" ? t("review.handover.reason-missing") : undefined}
          hint={t("review.handover.reason-hint")}
          label={t("review.handover.reason")}
          maxLength={1000}
          onChange={(event) => setReason(event.target.value)}
          value={reason}
        />
        <WhatHappens from={from.name} to={chosen?.name ?? null} />
        {problem ? (
          <InView of={problem}>
            <NotHandedOver problem={problem} />
          </InView>
        ) : null}
      </div>
    </DeskDialog>
  );
}

const ownRefusals: readonly string[] = ["handed-over-already", "not-a-recruiter"];

function NotHandedOver({ problem }: { problem: OfficeProblem }) {
  const t = useWords();
  return (
    <Alert live="alert" title={t("review.handover.not-done")} tone="bad">
      <p>
        {problem.code === "refused" && ownRefusals.includes(problem.problem)
          ? t(`review.handover.refused.${problem.problem}`)
          : problemWords(t, problem)}
      </p>
    </Alert>
  );
}

function WhatHappens({ from, to }: { from: string; to: string | null }) {
  const t = useWords();
  if (to === null) return null;
  return (
    <ul>
      {["new", "former", "unsent", "back"].map((line) => (
        <li key={line}>{t(`review.handover.then.${line}`, { from, to })}</li>
      ))}
    </ul>
  );
}
