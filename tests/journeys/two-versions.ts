import type { Page } from "playwright-core";
import { sampleAnswers } from "../domain/coe/sample-answers.ts";
import { type Wording, write } from "../server/family-coe.ts";
import { fromAnotherTablet } from "./another-tablet.ts";

/** Whoever is signed in has continued one COE on two other tablets, and both have sent what they have. Gives the COE's id. */
export async function twoVersions(page: Page): Promise<string> {
  const answers = sampleAnswers();
  let coeId = "";
  await fromAnotherTablet(page, (author) => {
    const draft = (wording: Wording) => write({ stage: "draft", author, ...wording });
    const begun = draft({});
    coeId = begun.revision.coeId;
    const inCity = (city: string, deviceSeq: number) =>
      draft({
        coeId,
        parents: [begun.id],
        deviceSeq,
        answers: { ...answers, familyData: { ...answers.familyData, city } },
      });
    return [begun, inCity("Mesa Verde", 2), inCity("Stone Ridge", 3)];
  });
  return coeId;
}
