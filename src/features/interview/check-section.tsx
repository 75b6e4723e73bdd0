import { useEffect, useRef, useState } from "react";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, type SummaryGroup } from "../../ui/error-summary.tsx";
import { useWords } from "../../ui/words.tsx";
import { checkLines } from "./check-lines.ts";
import { fieldHref } from "./field-link.tsx";
import { focusField } from "./go-to-field.ts";
import { useInterview } from "./interview-context.ts";
import { useJudgement } from "./judgement.ts";

/** "Check this COE": everything that stands between the interview and the signing, each with the way to its field. */
export function CheckSection() {
  const t = useWords();
  const { watch, readOnly } = useInterview();
  const [attempt, setAttempt] = useState(watch.checked() ? 1 : 0);
  const [pressed, setPressed] = useState(false);
  if (readOnly) return null;
  if (attempt === 0) {
    return (
      <Button
        icon="check"
        onClick={() => {
          watch.check();
          setAttempt(1);
          setPressed(true);
        }}
        variant="secondary"
        wide
      >
        {t("interview.check.do")}
      </Button>
    );
  }
  return <Result attempt={attempt} pressed={pressed} />;
}

function Result({ attempt, pressed }: { attempt: number; pressed: boolean }) {
  const t = useWords();
  const { coeId } = useInterview();
  const { owed, answers } = useJudgement();
  const open = owed.mustFix.length + owed.comments.length;
  const groups: readonly SummaryGroup[] = [
    {
      id: "must-fix",
      title: t("interview.check.must-fix", { count: owed.mustFix.length }),
      tone: "bad",
      entries: checkLines(owed.mustFix, answers, t),
    },
    {
      id: "comments",
      title: t("interview.check.comments", { count: owed.comments.length }),
      tone: "caution",
      entries: checkLines(owed.comments, answers, t),
    },
    {
      id: "double-check",
      title: t("interview.check.double-check", { count: owed.doubleCheck.length }),
      tone: "told",
      entries: checkLines(owed.doubleCheck, answers, t),
    },
  ];
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (pressed) box.current?.scrollIntoView?.({ block: "start" });
  }, [pressed]);
  return (
    <div className="stack interview__checked" ref={box}>
      {open + owed.doubleCheck.length > 0 ? (
        <ErrorSummary
          attempt={attempt}
          groups={groups}
          lede={open > 0 ? t("interview.check.lede") : t("interview.check.only-double-check")}
          onJump={({ fieldId }) => {
            if (document.getElementById(fieldId)) focusField(fieldId);
            else followLink(fieldHref(coeId, fieldId));
          }}
          title={t("interview.check.title", { count: open })}
        />
      ) : null}
      {open === 0 ? <Ready takesFocus={pressed && owed.doubleCheck.length === 0} /> : null}
    </div>
  );
}

/** The button that was pressed is gone: the answer to it takes the focus. */
function Ready({ takesFocus }: { takesFocus: boolean }) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [takesFocus]);
  return (
    <div ref={box} tabIndex={-1}>
      <Alert live="status" title={t("interview.check.ready")} tone="good">
        <p>{t("interview.check.ready-next")}</p>
      </Alert>
    </div>
  );
}

/** By a real click on a link of our own, which the shell hands to its router. */
function followLink(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  document.body.append(link);
  link.click();
  link.remove();
}
