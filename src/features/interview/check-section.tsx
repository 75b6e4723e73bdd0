import { useState } from "react";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorSummary, type SummaryGroup } from "../../ui/error-summary.tsx";
import { useWords } from "../../ui/words.tsx";
import { fieldHref } from "./field-link.tsx";
import { focusField } from "./go-to-field.ts";
import { useInterview } from "./interview-context.ts";
import { childName, useJudgement } from "./judgement.ts";
import type { OwedLine } from "./owed.ts";

/** "Check this COE": everything that stands between the interview and the signing, each with the way to its field. */
export function CheckSection() {
  const t = useWords();
  const { watch, readOnly } = useInterview();
  const [attempt, setAttempt] = useState(watch.checked() ? 1 : 0);
  if (readOnly) return null;
  if (attempt === 0) {
    return (
      <Button
        icon="check"
        onClick={() => {
          watch.check();
          setAttempt(1);
        }}
        variant="secondary"
        wide
      >
        {t("interview.check.do")}
      </Button>
    );
  }
  return <Result attempt={attempt} />;
}

function Result({ attempt }: { attempt: number }) {
  const t = useWords();
  const { coeId } = useInterview();
  const { owed, answers } = useJudgement();
  const open = owed.mustFix.length + owed.comments.length;
  const entry = (line: OwedLine) => ({
    id: line.key,
    fieldId: line.field,
    text: <Line line={line} name={nameOf(line)} />,
  });
  const nameOf = (line: OwedLine) => (line.childId ? childName(answers, line.childId) : "");
  const groups: readonly SummaryGroup[] = [
    {
      id: "must-fix",
      title: t("interview.check.must-fix", { count: owed.mustFix.length }),
      tone: "bad",
      entries: owed.mustFix.map(entry),
    },
    {
      id: "comments",
      title: t("interview.check.comments", { count: owed.comments.length }),
      tone: "caution",
      entries: owed.comments.map(entry),
    },
    {
      id: "double-check",
      title: t("interview.check.double-check", { count: owed.doubleCheck.length }),
      tone: "told",
      entries: owed.doubleCheck.map(entry),
    },
  ];
  return (
    <div className="stack">
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
      {open === 0 ? (
        <Alert live="status" title={t("interview.check.ready")} tone="good">
          <p>{t("interview.check.ready-next")}</p>
        </Alert>
      ) : null}
    </div>
  );
}

function Line({ line, name }: { line: OwedLine; name: string }) {
  const t = useWords();
  const sentence = t(line.message, line.values);
  return name === "" || sentence.includes(name) ? sentence : `${name}: ${sentence}`;
}

/** By a real click on a link of our own, which the shell hands to its router. */
function followLink(href: string): void {
  const link = document.createElement("a");
  link.href = href;
  document.body.append(link);
  link.click();
  link.remove();
}
