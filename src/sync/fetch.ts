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
    const answer = await round.transport.changes(cursor);
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

/** Bodies of revisions that were written elsewhere and that a screen here will show. What fails is still wanted next time. */
export async function fetchBodies(round: Round): Promise<StepReport> {
  const { recruiterId } = await readDevice(round.db);
  const wanted = recruiterId === null ? [] : await wantedBodies(round.db, recruiterId, bodiesInOneRound);
  const judged = await confirmThese(round, await signedAmong(round, wanted));
  if (judged.problem !== null) return { done: 0, problem: judged.problem };
  let done = 0;
  let problem: StepReport["problem"] = null;
  const worker = async () => {
    for (let id = wanted.shift(); id !== undefined && problem === null; id = wanted.shift()) {
      round.passing("before-body");
      const answer = await round.transport.revision(id);
      round.passing("after-body");
      if (answer.ok) {
        round.passing("before-keep-body");
        await keepBody(round.db, id, answer.value);
        round.passing("after-keep-body");
        done += 1;
      } else if (answer.error.code === "refused" && answer.error.status === 404) {
        round.passing("before-drop-wanted");
        await dropWanted(round.db, id);
        round.passing("after-drop-wanted");
      } else if (answer.error.code !== "refused" || answer.error.status === 401 || answer.error.status === 503) {
        problem = syncProblemOf(answer.error);
      }
    }
  };
  await Promise.all(Array.from({ length: together }, worker));
  return { done, problem };
}
