import { useEffect, useRef, useState } from "react";
import type { CalendarDate } from "../../domain/base/calendar-date.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { nationalForm } from "../../domain/coe/form.ts";
import { relationInWords } from "../../domain/coe/relationship.ts";
import type { SigningProgress } from "../../storage/signing-progress.ts";
import { Button } from "../../ui/button.tsx";
import { SegmentedChoice } from "../../ui/segmented-choice.tsx";
import { SignaturePad } from "../../ui/signature-pad.tsx";
import type { SignatureDrawing } from "../../ui/signature-strokes.ts";
import { formatDay, type Locale, useLocale, useWords, Words } from "../../ui/words.tsx";
import { SaveProblemAlert } from "./draft-notices.tsx";
import { GiveBackDialog } from "./give-back-dialog.tsx";
import { crossOn } from "./mark.ts";
import { SigningPage } from "./signing-page.tsx";
import { firstLanguage, Statement } from "./statement.tsx";
import { type StepProps, useProblem, useRow } from "./use-signing-draft.ts";

type StatementModeProps = StepProps & {
  /** Called before the next step would be shown. */
  onGivenBack: () => void;
};

/** In the family's hands: the statement, the name, the pad, and the way back to the recruiter. */
export function StatementMode(props: StatementModeProps) {
  const signing = useRow(props.open.writer).signing as SigningProgress;
  const reader = useLocale();
  const known = signing.language === "en" || signing.language === "es";
  const [turned, setTurned] = useState<Locale>();
  const locale = known ? firstLanguage(signing.language) : (turned ?? reader);
  const turn = (language: Locale) => {
    setTurned(language);
    // A statement that is read aloud in a third language stays one, whichever column is looked at first.
    if (known) void props.open.writer.change({ signing: { ...signing, language } });
  };
  return (
    <Words locale={locale}>
      <SigningPage lang={locale}>
        <HandedOver {...props} onTurn={turn} />
      </SigningPage>
    </Words>
  );
}

function HandedOver({ world, open, onTurn, onGivenBack }: StatementModeProps & { onTurn: (language: Locale) => void }) {
  const t = useWords();
  const locale = useLocale();
  const { writer } = open;
  const row = useRow(writer);
  const problem = useProblem(writer);
  const [asking, setAsking] = useState<"signed" | "leaving" | null>(null);
  useStaying(() => setAsking("leaving"));
  const signing = row.signing as SigningProgress;
  const recruiter = world.person?.name ?? "";
  const withMark = row.answers.intervieweeSignature.method === "x-mark";
  const change = (next: Partial<SigningProgress>) => writer.change({ signing: { ...signing, ...next } });
  const giveBack = () => {
    const signed = asking === "signed" && signing.intervieweeSignature !== null;
    setAsking(null);
    onGivenBack();
    void change({ handedOver: false, step: signed ? "certification" : "statement" });
  };
  return (
    <div className="stack signing__sheet">
      <div className="signing__head">
        <h1 className="signing__title">
          {t("signing.statement.title")}
          <small className="field__official" lang="en">
            {nationalForm.intervieweeSignature.title}
          </small>
        </h1>
        <LanguageFirst onChange={onTurn} />
      </div>
      {problem ? <SaveProblemAlert onRetry={() => void writer.retry()} problem={problem} /> : null}
      <Statement first={locale} />
      <p className="signing__official">{t("signing.statement.official")}</p>
      <Names answers={row.answers} today={world.today()} />
      <Pad
        onChange={(drawing) => {
          const moment = drawing
            ? { intervieweeSignedOn: world.today(), intervieweeSignedAt: world.now() }
            : { intervieweeSignedOn: null, intervieweeSignedAt: null };
          void change({ intervieweeSignature: drawing ?? null, ...moment });
        }}
        withMark={withMark}
        drawing={signing.intervieweeSignature}
      />
      <div className="button-row signing__foot">
        {signing.intervieweeSignature === null ? <ToPad withMark={withMark} /> : null}
        <Button
          aria-disabled={signing.intervieweeSignature === null}
          icon="check"
          onClick={() => setAsking("signed")}
          size="large"
        >
          {t("signing.statement.done")}
        </Button>
        <Button onClick={() => setAsking("leaving")} size="large" variant="secondary">
          {t("signing.statement.leave", { recruiter })}
        </Button>
      </div>
      <GiveBackDialog
        locks={world.tabletVault.locks}
        onBack={() => setAsking(null)}
        onRecruiter={giveBack}
        open={asking !== null}
        recruiter={recruiter}
      />
    </div>
  );
}

/** Where the statement fills the screen, the way down to the pad is always in sight. */
function ToPad({ withMark }: { withMark: boolean }) {
  const t = useWords();
  const go = () => document.querySelector(".signature")?.scrollIntoView({ block: "center" });
  return (
    <Button className="signing__to-pad" icon="edit" onClick={go} size="large">
      {t(withMark ? "signing.statement.to-mark" : "signing.statement.to-pad")}
    </Button>
  );
}

function Names({ answers, today }: { answers: CoeAnswers; today: CalendarDate }) {
  const t = useWords();
  const locale = useLocale();
  const { intervieweeName, relationship } = answers.intervieweeSignature;
  return (
    <dl className="signing__names">
      <div>
        <dt>{t("signing.who.name")}</dt>
        <dd>{intervieweeName}</dd>
      </div>
      <div>
        <dt>{t("signing.who.relationship")}</dt>
        <dd>{relationInWords(relationship, locale)}</dd>
      </div>
      <div>
        <dt>{t("signing.who.date")}</dt>
        <dd>{formatDay(today, locale)}</dd>
      </div>
    </dl>
  );
}

type PadProps = {
  drawing: SigningProgress["intervieweeSignature"];
  withMark: boolean;
  onChange: (drawing: SignatureDrawing | undefined) => void;
};

function Pad({ drawing, withMark, onChange }: PadProps) {
  const t = useWords();
  const locale = useLocale();
  const [round, setRound] = useState(0);
  return (
    <>
      <SignaturePad
        alternative={t(withMark ? "signing.pad.alternative-mark" : "signing.pad.alternative")}
        initial={
          drawing ? { ...drawing, strokes: drawing.strokes.map((stroke) => stroke.map((p) => ({ ...p }))) } : undefined
        }
        key={`${locale}-${round}`}
        label={t("signing.pad.label")}
        onChange={onChange}
        words={{
          signHere: t(withMark ? "signing.pad.mark-here" : "signing.pad.sign-here"),
          clear: t("signing.pad.clear"),
          undo: t("signing.pad.undo"),
          empty: t("signing.pad.empty"),
          drawn: t("signing.pad.drawn"),
        }}
      />
      {withMark ? (
        <div className="button-row">
          <Button
            icon="close"
            onClick={() => {
              onChange(crossOn({ width: 600, height: 200 }));
              setRound((before) => before + 1);
            }}
            variant="secondary"
          >
            {t("signing.pad.make-mark")}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function LanguageFirst({ onChange }: { onChange: (language: Locale) => void }) {
  const t = useWords();
  const locale = useLocale();
  return (
    <SegmentedChoice
      choices={[
        { value: "es", label: "Español", lang: "es" },
        { value: "en", label: "English", lang: "en" },
      ]}
      label={t("signing.statement.first")}
      onChange={onChange}
      value={locale}
    />
  );
}

/** "Back" of the browser leads to the family's papers: it asks for the recruiter instead. */
function useStaying(onLeaving: () => void): void {
  const leaving = useRef(onLeaving);
  useEffect(() => {
    leaving.current = onLeaving;
  });
  useEffect(() => {
    history.pushState(history.state, "", location.href);
    const stay = () => {
      history.pushState(history.state, "", location.href);
      leaving.current();
    };
    addEventListener("popstate", stay);
    return () => removeEventListener("popstate", stay);
  }, []);
}
