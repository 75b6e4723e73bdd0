import { mergedTexts, type TextFile } from "./merged-texts.ts";

/** What the list and the interview say. The rest comes with `catalogs.ts`, after the first paint. */
export const firstEnglish = mergedTexts(
  import.meta.glob<TextFile>(
    ["./{shell,unlock,coe-list,interview,interview-*,complete,findings,finding-*,reasons}.en.ts"],
    {
      eager: true,
    },
  ),
);
