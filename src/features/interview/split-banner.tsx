import { useState } from "react";
import type { CoeGroup } from "../../domain/eligibility/determination.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { formatDay, useLocale, useWords } from "../../ui/words.tsx";
import { useInterview } from "./interview-context.ts";
import type { Judgement } from "./judge.ts";
import { childName } from "./judgement.ts";
import { type SplitDone, splitIntoCoes } from "./split-into-coes.ts";

/** another arrival date or another basis needs another COE. One tap makes them, with the family's facts in each. */
export function SplitBanner({ judgement, id }: { judgement: Judgement; id?: string }) {
  const t = useWords();
  const locale = useLocale();
  const interview = useInterview();
  const [problem, setProblem] = useState(false);
  const [busy, setBusy] = useState(false);
  // Children who do not qualify come last: they stay written down, on a COE of their own that nobody signs.
  const groups = judgement.determination.groups.toSorted((a, b) => Number(isOut(a)) - Number(isOut(b)));
  const listed = groups.filter((group) => !isOut(group)).length;
  if (groups.length < 2 || listed === 0) return null;
  const takeBack = async (done: SplitDone) => {
    if (!(await done.undo())) interview.announce({ text: t("interview.split.too-late") });
  };
  const split = async () => {
    setBusy(true);
    const done = await splitIntoCoes(
      interview,
      groups.map((group) => group.childIds),
    );
    setBusy(false);
    setProblem(!done.ok);
    if (done.ok) {
      interview.announce({
        text: t("interview.split.done", { count: done.value.made }),
        undo: () => void takeBack(done.value),
      });
    }
  };
  return (
    <div id={id}>
      <Alert
        actions={
          interview.readOnly ? undefined : (
            <Button busy={busy} onClick={() => void split()}>
              {t(listed > 1 ? "interview.split.do" : "interview.split.take-off", { count: groups.length })}
            </Button>
          )
        }
        title={t(listed > 1 ? "interview.split.title" : "interview.split.title-out", { count: groups.length })}
        tone="caution"
      >
        <p>{t(listed > 1 ? "interview.split.why" : "interview.split.why-out")}</p>
        <ul>
          {groups.map((group) => (
            <li key={group.childIds.join(" ")}>
              {group.childIds.map((id) => childName(judgement.answers, id) || "…").join(", ")}
              {": "}
              {group.qad
                ? t("interview.split.qad", { day: formatDay(group.qad, locale) })
                : t(`interview.verdict.${group.verdict}`)}
            </li>
          ))}
        </ul>
        {problem ? <p role="alert">{t("interview.split.failed")}</p> : null}
      </Alert>
    </div>
  );
}

const isOut = (group: CoeGroup): boolean => group.verdict === "not-eligible";
