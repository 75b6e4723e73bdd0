import type { Catalog, Catalogs } from "../../ui/words.tsx";

type MessageFile = Readonly<Record<string, Catalog>>;

/** One pair of files per feature, `<feature>.en.ts` and `<feature>.es.ts`, each exporting one record of texts by id. */
const english = import.meta.glob<MessageFile>("./*.en.ts", { eager: true });
const spanish = import.meta.glob<MessageFile>("./*.es.ts", { eager: true });

const merged = (files: Readonly<Record<string, MessageFile>>): Catalog =>
  Object.assign({}, ...Object.values(files).flatMap((file) => Object.values(file)));

/** Every text of the application, in both languages. */
export const catalogs: Catalogs = { en: merged(english), es: merged(spanish) };
