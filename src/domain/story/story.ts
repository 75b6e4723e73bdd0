import { ageOn } from "../base/calendar-date.ts";
import { dateOf, textOf } from "../coe/answer.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import { familyNameOf } from "../coe/summary.ts";
import type { ChildDetermination, Determination } from "../eligibility/determination.ts";
import { chapterOf } from "./chapter.ts";
import { type StorySentence, sentence } from "./sentence.ts";

/**
 * The COE as a short story, read back to the family before it signs. An outside reader should see from it why each child
 * is eligible; so it says what the family said, in the order in which things happened, and then what follows from it.
 */
export function tellStory(
  answers: CoeAnswers,
  determination: Pick<Determination, "children">,
): readonly StorySentence[] {
  return [
    ...opening(answers),
    ...answers.childData.children.map((child) => introduction(answers, child.id)),
    ...sameFacts(determination.children).flatMap((children) => chapterOf(answers, children)),
    ...closing(answers),
  ];
}

function opening(answers: CoeAnswers): StorySentence[] {
  const { address, city, state } = answers.familyData;
  const familyName = familyNameOf(answers);
  const count = answers.childData.children.length;
  const home = { address: address.trim() || city.trim(), city: city.trim(), state: state.trim() };
  const known = city.trim() !== "";
  const alone = youthAlone(answers);
  if (alone !== null) return [...(known ? [sentence("youth-lives", home, [alone])] : []), sentence("youth")];
  const lives = known && familyName !== "" ? [sentence("lives", { familyName, ...home })] : [];
  return count === 0 ? lives : [...lives, sentence("children", { count })];
}

/** Their name, where the COE is of one youth on their own, of whom nobody speaks as of a family. */
export function nameOfYouthAlone(answers: CoeAnswers): string | null {
  const youth = answers.childData.children.find(({ id }) => id === youthAlone(answers));
  return youth
    ? [youth.firstName, youth.lastName1, textOf(youth.lastName2) ?? ""].join(" ").replace(/\s+/g, " ").trim()
    : null;
}

/** Who moved to work without anybody is not a family: the only child, a worker in their own right, with no parent named. */
function youthAlone({ childData, familyData, qualifyingMoves }: CoeAnswers): string | null {
  const [youth, ...others] = childData.children;
  if (youth === undefined || others.length > 0) return null;
  const named = [familyData.parent1, familyData.parent2].some(
    ({ firstName, lastName }) => (textOf(firstName) ?? textOf(lastName)) !== null,
  );
  const works = qualifyingMoves.workers.some(({ relation, childId }) => relation === "self" && childId === youth.id);
  return works && !named ? youth.id : null;
}

function introduction(answers: CoeAnswers, childId: string): StorySentence {
  const child = answers.childData.children.find((one) => one.id === childId);
  const bornOn = child ? dateOf(child.birthDate) : null;
  const interviewDate = dateOf(answers.intervieweeSignature.interviewDate);
  const childNames = [childId];
  if (bornOn === null) return sentence("child-named", {}, childNames);
  if (interviewDate === null || interviewDate < bornOn) return sentence("child-born", { bornOn }, childNames);
  return sentence("child", { bornOn, age: ageOn(bornOn, interviewDate) }, childNames);
}

/** Children about whom the same is to be told, in the order of the form. */
function sameFacts(children: readonly ChildDetermination[]): readonly (readonly ChildDetermination[])[] {
  const groups = new Map<string, ChildDetermination[]>();
  for (const child of children) {
    const { verdict, qad, eed, residencyDate, childMoveId, workerMoveId, workerId, workId, manner } = child;
    const key = [verdict, qad, eed, residencyDate, childMoveId, workerMoveId, workerId, workId, manner].join("|");
    groups.set(key, [...(groups.get(key) ?? []), child]);
  }
  return [...groups.values()];
}

function closing(answers: CoeAnswers): StorySentence[] {
  const { intervieweeName, relationship, interviewDate } = answers.intervieweeSignature;
  const day = dateOf(interviewDate);
  const told =
    day !== null && intervieweeName.trim() !== ""
      ? [
          sentence(relationship.trim() === "" ? "told" : "told-by-relation", {
            interviewee: intervieweeName.trim(),
            relationship: relationship.trim(),
            interviewDate: day,
          }),
        ]
      : [];
  return [...told, sentence("confirm")];
}
