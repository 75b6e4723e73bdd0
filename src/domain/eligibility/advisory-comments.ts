import { textOf } from "../coe/answer.ts";
import type { Child } from "../coe/child-data.ts";
import type { SignatureMethod } from "../coe/interviewee-signature.ts";
import type { InterviewFacts } from "./interview-facts.ts";
import type { MovePair } from "./move-pair.ts";
import { nameOf, type Owed, owed } from "./owed-comments.ts";
import { comparable, compareDistricts } from "./place-facts.ts";
import { listedWords } from "./qualifying-activity.ts";
import { stayDaysOf } from "./residence.ts";
import type { Values } from "./trace-line.ts";

const advised = (topic: string, values: Values): Owed =>
  owed(`advisory:${topic}`, "R-96", false, `advisory.${topic}`, values);

/** Comments without which the COE would look odd to somebody who was not there. */
export function advisoryComments(facts: InterviewFacts, child: Child, pair: MovePair): Owed[] {
  const { worker, work } = pair;
  const found: Owed[] = [];
  if (worker.relation === "guardian") {
    found.push(advised("guardian", { worker: nameOf(worker), child: child.firstName.trim() }));
  }
  if (child.schooling.foreignDiploma === true) {
    found.push(advised("foreign-diploma", { child: child.firstName.trim() }));
  }
  found.push(...placeComments(facts, pair));
  if (work?.commutes === true) found.push(advised("commute", { worker: nameOf(worker) }));
  if (work?.activityQualifies === "yes" && listedWords(work.description).support.length > 0) {
    found.push(advised("unusual-work", { work: work.description.trim() }));
  }
  if (hasOtherName(facts, child, pair)) found.push(advised("name-differs", { child: nameOfChild(child) }));
  return found;
}

const nameOfChild = (child: Child): string => `${child.firstName} ${child.lastName1}`.trim();

function placeComments(facts: InterviewFacts, { childMove }: MovePair): Owed[] {
  const found: Owed[] = [];
  const { from, to } = childMove;
  const days = stayDaysOf(facts, childMove);
  const short = days !== null && days < facts.policy.shortStayDays && childMove.move.returned !== false;
  if (short) found.push(advised("short-stay", { days }));
  const sameTown = from.city !== "" && from.city === to.city && from.state === to.state && !from.abroad;
  if (sameTown && compareDistricts(from, to) === "different") {
    found.push(advised("odd-geography", { city: childMove.move.to.city.trim() }));
  }
  return found;
}

/** The child bears no last name of the parents on the form or of the worker. */
function hasOtherName(facts: InterviewFacts, child: Child, { worker }: MovePair): boolean {
  if (worker.relation !== "parent" && worker.relation !== "step-parent") return false;
  const own = [child.lastName1, textOf(child.lastName2) ?? ""].flatMap(nameParts);
  const { parent1, parent2 } = facts.answers.familyData;
  const theirs = [textOf(parent1.lastName) ?? "", textOf(parent2.lastName) ?? "", worker.lastName].flatMap(nameParts);
  return own.length > 0 && theirs.length > 0 && !own.some((part) => theirs.includes(part));
}

const nameParts = (name: string): readonly string[] => comparable(name).split(" ").filter(Boolean);

const methodsWithComment: ReadonlySet<SignatureMethod> = new Set(["x-mark", "refused", "verbal-remote", "paper"]);

/** Every way of signing but the drawn one owes a comment. */
export function signatureComments(facts: InterviewFacts): Owed[] {
  const { method, intervieweeName, relationship, witness } = facts.answers.intervieweeSignature;
  if (method === null || !methodsWithComment.has(method)) return [];
  const values = {
    interviewee: intervieweeName.trim(),
    relationship: relationship.trim(),
    witness: witness.trim(),
  };
  return [owed(`signature:${method}`, "R-95", true, `signature.${method}`, values)];
}
