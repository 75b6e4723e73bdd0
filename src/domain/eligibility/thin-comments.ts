import type { CoeAnswers } from "../coe/coe.ts";
import { type RequiredCommentItem, requiredCommentItems } from "../coe/comments.ts";
import { commentField } from "../coe/field-path.ts";
import type { ChildDetermination } from "./determination.ts";
import type { InterviewFacts } from "./interview-facts.ts";
import { type Line, needsComment } from "./trace-line.ts";

/** A shorter comment cannot tell an outside reader why the child is eligible. */
const shortestComment = 25;

const timeFrame =
  /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|until|through|week|month|season|year)|\b(un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|hasta|semana|mes|temporada|año)/iu;

/** Two years, or two dates: the history of moves names at least two. */
const dated = /\b(19|20)\d\d\b|\d{1,2}\/\d{1,2}/g;

/** V-09: a comment that was written says enough: its length, the time frame of 6a and 6b, the two moves of 4b. */
export function thinComments(facts: InterviewFacts, children: readonly ChildDetermination[]): Line[] {
  if (children.every((child) => child.verdict === "not-eligible")) return [];
  return requiredCommentItems.flatMap((item) => {
    const topic = thinness(facts.answers, item);
    return topic === null ? [] : [needsComment("V-09", topic, [commentField(item)], { item })];
  });
}

function thinness(answers: CoeAnswers, item: RequiredCommentItem): string | null {
  const text = (answers.comments[item] ?? "").trim();
  if (text === "") return null;
  if (text.length < shortestComment) return "too-short";
  if ((item === "6a" || item === "6b") && !timeFrame.test(text)) return "no-time-frame";
  return item === "4b" && (text.match(dated)?.length ?? 0) < 2 ? "no-two-moves" : null;
}
