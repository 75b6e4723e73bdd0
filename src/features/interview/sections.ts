import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { emptyCoeAnswers } from "../../domain/coe/coe.ts";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import { sectionOfField } from "../../domain/coe/section-of-field.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import type { IconName } from "../../ui/icon-paths.ts";
import type { Tone } from "../../ui/tone.ts";
import type { Judgement } from "./judge.ts";
import type { Owed } from "./owed.ts";

const sections = ["interview", "family", "children", "moves", "work", "comments", "state"] as const;
export type Section = (typeof sections)[number];

export const isSection = (text: string | null | undefined): text is Section =>
  sections.some((section) => section === text);

/** A State without questions of its own has no section for them. */
export const sectionsFor = (policy: StatePolicy): readonly Section[] =>
  policy.addedQuestions.length > 0 ? sections : sections.filter((section) => section !== "state");

type SectionState = "not-started" | "in-progress" | "needs-comment" | "complete" | "to-fix";

export const stateLook: Readonly<Record<SectionState, { readonly tone: Tone; readonly icon?: IconName }>> = {
  "not-started": { tone: "plain" },
  "in-progress": { tone: "told", icon: "edit" },
  "needs-comment": { tone: "caution", icon: "comment" },
  complete: { tone: "good" },
  "to-fix": { tone: "bad" },
};

/** What the recruiter typed in a section; equal to an untouched one's means not started. */
function partOf(section: Exclude<Section, "state">, answers: CoeAnswers): unknown {
  switch (section) {
    case "interview":
      return { ...answers.intervieweeSignature, method: null, witness: "" };
    case "family":
      return { ...answers.familyData, state: "" };
    case "children":
      return answers.childData.children.length;
    case "moves":
      return answers.qualifyingMoves.moves.length;
    case "work":
      return answers.qualifyingMoves.workers.length;
    case "comments":
      return answers.comments;
  }
}

const untouched = emptyCoeAnswers();

function isStarted(section: Section, answers: CoeAnswers): boolean {
  if (section === "state") {
    const perChild = answers.childData.children.some((child) => Object.keys(child.stateInformation).length > 0);
    return perChild || Object.keys(answers.stateInformation).length > 0;
  }
  return JSON.stringify(partOf(section, answers)) !== JSON.stringify(partOf(section, untouched));
}

export function sectionState(section: Section, { answers, determination, owed }: Judgement): SectionState {
  const here = (field: FieldPath) => sectionOfField(field) === section;
  if (section === "comments") {
    if (owed.comments.length > 0) return "needs-comment";
    const isSettled = determination.children.length > 0 && determination.verdict !== "not-yet-known";
    return isSettled || Object.keys(answers.comments).length > 0 ? "complete" : "not-started";
  }
  if (!isStarted(section, answers)) return "not-started";
  const traces = [...determination.children.flatMap((child) => child.trace), ...determination.findings];
  const wrong = traces.some(
    (line) => line.severity === "blocks" && line.fields[0] !== undefined && here(line.fields[0]),
  );
  if (wrong) return "to-fix";
  return owed.mustFix.some((line) => here(line.field)) ? "in-progress" : "complete";
}

/** Nothing stands between the interview and reading it back. Unknown is not ready. */
export const isReady = (owed: Owed | undefined): boolean =>
  owed !== undefined && owed.mustFix.length + owed.comments.length === 0;
