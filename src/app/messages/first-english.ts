import { mergedTexts, type TextFile } from "./merged-texts.ts";

/** What the list and the interview say. What the rules say and the rest come with `catalogs.ts`, after the first paint. */
export const firstEnglish = mergedTexts(
  import.meta.glob<TextFile>(["./{shell,coe-list,interview,interview-*,reasons}.en.ts"], {
    eager: true,
  }),
);
