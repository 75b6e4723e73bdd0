import { useMemo, useState } from "react";
import { whatWouldChange } from "../../domain/eligibility/what-if.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { Pill } from "../../ui/pill.tsx";
import { useWords } from "../../ui/words.tsx";
import { FieldLink } from "./field-link.tsx";
import { useInterview } from "./interview-context.ts";
import type { Judgement } from "./judge.ts";
import { verdictTones } from "./judgement.ts";

/** Which answer would change the verdict: worth asking again, never an invitation to write it down. Computed only when opened. */
export function WhatWouldChange({ childId, judgement }: { childId: string; judgement: Judgement }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Disclosure onToggle={setOpen} summary={t("interview.panel.what-if")}>
      {open ? <Answers childId={childId} judgement={judgement} /> : null}
    </Disclosure>
  );
}

function Answers({ childId, judgement }: { childId: string; judgement: Judgement }) {
  const t = useWords();
  const { policy } = useInterview();
  const { answers } = judgement;
  const changes = useMemo(
    () => whatWouldChange(answers, policy).filter((change) => change.childId === childId),
    [answers, policy, childId],
  );
  if (changes.length === 0) return <p>{t("interview.panel.nothing-would")}</p>;
  return (
    <>
      <p className="field__hint">{t("interview.panel.what-if-hint")}</p>
      <ul className="child-verdict__lines">
        {changes.map((change) => (
          <li key={`${change.field} ${change.message} ${change.verdict}`}>
            <FieldLink field={change.field}>{t(change.message, change.values)}</FieldLink>{" "}
            <Pill tone={verdictTones[change.verdict]}>{t(`interview.verdict.${change.verdict}`)}</Pill>
          </li>
        ))}
      </ul>
    </>
  );
}
