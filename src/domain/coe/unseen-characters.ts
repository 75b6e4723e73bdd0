import { isDash, isDateAnswer } from "./answer.ts";
import type { CoeAnswers } from "./coe.ts";
import type { FieldPath } from "./field-path.ts";
import type { IncompleteField } from "./incomplete-field.ts";

/**
 * Signs that nobody sees and that make a name read otherwise than it is written: control characters, the marks that turn the
 * direction of writing, spaces without width, and half a letter (a lone surrogate), which has no canonical form and so cannot be
 * signed. The joiners of Persian or of an emoji are letters of a word and stay.
 */
const unseen = /[\p{Cc}\p{Surrogate}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

/** A comment or a description may have lines; a name or a ZIP has one. */
const hasLines = /^comments\.|stateInformation\.|\.(address|necessityReason|description)$|Date$|\.date$/;

/** Asked of hundreds of texts, of which next to none has any: where it may stand is looked at only then. */
const isUnseen = ({ field, text }: WrittenText): boolean =>
  unseen.test(text) && (!hasLines.test(field) || unseen.test(text.replace(/[\n\r\t]/g, "")));

/**
 * C-06: what is stored and printed is what was typed, so such a sign is told at its field and taken out by the one who wrote it.
 * Like all that the form asks for, it holds up signing and never the saving of a draft.
 */
export function unseenCharacters(answers: CoeAnswers): readonly IncompleteField[] {
  const texts: WrittenText[] = [];
  gatherTexts(answers, "", texts);
  return texts
    .filter(isUnseen)
    .map(({ field }) => ({ field, rule: "C-06", message: "complete.unseen-character", values: {} }));
}

interface WrittenText {
  readonly field: FieldPath;
  readonly text: string;
}

function gatherTexts(value: unknown, field: FieldPath, texts: WrittenText[]): void {
  if (typeof value === "string") texts.push({ field, text: value });
  else if (Array.isArray(value)) for (const member of value) gatherTexts(member, `${field}.${idOf(member)}`, texts);
  else if (typeof value !== "object" || value === null || isDash(value)) return;
  // Year, month and day are told as no day of the calendar (C-03).
  else if (isDateAnswer(value)) texts.push({ field, text: value.how });
  else
    for (const [key, member] of Object.entries(value))
      if (key !== "id" && !/Ids?$/.test(key)) gatherTexts(member, field === "" ? key : `${field}.${key}`, texts);
}

const idOf = (member: unknown): string =>
  typeof member === "object" && member !== null && "id" in member ? String(member.id) : "";
