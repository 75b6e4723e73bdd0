import { useState } from "react";
import { answersSchemaVersion } from "../../domain/coe/coe.ts";
import { listLine } from "../../domain/coe/summary.ts";
import { parseAnswers } from "../../domain/coe/upgrade.ts";
import { readinessOf } from "../../domain/signing/readiness.ts";
import { adoptDraft } from "../../storage/adopt.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../ui/words.tsx";
import type { DraftElsewhere } from "./use-coe-view.ts";

interface ContinueHereProps {
  readonly world: World;
  readonly coeId: string;
  readonly elsewhere: DraftElsewhere;
  readonly go: (path: string) => void;
}

/** A draft from another tablet, or from this one before it was emptied: its writer goes on with it here. */
export function ContinueHere({ world, coeId, elsewhere, go }: ContinueHereProps) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { revision, isMine } = elsewhere;
  if (revision !== null && !isMine) return null;
  const goOn = async () => {
    setBusy(true);
    const refused = await continueDraft(world, coeId, elsewhere);
    setBusy(false);
    if (refused === null) go(`/coes/${coeId}`);
    else setProblem(refused);
  };
  return (
    <>
      <Alert
        actions={
          revision === null ? undefined : (
            <Button busy={busy} icon="edit" onClick={() => void goOn()}>
              {t("coe-view.continue")}
            </Button>
          )
        }
        icon="tablet"
        title={t("coe-view.elsewhere")}
        tone="told"
      >
        <p>{t(revision === null ? "coe-view.elsewhere-not-here" : "coe-view.elsewhere-words")}</p>
      </Alert>
      {problem === null ? null : (
        <Alert live="alert" title={t("coe-view.not-continued")} tone="bad">
          <p>{t(problem)}</p>
        </Alert>
      )}
    </>
  );
}

/** Null when the working copy is on the disk, otherwise the text that says why not. */
async function continueDraft(world: World, coeId: string, { id, revision }: DraftElsewhere): Promise<string | null> {
  const answers = revision && parseAnswers(revision.answersSchema, revision.answers);
  if (!revision || !answers?.ok || world.person === null) return "coe-view.not-continued.too-new";
  const { state } = revision.policy;
  const outcome = await adoptDraft(world.db, coeId, id, {
    recruiterId: world.person.id,
    at: world.now(),
    state,
    answersSchema: answersSchemaVersion,
    answers: answers.value,
    summary: listLine(answers.value, readinessOf(answers.value, world.policy(state))),
  });
  if (outcome.ok) return null;
  const known = ["edited-elsewhere", "code-too-old", "quota"].includes(outcome.error.code);
  return `coe-view.not-continued.${known ? outcome.error.code : "storage-failed"}`;
}
