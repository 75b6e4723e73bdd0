import { catalogs } from "../../src/app/messages/catalogs.ts";
import { type Locale, type Speak, wordsOf } from "../../src/ui/words.tsx";

/** What the application says in this language. A journey looks for what a person would read, in either language. */
export const speaking = (locale: Locale): Speak => wordsOf(locale, catalogs[locale]);

/** A name that begins with these words: a choice is read out together with its hint, a card's title goes on with a name. */
export const beginningWith = (words: string): RegExp =>
  new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\p{N}])`, "u");
