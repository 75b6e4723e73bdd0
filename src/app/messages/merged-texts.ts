import type { Catalog } from "../../ui/words.tsx";

/** One pair of files per feature, `<feature>.en.ts` and `<feature>.es.ts`, each exporting one record of texts by id. */
export type TextFile = Readonly<Record<string, Catalog>>;

export const mergedTexts = (files: Readonly<Record<string, TextFile>>): Catalog =>
  Object.assign({}, ...Object.values(files).flatMap((file) => Object.values(file)));
