import type { Sha256 } from "../domain/base/sha256.ts";
import type { SetAsideCode } from "../domain/protocol/receipt.ts";
import type { AttemptRow } from "./custody.ts";
import type { SurcoDatabase } from "./database.ts";

/** Why something of a COE has not been taken. The code is the server's, or of this tablet's storage. */
export interface SendingTrouble {
  readonly problem: string;
  readonly tries: number;
}

/** After so many tries a person is told (P12); the tries go on. */
const manyTries = 10;

/** These do not pass by waiting, so they are told after the first try. */
const lasting: ReadonlySet<string> = new Set([
  "too-large",
  "bytes-do-not-match-name",
  "malformed",
  "not-allowed",
  "missing",
  "damaged",
  "unreadable",
  "sealed-damaged",
  "sealed-version-unknown",
  "sealed-to-other-key",
  "sealed-in-other-place",
  "other-vault",
  "daily-volume",
]);

/** The worst that is worth telling; null while it is only early. */
export function troubleOf(attempts: readonly AttemptRow[]): SendingTrouble | null {
  const told = attempts.filter(({ problem, tries }) => lasting.has(problem) || tries >= manyTries);
  const [worst] = told.sort(
    (a, b) => Number(lasting.has(b.problem)) - Number(lasting.has(a.problem)) || b.tries - a.tries,
  );
  return worst ? { problem: worst.problem, tries: worst.tries } : null;
}

/** How much has arrived of the attachment that is under way in pieces and has come furthest, in percent; null where none is. */
export function arrivedOf(attempts: readonly AttemptRow[]): number | null {
  const parts = attempts.flatMap(({ progress }) => (progress ? [progress.held / progress.size] : []));
  return parts.length === 0 ? null : Math.floor(100 * Math.max(...parts));
}

/** By COE. The table of attempts is small: what has a receipt has no attempts any more. Runs inside the reader's transaction. */
export async function sendingTroubles(db: SurcoDatabase): Promise<ReadonlyMap<string, SendingTrouble>> {
  const attempts = (await db.attempts.toArray()).filter((attempt) => troubleOf([attempt]) !== null);
  if (attempts.length === 0) return new Map();
  const ids = attempts.map((attempt) => attempt.id);
  const revisions = await db.known.bulkGet(ids);
  const byCoe = new Map<string, AttemptRow[]>();
  for (const [index, attempt] of attempts.entries()) {
    const coeId = revisions[index]?.coeId ?? (await coeOfAttachment(db, attempt.id));
    if (coeId !== null) byCoe.set(coeId, [...(byCoe.get(coeId) ?? []), attempt]);
  }
  return new Map(
    [...byCoe].flatMap(([coeId, made]) => {
      const trouble = troubleOf(made);
      return trouble === null ? [] : [[coeId, trouble] as const];
    }),
  );
}

const coeOfAttachment = async (db: SurcoDatabase, id: Sha256): Promise<string | null> =>
  (await db.attachments.get(id))?.coeId ?? null;

const troublesWithWords: ReadonlySet<string> = new Set([
  ...lasting,
  "no-answer",
  "not-an-answer",
  "not-signed-in",
  "protocol-not-spoken",
  "busy",
  "locked",
  "unexpected",
]);

/** The text that says what a trouble means and what to do; a code of a newer server is shown as it is. */
export const troubleText = (problem: string): string =>
  troublesWithWords.has(problem) ? `sending.${problem}` : "sending.other";

const reasonsWithWords: readonly string[] = [
  "schema-not-known",
  "answers-invalid",
  "child-of-approved",
  "author-is-not-sender",
  "wrong-area",
  "parent-of-other-coe",
  "signature-invalid",
  "picture-not-allowed",
] satisfies readonly SetAsideCode[];

/** The text that says why the State set a version aside, and what the recruiter does. */
export const setAsideText = (code: string): string =>
  reasonsWithWords.includes(code) ? `set-aside.${code}` : "set-aside.other";
