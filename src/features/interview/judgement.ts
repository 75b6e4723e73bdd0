import { startTransition, useEffect, useState } from "react";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { Verdict } from "../../domain/eligibility/determination.ts";
import type { Tone } from "../../ui/tone.ts";
import type { Judgement } from "./determination-watch.ts";
import { useInterview } from "./interview-context.ts";

export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  eligible: "good",
  "not-eligible": "bad",
  "needs-review": "caution",
  "not-yet-known": "told",
};

/** The latest judgement, drawn when typing leaves time for it. */
export function useJudgement(): Judgement {
  const { watch } = useInterview();
  const [judgement, setJudgement] = useState(watch.current);
  useEffect(() => {
    const take = () => startTransition(() => setJudgement(watch.current()));
    take();
    return watch.subscribe(take);
  }, [watch]);
  return judgement;
}

export function childName(answers: CoeAnswers, id: string): string {
  const child = answers.childData.children.find((entry) => entry.id === id);
  return child ? child.firstName.trim() : "";
}
