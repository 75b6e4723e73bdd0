import { useState } from "react";
import type { Decision, DecisionKind } from "../../domain/protocol/review.ts";
import type { World } from "../../storage/world.ts";
import { Button } from "../../ui/button.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { ApprovalBlocked } from "./approval-blocked.tsx";
import { DecisionOutcome, Overtaken } from "./decision-outcome.tsx";
import { DecisionReasons } from "./decision-reasons.tsx";
import { DeskDialog } from "./desk-dialog.tsx";
import { blockerWords, wantsReload } from "./refusal-words.ts";
import { recruiterNow, useNotes, useSheet } from "./sheet-context.ts";
import { useDeciding } from "./use-deciding.ts";
import { useFirstMissing } from "./use-first-missing.ts";
import { WrittenComments } from "./written-comments.tsx";

/** What is being decided, over the decision that stood when one began: another one that comes meanwhile is not overturned unseen. */
export interface Deciding {
  readonly decision: DecisionKind;
  readonly standing: Decision | null;
}

type DecisionDialogProps = {
  deciding: Deciding | null;
  world: World;
  onClose: () => void;
  onDecided: () => void;
  /** The other decision, where this one cannot be taken. */
  onInstead: (decision: DecisionKind) => void;
  /** The COE as it stands now, after somebody else was quicker. */
  onShowCurrent: () => void;
};

type OpenDialogProps = Omit<DecisionDialogProps, "deciding"> & Deciding;

export function DecisionDialog({ deciding, ...props }: DecisionDialogProps) {
  return deciding === null ? null : <OpenDialog {...props} {...deciding} key={deciding.decision} />;
}

function OpenDialog(props: OpenDialogProps) {
  const t = useWords();
  const locale = useLocale();
  const sheet = useSheet();
  const blockers = props.decision === "approved" ? blockerWords(t, locale, sheet) : [];
  if (blockers.length === 0) return <AskedDialog {...props} />;
  return (
    <ApprovalBlocked
      onClose={props.onClose}
      onInstead={props.standing?.decision === "returned" ? undefined : props.onInstead}
      words={blockers}
    />
  );
}

function AskedDialog({ decision, standing, world, onClose, onDecided, onShowCurrent }: OpenDialogProps) {
  const t = useWords();
  const recruiter = recruiterNow(useSheet());
  const { decide, sent, busy, missing } = useDeciding({ decision, standing, world, onDecided });
  const [tries, setTries] = useState(0);
  const asked = useFirstMissing(tries);
  const overturns = standing !== null;
  const confirm = () => {
    setTries(tries + 1);
    if (!missing.reason && !missing.note) decide();
  };
  if (sent?.kind === "refused" && wantsReload(sent.code)) {
    return <Overtaken onClose={onClose} onShowCurrent={onShowCurrent} personId={world.person?.id} refused={sent} />;
  }
  return (
    <DeskDialog
      confirm={
        <Button
          busy={busy}
          data-first-focus={decision === "approved" && !overturns ? "" : undefined}
          onClick={confirm}
          variant={decision === "denied" ? "danger" : "primary"}
        >
          {t(`review.decide.confirm.${decision}`)}
        </Button>
      }
      onClose={onClose}
      title={t(`review.decide.title.${overturns ? "overturn" : decision}`, {
        recruiter,
        what: t(`review.stage.${decision}`),
      })}
    >
      <div className="decide" ref={asked}>
        <Consequence decision={decision} standing={standing} />
        <WrittenComments decision={decision} />
        {decision === "approved" ? null : <DecisionReasons decision={decision} error={tries > 0 && missing.reason} />}
        <NoteField decision={decision} missing={tries > 0 && missing.note} onConfirm={confirm} overturns={overturns} />
        <DecisionOutcome sent={sent} />
      </div>
    </DeskDialog>
  );
}

/** What this decision does, and which one it takes the place of. */
function Consequence({ decision, standing }: Deciding) {
  const t = useWords();
  const sheet = useSheet();
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
          recruiter: recruiterNow(sheet),
          count: sheet.answers.childData.children.length,
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
