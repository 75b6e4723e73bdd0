import { expect } from "vitest";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { type ChainedRevision, headsOf } from "../../src/domain/review/heads.ts";
import { readAttachment } from "../../src/storage/attachments.ts";
import { readCoeList } from "../../src/storage/coe-list.ts";
import { readDraft } from "../../src/storage/drafts.ts";
import { readRevision } from "../../src/storage/revisions.ts";
import { unsentIds } from "../../src/storage/unsent-ids.ts";
import { findBrokenLink } from "../../sync-server/store/history.ts";
import { quietRound } from "./simulate.ts";
import type { SimulatedTablet } from "./tablet.ts";
import { living, type Town } from "./town.ts";

/** What must hold once the weather has cleared (protocol 6). */
export async function checkInvariants(town: Town): Promise<void> {
  const held = await heldByState(town);
  await nothingSavedIsLost(town, held);
  await receiptsAreTrue(town, held);
  await feedIsWhole(town);
  await headsAgree(town);
  await decisionsAreSeen(town);
  await noDecisionIsForgotten(town);
  await everybodyHasTheirs(town);
  expect(await quietRound(town), "I7 bodies moved in a second quiet round").toBe(0);
}

async function heldByState({ state }: Town): Promise<Set<string>> {
  const revisions = await state.store.reading.selectFrom("revisions").select("id").execute();
  const attachments = await state.store.reading.selectFrom("attachments").select("id").execute();
  return new Set([...revisions, ...attachments].map((row) => row.id));
}

/** I1, and the promise behind "saved": a living tablet's working copy is the last one that it called saved. */
async function nothingSavedIsLost(town: Town, held: ReadonlySet<string>): Promise<void> {
  for (const tablet of living(town)) {
    const lost = [...tablet.saved].filter((id) => !held.has(id));
    expect(lost, `I1 saved on ${tablet.name} and nowhere now`).toEqual([]);
    expect(await unsentIds(tablet.db), `I1 ${tablet.name} has not drained`).toEqual({ revisions: [], attachments: [] });
    for (const [coeId, answers] of tablet.drafts) {
      const draft = await readDraft(tablet.db, coeId);
      if (draft?.stage === "draft") expect(draft.answers, "P2 what was called saved is there").toEqual(answers);
    }
    if (!town.securing) await bodiesAreHere(tablet.db, tablet.saved);
    else await releasedIsOutside(tablet, town.state.heldOutside());
  }
}

/** I6: nothing was released, because nothing was ever secured; and what is here reads back as what it was named. */
async function bodiesAreHere(db: Town["tablets"][number]["db"], saved: ReadonlySet<Sha256>): Promise<void> {
  for (const id of saved) {
    const body = (await db.revisions.get(id)) === undefined ? await readAttachment(db, id) : await readRevision(db, id);
    expect(body.ok, `I6 ${id} was released although nothing is secured`).toBe(true);
  }
}

/** I6 where backups are counted: whatever a tablet gave up lies in a copy outside the State's machine. */
async function releasedIsOutside({ db, name, saved }: SimulatedTablet, outside: ReadonlySet<string>): Promise<void> {
  const here = [
    ...(await db.revisions.toCollection().primaryKeys()),
    ...(await db.attachments.toCollection().primaryKeys()),
  ];
  const kept = new Set<string>(here);
  expect(
    [...saved].filter((id) => !kept.has(id) && !outside.has(id)),
    `I6 released by ${name} and in no copy outside`,
  ).toEqual([]);
}

async function receiptsAreTrue(town: Town, held: ReadonlySet<string>): Promise<void> {
  for (const tablet of living(town)) {
    const receipts = await tablet.db.receipts.toCollection().primaryKeys();
    const holes = receipts.filter((id) => !held.has(id));
    expect(holes, `I2 receipts on ${tablet.name} for what the State does not hold`).toEqual([]);
  }
}

async function feedIsWhole({ state }: Town): Promise<void> {
  expect(await findBrokenLink(state.store.reading, state.store.server), "I3 broken link of the feed").toBeNull();
  const head = await state.store.reading.selectFrom("history").select("seq").executeTakeFirstOrThrow();
  const rows = await state.store.reading.selectFrom("feed").select("seq").orderBy("seq").execute();
  expect(
    rows.map((row) => row.seq),
    "I3 a gap",
  ).toEqual(Array.from({ length: head.seq }, (_, index) => index + 1));
}

/** I4: every device that knows a COE computes the heads that the State computes. */
async function headsAgree(town: Town): Promise<void> {
  const chains = await chainsOfState(town);
  const theirs = await ownersOfState(town);
  const held = await heldByState(town);
  for (const tablet of living(town)) {
    const known = await tablet.db.known.toArray();
    const lost = new Set(known.filter((row) => !held.has(row.id)).map((row) => row.coeId));
    if (
      town.tally.restores + town.network.putBack === 0 &&
      town.tally.evicted === 0 &&
      living(town).length === town.tablets.length
    )
      expect(lost.size, "I4 a phantom").toBe(0);
    for (const coeId of new Set(known.map((row) => row.coeId))) {
      // Whoever had it before is told no more of it.
      if (lost.has(coeId) || theirs(coeId) !== tablet.person.id) continue;
      const chain = known.filter((row) => row.coeId === coeId).map((row) => ({ ...row, revisionId: row.id }));
      const mine = headsOf(chain).map((row) => row.revisionId);
      expect(mine, `I4 heads of ${coeId} on ${tablet.name}`).toEqual(
        headsOf(chains.get(coeId) ?? []).map((row) => row.revisionId),
      );
    }
  }
}

async function chainsOfState({ state }: Town): Promise<Map<string, ChainedRevision[]>> {
  const revisions = await state.store.reading.selectFrom("revisions").select(["id", "coe_id", "stage"]).execute();
  const named = await state.store.reading.selectFrom("revision_parents").selectAll().execute();
  const chains = new Map<string, ChainedRevision[]>();
  for (const { id, coe_id, stage } of revisions) {
    const parents = named.filter((row) => row.revision_id === id).map((row) => row.parent_id);
    const chain = chains.get(coe_id ?? "") ?? [];
    chains.set(coe_id ?? "", [...chain, { revisionId: id, parents, stage: stage === "signed" ? "signed" : "draft" }]);
  }
  return chains;
}

/** Whose a COE is; nobody's where somebody wrote in it to whom it never belonged, because a restored State has lost the hand-over. */
async function ownersOfState({ state }: Town): Promise<(coeId: string) => string | null> {
  const { reading } = state.store;
  const coes = await reading.selectFrom("coes").select(["coe_id", "recruiter_id"]).execute();
  const authors = await reading.selectFrom("revisions").select(["coe_id", "author_id"]).distinct().execute();
  const handovers = await reading.selectFrom("handovers").select(["coe_id", "from_id", "to_id"]).execute();
  const owners = new Map(coes.map((row) => [row.coe_id, row.recruiter_id]));
  const had = new Set([
    ...coes.map((row) => `${row.coe_id} ${row.recruiter_id}`),
    ...handovers.flatMap((row) => [`${row.coe_id} ${row.from_id}`, `${row.coe_id} ${row.to_id}`]),
  ]);
  const strange = new Set(authors.filter((row) => !had.has(`${row.coe_id} ${row.author_id}`)).map((row) => row.coe_id));
  return (coeId) => (strange.has(coeId) ? null : (owners.get(coeId) ?? null));
}

/** I8: what the State says is somebody's stands in the list of each of their tablets, and nothing that it says is another's. */
async function everybodyHasTheirs(town: Town): Promise<void> {
  const rows = await town.state.store.reading.selectFrom("coes").select(["coe_id", "recruiter_id"]).execute();
  for (const { db, name, person } of living(town)) {
    const listed = new Set((await readCoeList(db, person.id)).map(({ coeId }) => coeId));
    const missing = rows.filter((row) => row.recruiter_id === person.id && !listed.has(row.coe_id));
    const others = rows.filter((row) => row.recruiter_id !== person.id && listed.has(row.coe_id));
    expect(missing, `I8 theirs, and not in the list of ${name}`).toEqual([]);
    expect(others, `I8 another's, and in the list of ${name}`).toEqual([]);
  }
}

async function decisionsAreSeen(town: Town): Promise<void> {
  const rows = await town.state.store.reading
    .selectFrom("reviews")
    .innerJoin("revisions", "revisions.id", "reviews.revision_id")
    .innerJoin("coes", "coes.coe_id", "reviews.coe_id")
    .select(["reviews.id as review_id", "coes.recruiter_id"])
    .execute();
  const all = await town.state.store.reading.selectFrom("reviews").select("id").execute();
  expect(rows.length, "I5 a decision about a revision that does not exist").toBe(all.length);
  for (const tablet of living(town)) {
    const seen = new Set(await tablet.db.decisions.toCollection().primaryKeys());
    const due = rows.filter((row) => row.recruiter_id === tablet.person.id).map((row) => row.review_id);
    expect(
      due.filter((id) => !seen.has(id)),
      `I5 decisions that ${tablet.name} was not told`,
    ).toEqual([]);
  }
}

/** I5 after a restore: what a tablet was told, the State holds or was offered back. */
async function noDecisionIsForgotten(town: Town): Promise<void> {
  const { reading } = town.state.store;
  const held = await reading.selectFrom("reviews").select("id").execute();
  const offered = await reading.selectFrom("offered_decisions").select("review_id as id").execute();
  const heard = new Set([...held, ...offered].map((row) => row.id));
  for (const tablet of living(town)) {
    const kept = await tablet.db.decisions.toCollection().primaryKeys();
    expect(
      kept.filter((id) => !heard.has(id)),
      `I5 decisions that ${tablet.name} keeps and the State does not know of`,
    ).toEqual([]);
  }
}
