import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import type { Judgement } from "./judge.ts";
import { loadRules, presentRules } from "./rules.ts";

export interface DeterminationWatch {
  /** Null until the rules are here, a moment after the first paint. */
  current(): Judgement | null;
  /** For whoever cannot draw without a judgement; the same promise every time. */
  first(): Promise<Judgement>;
  /** The judgement of exactly these answers. */
  of(answers: CoeAnswers): Promise<Judgement>;
  subscribe(listener: () => void): () => void;
  /** True once the recruiter asked for a check: from then on each field says what is open. */
  checked(): boolean;
  check(): void;
  problemAt(field: FieldPath): Problem | undefined;
}

interface Problem {
  readonly message: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The rules run when typing pauses for this long: between two keystrokes they would be in the way. */
const pause = 150;

export function watchDetermination(
  policy: StatePolicy,
  answersNow: () => CoeAnswers,
  onChange: (listener: () => void) => () => void,
): DeterminationWatch & { stop(): void } {
  const listeners = new Set<() => void>();
  let isChecked = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let first: Promise<Judgement> | null = null;
  let latest = presentRules()?.(answersNow(), policy) ?? null;
  const of = async (answers: CoeAnswers): Promise<Judgement> => {
    if (latest?.answers === answers) return latest;
    const judge = presentRules() ?? (await loadRules());
    const judgement = judge(answers, policy);
    if (answers === answersNow()) latest = judgement;
    return judgement;
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  // Rules that did not come are asked for again with the next change.
  const judgeNow = () => void of(answersNow()).then(tell, () => undefined);
  const stopListening = onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(judgeNow, pause);
  });
  return {
    current: () => latest,
    first() {
      first ??= of(answersNow());
      return first;
    },
    of,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    checked: () => isChecked,
    check() {
      isChecked = true;
      tell();
      judgeNow();
    },
    problemAt: (field) => (isChecked ? latest?.owed.byField.get(field) : undefined),
    stop() {
      clearTimeout(timer);
      stopListening();
    },
  };
}
