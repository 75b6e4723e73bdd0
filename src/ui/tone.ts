import type { IconName } from "./icon-paths.ts";

/** What a mark says; the colour follows, and never stands alone: each tone has its icon, and words come with it. */
export type Tone = "plain" | "good" | "caution" | "bad" | "told";

export const TONE_ICONS: Readonly<Record<Tone, IconName>> = {
  plain: "radio-button-unchecked",
  good: "check-circle",
  caution: "warning",
  bad: "error",
  told: "info",
};
