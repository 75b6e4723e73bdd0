import type { Sha256 } from "../domain/base/sha256.ts";
import { readDevice } from "../storage/device.ts";
import { dropWanted, keepBody, keepPage, wantedBodies } from "../storage/feed.ts";
import { currentRecruiter } from "../storage/recruiter.ts";
import { type Round, type StepReport, syncProblemOf } from "./carrying.ts";
import { confirmThese } from "./confirm.ts";

/** `history-changed`: the cursor is not a place of this server's history. */
type FetchReport = StepReport | { readonly historyChanged: true };

const together = 2;
const bodiesInOneRound = 5000;

/** What happened since, page by page; each page and its cursor in one transaction. Only a recruiter's tablet keeps COEs. */
export async function fetchChanges(round: Round): Promise<FetchReport> {
  const person = await currentRecruiter(round.db);
  if (person === null || !person.roles.includes("recruiter")) return { done: 0, problem: null };
  let done = 0;
  for (;;) {
    const cursor = (await readDevice(round.db)).cursors[person.id] ?? null;
    round.passing("before-page");
    const answer = await round.transport.changes(cursor, person.id);
    round.passing("after-page");
    if (!answer.ok) {
      if (answer.error.code === "refused" && answer.error.problem === "history-changed")
        return { historyChanged: true };
      return { done, problem: syncProblemOf(answer.error) };
    }
    const page = answer.value;
    if (page.server !== round.hello.server) return { historyChanged: true };
    round.passing("before-keep-page");
    const reader = { personId: person.id, ownOnly: !person.roles.includes("reviewer") };
    const isKept = await keepPage(round.db, reader, page);
    round.passing("after-keep-page");
    if (!isKept) return { done, problem: null };
    done += page.changes.length;
    if (!page.more || page.next === cursor) return { done, problem: null };
  }
}

/** The feed does not say what was set aside; whoever has a new tablet must know what they are to have signed again (P7). */
async function signedAmong(round: Round, wanted: readonly Sha256[]): Promise<Sha256[]> {
  const known = await round.db.known.bulkGet([...wanted]);
  return wanted.filter((_, index) => known[index]?.stage === "signed");
}

/** Few, so that also a slow line brings the first answer. */
const firstLoad = 16;

async function drop(round: Round, id: Sha256): Promise<void> {
  round.passing("before-drop-wanted");
  await dropWanted(round.db, id);
  round.passing("after-drop-wanted");
}

/**
 * Where several are wanted and the State gives several at once, they come together, twice as many each time. Returns those that are left
 * for a request of their own: what did not come as it should, and everything after an answer that was none (P12).
 */
async function fetchTogether(
  round: Round,
  wanted: readonly Sha256[],
  reader: string,
  keep: (id: Sha256, bytes: Uint8Array) => Promise<void>,
): Promise<Sha256[]> {
  const limits = round.transport.givesAtOnce();
  const left = [...wanted];
  const alone: Sha256[] = [];
  let load = firstLoad;
  const ask = () => {
    if (limits === null || left.length < 2) return null;
    round.passing("before-body");
    return round.transport.bodies(left.slice(0, Math.min(load, limits.pieces)), reader);
  };
  // The next ones are under way while these are kept.
  for (let coming = ask(); coming !== null; ) {
    const answer = await coming;
    round.passing("after-body");
    if (!answer.ok) break;
    left.splice(0, answer.value.length);
    load *= 2;
    coming = ask();
    for (const { id, body } of answer.value) {
      if (body === null) alone.push(id);
      else if (body === "not-held") await drop(round, id);
      else await keep(id, body);
    }
  }
  return [...alone, ...left];
}

/** Bodies of revisions that were written elsewhere and that a screen here will show. What fails is still wanted next time. */
export async function fetchBodies(round: Round): Promise<StepReport> {
  const { recruiterId } = await readDevice(round.db);
  if (recruiterId === null) return { done: 0, problem: null };
  const wanted = await wantedBodies(round.db, recruiterId, bodiesInOneRound);
  const judged = await confirmThese(round, await signedAmong(round, wanted));
  if (judged.problem !== null) return { done: 0, problem: judged.problem };
  let done = 0;
  let problem: StepReport["problem"] = null;
  const keep = async (id: Sha256, bytes: Uint8Array) => {
    round.passing("before-keep-body");
    await keepBody(round.db, id, bytes);
    round.passing("after-keep-body");
    done += 1;
  };
  const alone = await fetchTogether(round, wanted, recruiterId, keep);
  const worker = async () => {
    for (let id = alone.shift(); id !== undefined && problem === null; id = alone.shift()) {
      round.passing("before-body");
      const answer = await round.transport.revision(id, recruiterId);
      round.passing("after-body");
      if (answer.ok) await keep(id, answer.value);
      else if (answer.error.code === "refused" && answer.error.status === 404) await drop(round, id);
      else if (answer.error.code !== "refused" || answer.error.status === 401 || answer.error.status === 503)
        problem = syncProblemOf(answer.error);
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return { done, problem };
}
