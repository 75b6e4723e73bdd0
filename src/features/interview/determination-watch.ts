import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { incompleteFields } from "../../domain/coe/complete.ts";
import { usedMoves } from "../../domain/coe/complete-moves.ts";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import type { Determination } from "../../domain/eligibility/determination.ts";
import { determine } from "../../domain/eligibility/determine.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import { type Owed, owedBy } from "./owed.ts";

/** What the rules say about the answers as they stand, a moment after the last change. */
export interface Judgement {
  readonly answers: CoeAnswers;
  readonly determination: Determination;
  readonly owed: Owed;
}

export interface DeterminationWatch {
  current(): Judgement;
  /** The judgement of exactly these answers, for a save that must not wait. */
  of(answers: CoeAnswers): Judgement;
  subscribe(listener: () => void): () => void;
  /** True once the recruiter asked for a check: from then on each field says what is open. */
  checked(): boolean;
  check(): void;
  problemAt(field: FieldPath): Problem | undefined;
}

export interface Problem {
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
  let latest = judge(answersNow(), policy);
  const of = (answers: CoeAnswers): Judgement => {
    if (latest.answers === answers) return latest;
    const judgement = judge(answers, policy);
    if (answers === answersNow()) latest = judgement;
    return judgement;
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const stopListening = onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      of(answersNow());
      tell();
    }, pause);
  });
  return {
    current: () => latest,
    of,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    checked: () => isChecked,
    check() {
      isChecked = true;
      of(answersNow());
      tell();
    },
    problemAt: (field) => (isChecked ? latest.owed.byField.get(field) : undefined),
    stop() {
      clearTimeout(timer);
      stopListening();
    },
  };
}

function judge(answers: CoeAnswers, policy: StatePolicy): Judgement {
  const determination = determine(answers, policy);
  const used = usedMoves(determination.children);
  return { answers, determination, owed: owedBy(determination, incompleteFields(answers, used)) };
}
