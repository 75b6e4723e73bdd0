import type { CardListWords } from "../../../src/ui/card-list-parts.ts";
import type { SummaryGroup } from "../../../src/ui/error-summary.tsx";

export const DASHES = [
  { value: "none", label: "None" },
  { value: "not-told", label: "Not told" },
  { value: "unknown", label: "Unknown" },
] as const;

export const DATE_WORDS = {
  month: "Month",
  day: "Day",
  year: "Year",
  noMonth: "Choose the month",
  monthNames: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};

export const CARD_WORDS: CardListWords = {
  moveUp: (title) => `Move ${title} up`,
  moveDown: (title) => `Move ${title} down`,
  remove: (title) => `Remove ${title}`,
  moved: (title, place, of) => `${title} is now ${place} of ${of}`,
  removed: (title) => `${title} was removed`,
};

export const SUMMARY_GROUPS: readonly SummaryGroup[] = [
  {
    id: "fix",
    title: "Must fix",
    tone: "bad",
    entries: [{ id: "1", fieldId: "arrived", text: "The month of arrival is missing." }],
  },
  {
    id: "comment",
    title: "Needs a comment",
    tone: "caution",
    entries: [{ id: "2", fieldId: "comment", text: "Say why the worker moved soon after the children." }],
  },
  { id: "check", title: "Please double-check", tone: "told", entries: [] },
];
