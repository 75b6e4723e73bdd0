import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { inParts } from "./lists.ts";
import type { Redrawn } from "./redrawn.ts";
import type { Tables } from "./tables.ts";

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split(" ")
      .filter((word) => word !== "")
      .slice(0, 200)
      .map((word) => word.slice(0, 60)),
  );

const none: ReadonlySet<string> = new Set();

const insertWords = compiledOnce((db, rows: readonly Tables["coe_words"][]) => db.insertInto("coe_words").values(rows));

/** Writes down by which words each COE is found, as far as they are not written there already. */
export async function refreshWords(db: Db, redrawn: readonly Redrawn[]): Promise<void> {
  const rows: Tables["coe_words"][] = [];
  for (const { before, now } of redrawn) {
    if (before?.search_text === now.search_text) continue;
    const { coe_id } = now;
    const words = wordsOf(now.search_text);
    const written = before ? wordsOf(before.search_text) : none;
    const gone = [...written].filter((word) => !words.has(word));
    if (gone.length > 0)
      await db.deleteFrom("coe_words").where("coe_id", "=", coe_id).where("word", "in", gone).execute();
    for (const word of words) if (!written.has(word)) rows.push({ word, coe_id });
  }
  await inParts(rows, (part) => insertWords(db, part));
}
