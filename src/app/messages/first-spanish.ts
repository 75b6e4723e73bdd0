import { mergedTexts, type TextFile } from "./merged-texts.ts";

/** What the list and the interview say. What the rules say and the rest come with `catalogs.ts`, after the first paint. */
export const firstSpanish = mergedTexts(
  import.meta.glob<TextFile>(["./{shell,coe-list,interview,interview-*,reasons}.es.ts"], {
    eager: true,
  }),
);
