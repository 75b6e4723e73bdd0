import { startTransition, use, useEffect, useState } from "react";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { Verdict } from "../../domain/eligibility/determination.ts";
import type { Tone } from "../../ui/tone.ts";
import { useAllWords } from "../../ui/words.tsx";
import { useInterview } from "./interview-context.ts";
import type { Judgement } from "./judge.ts";

export const verdictTones: Readonly<Record<Verdict, Tone>> = {
  eligible: "good",
  "not-eligible": "bad",
  "needs-review": "caution",
  "not-yet-known": "told",
};

/** The latest judgement, drawn when typing leaves time for it. Waits, in a `Suspense`, until the rules and their words are here. */
export function useJudgement(): Judgement {
  const { watch } = useInterview();
  useAllWords();
  const begun = watch.current() ?? use(watch.first());
  const [judgement, setJudgement] = useState(begun);
  useEffect(() => {
    const take = () => startTransition(() => setJudgement((before) => watch.current() ?? before));
    take();
    return watch.subscribe(take);
  }, [watch]);
  return judgement;
}

export function childName(answers: CoeAnswers, id: string): string {
  const child = answers.childData.children.find((entry) => entry.id === id);
  return child ? child.firstName.trim() : "";
}
