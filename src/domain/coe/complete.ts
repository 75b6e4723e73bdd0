import { type DashableText, isAnswered } from "./answer.ts";
import type { Child } from "./child-data.ts";
import type { CoeAnswers } from "./coe.ts";
import { incompleteMoves, type UsedMoves } from "./complete-moves.ts";
import { childField, familyField, signatureField } from "./field-path.ts";
import { birthDateCodes } from "./form.ts";
import { blank, dateProblems, type IncompleteField } from "./incomplete-field.ts";
import { unseenCharacters } from "./unseen-characters.ts";

/**
 * All that the form itself asks for before anybody signs. Whether the answers make a child eligible, and which comments they owe,
 * is the determination's word. `used` names the moves, workers and work that items 1, 2, 4, 5 and 6 are made of; without it every
 * entry is held to the same standard. Older moves are history and only need their day.
 */
export function incompleteFields(answers: CoeAnswers, used: UsedMoves | null = null): readonly IncompleteField[] {
  return [
    ...familyFields(answers),
    ...childFields(answers),
    ...incompleteMoves(answers, used),
    ...interview(answers),
    ...unseenCharacters(answers),
  ];
}

const unanswered = (answer: DashableText): boolean => !isAnswered(answer);

function familyFields(answers: CoeAnswers): IncompleteField[] {
  const { familyData } = answers;
  const found: IncompleteField[] = [];
  for (const [key, parent] of [
    ["parent1", familyData.parent1],
    ["parent2", familyData.parent2],
  ] as const) {
    const number = key === "parent1" ? 1 : 2;
    if (unanswered(parent.lastName)) found.push(blank(familyField(`${key}.lastName`), "parent.lastName", { number }));
    if (unanswered(parent.firstName))
      found.push(blank(familyField(`${key}.firstName`), "parent.firstName", { number }));
  }
  for (const key of ["address", "city", "schoolDistrict"] as const) {
    if (familyData[key].trim() === "") found.push(blank(familyField(key), `family.${key}`));
  }
  if (!/^[A-Za-z]{2}$/.test(familyData.state.trim())) found.push(blank(familyField("state"), "family.state"));
  for (const key of ["zip", "telephone"] as const) {
    if (unanswered(familyData[key])) found.push(blank(familyField(key), `family.${key}`));
  }
  return found;
}

function childFields(answers: CoeAnswers): IncompleteField[] {
  const { children } = answers.childData;
  if (children.length === 0) {
    return [{ field: "childData.children", rule: "C-05", message: "complete.children", values: {} }];
  }
  return children.flatMap((child, place) => childRow(child, child.firstName.trim() || String(place + 1)));
}

function childRow(child: Child, name: string): IncompleteField[] {
  const at = (field: string) => childField(child.id, field);
  const values = { child: name };
  const found: IncompleteField[] = [];
  for (const key of ["lastName1", "firstName"] as const) {
    if (child[key].trim() === "") found.push(blank(at(key), `child.${key}`, values));
  }
  for (const key of ["lastName2", "suffix", "middleName"] as const) {
    if (unanswered(child[key])) found.push(blank(at(key), `child.${key}`, values));
  }
  const choices = {
    sex: child.sex === null,
    multipleBirth: child.multipleBirth === null,
    birthDateCode: child.birthDateCode === null || !birthDateCodes.includes(child.birthDateCode),
  };
  for (const [key, open] of Object.entries(choices)) {
    if (open) found.push({ ...blank(at(key), `child.${key}`, values), rule: "C-04" });
  }
  const { schooling } = child;
  return [
    ...found,
    ...dateProblems(at("birthDate"), child.birthDate, "child.birthDate", values),
    ...dateProblems(at("residencyDate"), child.residencyDate, "", values, true),
    ...dateProblems(at("schooling.graduationDate"), schooling.graduationDate, "", values, true),
    ...dateProblems(at("schooling.hsedDate"), schooling.hsedDate, "", values, true),
    ...dateProblems(at("deathDate"), child.deathDate, "", values, true),
  ];
}

function interview(answers: CoeAnswers): IncompleteField[] {
  const { intervieweeSignature: signature } = answers;
  const found = [
    ...dateProblems(signatureField("interviewDate"), signature.interviewDate, "interview.date", {}),
    ...(["intervieweeName", "relationship"] as const)
      .filter((key) => signature[key].trim() === "")
      .map((key) => blank(signatureField(key), `interview.${key}`)),
  ];
  const witnessed = signature.method === "x-mark" || signature.method === "verbal-remote";
  return witnessed && signature.witness.trim() === ""
    ? [...found, blank(signatureField("witness"), "interview.witness")]
    : found;
}
