import { useState } from "react";
import type { Decision, DecisionKind } from "../../domain/protocol/review.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { DecisionReasons } from "./decision-reasons.tsx";
import { problemWords } from "./problem-words.ts";
import { blockerWords, refusalWords, wantsReload } from "./refusal-words.ts";
import type { Sent } from "./send-decision.ts";
import { useNotes, useSheet } from "./sheet-context.ts";
import { useDeciding } from "./use-deciding.ts";
import { WrittenComments } from "./written-comments.tsx";

type DecisionDialogProps = {
  decision: DecisionKind | null;
  standing: Decision | null;
  world: World;
  onClose: () => void;
  onDecided: () => void;
  /** The COE as it stands now, after somebody else was quicker. */
  onShowCurrent: () => void;
};

type OpenDialogProps = Omit<DecisionDialogProps, "decision"> & { decision: DecisionKind };

export function DecisionDialog({ decision, ...props }: DecisionDialogProps) {
  return decision === null ? null : <OpenDialog {...props} decision={decision} key={decision} />;
}

function OpenDialog({ decision, standing, world, onClose, onDecided, onShowCurrent }: OpenDialogProps) {
  const t = useWords();
  const locale = useLocale();
  const { answers, determination, revision } = useSheet();
  const { decide, sent, busy, missing } = useDeciding({ decision, standing, world, onDecided });
  const [tried, setTried] = useState(false);
  const blockers = decision === "approved" ? blockerWords(t, locale, answers, determination) : [];
  const blocked = blockers.length > 0;
  const confirm = () => {
    setTried(true);
    if (!blocked && missing === null) decide();
  };
  const kind = standing ? "overturn" : decision;
  return (
    <Dialog
      actions={
        <Actions
          blocked={blocked}
          busy={busy}
          decision={decision}
          onClose={onClose}
          onConfirm={confirm}
          overturns={standing !== null}
        />
      }
      closeLabel={t("review.close")}
      look="wide"
      onClose={onClose}
      open
      title={t(`review.decide.title.${kind}`, { recruiter: revision.author.name })}
    >
      <Consequence decision={decision} standing={standing} />
      {blocked ? <Blocked words={blockers} /> : null}
      <WrittenComments decision={decision} />
      {decision === "approved" ? null : <DecisionReasons error={tried && missing === "reason"} />}
      <NoteField
        decision={decision}
        missing={tried && missing === "note"}
        onConfirm={confirm}
        overturns={standing !== null}
      />
      <Outcome
        onShowCurrent={() => {
          onShowCurrent();
          onClose();
        }}
        sent={sent}
      />
    </Dialog>
  );
}

type ActionsProps = {
  decision: DecisionKind;
  overturns: boolean;
  blocked: boolean;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

function Actions({ decision, overturns, blocked, busy, onConfirm, onClose }: ActionsProps) {
  const t = useWords();
  return (
    <>
      <Button
        aria-disabled={blocked || undefined}
        busy={busy}
        data-first-focus={decision === "approved" && !overturns && !blocked ? "" : undefined}
        onClick={onConfirm}
        variant={decision === "denied" ? "danger" : "primary"}
      >
        {t(`review.decide.confirm.${decision}`)}
      </Button>
      <Button onClick={onClose} variant="secondary">
        {t("review.decide.cancel")}
      </Button>
    </>
  );
}

/** What this decision does, and which one it takes the place of. */
function Consequence({ decision, standing }: Pick<OpenDialogProps, "decision" | "standing">) {
  const t = useWords();
  const { answers, revision } = useSheet();
  return (
    <>
      {standing ? (
        <p>
          {t("review.decide.overturns", {
            what: t(`review.stage.${standing.decision}`),
            who: standing.reviewer.name,
          })}
        </p>
      ) : null}
      <p className="decide__consequence">
        {t(`review.decide.consequence.${decision}`, {
          recruiter: revision.author.name,
          count: answers.childData.children.length,
        })}
      </p>
    </>
  );
}

type NoteFieldProps = { decision: DecisionKind; overturns: boolean; missing: boolean; onConfirm: () => void };

function NoteField({ decision, overturns, missing, onConfirm }: NoteFieldProps) {
  const t = useWords();
  const { notes } = useSheet();
  const { note } = useNotes(notes);
  const needed = decision === "denied" || overturns;
  return (
    <TextArea
      error={missing ? t(`review.decide.note-missing.${overturns ? "overturn" : decision}`) : undefined}
      hint={t(`review.decide.note-hint.${decision}`)}
      label={t(needed ? "review.decide.note-needed" : `review.decide.note.${decision}`)}
      maxLength={8000}
      onChange={(event) => notes.change({ note: event.target.value })}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onConfirm();
      }}
      rows={3}
      value={note}
    />
  );
}

function Blocked({ words }: { words: readonly string[] }) {
  const t = useWords();
  return (
    <Alert title={t("review.decide.blocked")} tone="bad">
      <ul>
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
      <p>{t("review.decide.blocked-way")}</p>
    </Alert>
  );
}

/** Why it did not happen, or that nobody knows yet. */
function Outcome({ sent, onShowCurrent }: { sent: Sent | null; onShowCurrent: () => void }) {
  const t = useWords();
  const locale = useLocale();
  if (sent?.kind === "refused") {
    const reload = (
      <Button icon="autorenew" onClick={onShowCurrent} variant="secondary">
        {t("review.decide.show-current")}
      </Button>
    );
    return (
      <Alert
        actions={wantsReload(sent.code) ? reload : undefined}
        live="alert"
        title={t("review.decide.refused")}
        tone="bad"
      >
        <p>{refusalWords(t, locale, sent.code, sent.details)}</p>
      </Alert>
    );
  }
  if (sent?.kind !== "unknown") return null;
  return (
    <Alert live="alert" title={t("review.decide.unknown")} tone="caution">
      <p>{problemWords(t, sent.problem)}</p>
      <p>{t("review.decide.unknown-words")}</p>
    </Alert>
  );
}
