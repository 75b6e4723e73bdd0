import type { JournalFile } from "./journal-file.ts";
import type { JournalAnswers, JournalAsk, JournalQuestion, JournalTold } from "./journal-messages.ts";

type Tell = (told: JournalTold) => void;

/** What waits to be appended is written and flushed at once; everything is answered in the order asked. */
export function answerAll(journal: JournalFile, questions: readonly JournalQuestion[], tell: Tell): void {
  const appends = questions.flatMap(({ ask }) => (ask.kind === "append" ? [ask.records] : []));
  let failed: string | null = null;
  try {
    if (appends.length > 0) journal.append(appends);
  } catch (error) {
    failed = nameOfError(error);
  }
  for (const { id, ask } of questions) {
    if (ask.kind === "append" && failed !== null) tell({ id, failed });
    else tell(told(journal, id, ask));
  }
  // Nobody waits for it: on a full disk the next save may have room once what was overtaken is given up.
  const isFull = failed === "QuotaExceededError" && journal.isCompactionWorthIt;
  if (isFull || journal.isCompactionDue) compact(journal);
}

function compact(journal: JournalFile): void {
  try {
    journal.compact();
  } catch {
    // No room for a second file now: the first one stays as it is, and it is tried again when it has grown.
  }
}

function told(journal: JournalFile, id: number, ask: JournalAsk): JournalTold {
  try {
    return { id, answer: answerTo(journal, ask) };
  } catch (error) {
    return { id, failed: nameOfError(error) };
  }
}

function answerTo(journal: JournalFile, ask: JournalAsk): JournalAnswers[JournalAsk["kind"]] {
  switch (ask.kind) {
    case "append":
      return null;
    case "list":
      return journal.entries().map(({ table, key, columns }) => ({ table, key, columns }));
    case "read":
      return ask.names.flatMap(({ table, key }) => journal.read(table, key) ?? []);
    case "erase":
      journal.erase();
      return null;
  }
}

/** Names only: what an engine says may quote what was stored. */
export const nameOfError = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
