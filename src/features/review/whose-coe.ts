import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { familyNameOf } from "../../domain/coe/summary.ts";
import { nameOfYouthAlone } from "../../domain/story/story.ts";
import type { Speak } from "../../ui/words.tsx";

/** Whose a COE is: a family's, or that of a youth on their own, of whom nobody speaks as of a family. */
export interface Whose {
  readonly kind: "family" | "youth" | "unnamed";
  readonly name: string;
}

export const familyCalled = (name: string): Whose => ({ kind: name === "" ? "unnamed" : "family", name });

export function whoseCoe(answers: CoeAnswers): Whose {
  const youth = nameOfYouthAlone(answers);
  return youth === null ? familyCalled(familyNameOf(answers)) : { kind: "youth", name: youth };
}

/** "the Luna family", "Eleazar Chub Caal", as it stands inside a sentence. */
export const whoseWords = (t: Speak, { kind, name }: Whose): string => t(`review.whose.${kind}`, { name });
