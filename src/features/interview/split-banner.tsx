import { useState } from "react";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { formatDay, useLocale, useWords } from "../../ui/words.tsx";
import type { Judgement } from "./determination-watch.ts";
import { useInterview } from "./interview-context.ts";
import { childName } from "./judgement.ts";
import { splitIntoCoes } from "./split-into-coes.ts";

/** another arrival date or another basis needs another COE. One tap makes them, with the family's facts in each. */
export function SplitBanner({ judgement }: { judgement: Judgement }) {
  const t = useWords();
  const locale = useLocale();
  const interview = useInterview();
  const [problem, setProblem] = useState(false);
  const [busy, setBusy] = useState(false);
  const { groups } = judgement.determination;
  if (groups.length < 2) return null;
  const split = async () => {
    setBusy(true);
    const done = await splitIntoCoes(
      interview,
      groups.map((group) => group.childIds),
    );
    setBusy(false);
    setProblem(!done.ok);
    if (done.ok) {
      interview.announce({ text: t("interview.split.done", { count: done.value.made }), undo: done.value.undo });
    }
  };
  return (
    <Alert
      actions={
        interview.readOnly ? undefined : (
          <Button busy={busy} onClick={() => void split()}>
            {t("interview.split.do", { count: groups.length })}
          </Button>
        )
      }
      title={t("interview.split.title", { count: groups.length })}
      tone="caution"
    >
      <p>{t("interview.split.why")}</p>
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
  );
}
