import type { Catalogs } from "../../ui/words.tsx";
import { mergedTexts, type TextFile } from "./merged-texts.ts";

/** Every text of the application, in both languages. */
export const catalogs: Catalogs = {
  en: mergedTexts(import.meta.glob<TextFile>("./*.en.ts", { eager: true })),
  es: mergedTexts(import.meta.glob<TextFile>("./*.es.ts", { eager: true })),
};
