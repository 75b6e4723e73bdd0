import type { Instant } from "../../src/domain/base/instant.ts";
import type { Handover, HandoverRequest, Recruiters } from "../../src/domain/protocol/handover.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { authorize } from "../identity/authorize.ts";
import { Refusal } from "../problem.ts";
import { completed } from "./attachments.ts";
import { audited } from "./audit.ts";
import { refreshCoe } from "./coe-rows.ts";
import { readCoe } from "./coes.ts";
import type { Db } from "./db.ts";
import { drawIfWaiting } from "./drawing.ts";
import { appendToFeed, type Happening } from "./history.ts";
import { judgeSetAsideAgain } from "./judgements.ts";
import { tell } from "./notices.ts";
import { hadItBefore, type Owner } from "./ownership.ts";
import { readPeople, readPerson } from "./people.ts";
import { reachOf } from "./scope.ts";
import type { Store } from "./store.ts";
import type { HandoverRow } from "./tables.ts";

export const toHandover = (row: HandoverRow): Handover => ({
  handoverId: row.id as Handover["handoverId"],
  coeId: row.coe_id as Handover["coeId"],
  from: { id: row.from_id, name: row.from_name },
  to: { id: row.to_id, name: row.to_name },
  reason: row.reason,
  by: { id: row.by_id, name: row.by_name },
  at: row.at as Instant,
});

const isRecruiter = (person: Person | null): person is Person => person?.roles.includes("recruiter") ?? false;

/** To whom a COE may be handed: the whole State's recruiters, by name. */
export async function readRecruiters(store: Store): Promise<Recruiters> {
  const people = (await readPeople(store.reading, store)).filter(isRecruiter);
  const recruiters = people.map(({ id, name, region }) => ({ id, name, region }));
  return { recruiters: recruiters.sort((a, b) => a.name.localeCompare(b.name, "en")) };
}

/** The same words once more, under a number of their own. */
function again(body: string, coeId: string, to: string): Happening {
  const { seq: _seq, kind, ...words } = JSON.parse(body) as { seq: number; kind: Happening["kind"] };
  return { kind, coeId, recruiterId: to, body: () => words };
}

/** What is known of a COE, told again to whoever has it now: their tablets have gone past the places where it was told first (P10). */
async function everythingTold(db: Db, coeId: string, to: string): Promise<Happening[]> {
  const versions = await db
    .selectFrom("revisions")
    .innerJoin("judgements", "judgements.revision_id", "revisions.id")
    .innerJoin("feed", "feed.seq", "revisions.seq")
    .select(["revisions.id", "author_id", "complete", "standing", "feed.body"])
    .where("revisions.coe_id", "=", coeId)
    .orderBy("revisions.seq")
    .execute();
  const decisions = await db
    .selectFrom("reviews")
    .innerJoin("feed", "feed.seq", "reviews.seq")
    .select("feed.body")
    .where("reviews.coe_id", "=", coeId)
    .orderBy("reviews.seq")
    .execute();
  const hadIt = await hadItBefore(db, coeId);
  return [
    ...versions
      .filter((row) => row.standing === "accepted" || hadIt(row.author_id ?? ""))
      .flatMap((row) => [
        again(row.body, coeId, to),
        ...(row.complete === 1 ? [completed({ revisionId: row.id, coeId }, to)] : []),
      ]),
    ...decisions.map((row) => again(row.body, coeId, to)),
  ];
}

const leaving = (coeId: string, from: Owner, to: Owner, at: Instant, recruiterId: string): Happening => ({
  kind: "left",
  coeId,
  recruiterId,
  body: () => ({ coeId, from: from.id, to, at }),
});

/** Throws where this person cannot hand this COE to that one. */
async function sidesOf(db: Db, store: Store, coeId: string, asked: HandoverRequest, actor: Person) {
  const coe = (await readCoe(db, coeId, reachOf(actor))) ?? null;
  const refusal = authorize(actor, "hand-over-coe", { coe });
  if (refusal || !coe) throw new Refusal(refusal ?? "not-found");
  const from: Owner = { id: coe.recruiter_id, name: coe.recruiter_name };
  if (from.id !== asked.from) throw new Refusal("handed-over-already", { recruiter: from });
  const person = await readPerson(db, store, asked.to);
  if (!isRecruiter(person) || person.id === from.id) throw new Refusal("not-a-recruiter");
  return { from, to: { id: person.id, name: person.name } };
}

/**
 * Hands a COE to another recruiter: the row, the feed's word to both, and the audit in one transaction. The first one hears that it left;
 * the second one the same, and after it everything that is known of the COE. What the first one has not sent yet is taken when it
 * comes, and told to the second (P7). The same `handoverId` gets the first answer again.
 */
export function handOver(store: Store, coeId: string, asked: HandoverRequest, actor: Person): Promise<Handover> {
  return store.write(async (db) => {
    await drawIfWaiting(db, coeId);
    const known = await db.selectFrom("handovers").selectAll().where("id", "=", asked.handoverId).executeTakeFirst();
    if (known && known.by_id === actor.id && known.coe_id === coeId) return toHandover(known);
    const { from, to } = await sidesOf(db, store, coeId, asked, actor);
    const at = store.now();
    const [place] = await appendToFeed(db, at, [
      leaving(coeId, from, to, at, from.id),
      leaving(coeId, from, to, at, to.id),
    ]);
    if (!place) throw new Error("the feed gave no place");
    const row: HandoverRow = {
      id: asked.handoverId,
      coe_id: coeId,
      from_id: from.id,
      from_name: from.name,
      to_id: to.id,
      to_name: to.name,
      reason: asked.reason,
      by_id: actor.id,
      by_name: actor.name,
      at,
      seq: place.seq,
    };
    await db.insertInto("handovers").values(row).execute();
    await appendToFeed(db, at, await everythingTold(db, coeId, to.id));
    const object = { kind: "coe", id: coeId } as const;
    await audited(db, store, { actorId: actor.id, action: "handed-over", object, fields: ["recruiter"] });
    // What they had written before it was theirs was set aside for nothing else.
    await judgeSetAsideAgain(db, store, coeId);
    await refreshCoe(db, coeId);
    // An unread author may be nobody of this State.
    if ((await readPerson(db, store, from.id)) !== null)
      await tell(db, store, [from.id], { kind: "coe-left", about: { coeId, name: to.name } });
    await tell(db, store, [to.id], { kind: "coe-came", about: { coeId, name: from.name } });
    return toHandover(row);
  });
}
