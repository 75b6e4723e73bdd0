import type { Instant } from "../../src/domain/base/instant.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { toPerson } from "./people.ts";
import type { Store } from "./store.ts";
import { hashOf, newToken } from "./token.ts";

/** How long somebody stays signed in without doing anything, and at all. */
interface SessionLimits {
  readonly idleMinutes: number;
  readonly minutes: number;
}

const day = 24 * 60;
export const officeLimits: SessionLimits = { idleMinutes: 60, minutes: 12 * 60 };
/** A recruiter's enrolled tablet has its vault, its lock and its device key besides. */
const fieldLimits: SessionLimits = { idleMinutes: day, minutes: 30 * day };
/** Nothing in a practice State is worth asking for again. */
export const practiceLimits: SessionLimits = { idleMinutes: 90 * day, minutes: 90 * day };

interface Beginning {
  readonly limits: SessionLimits;
  /** The words that the browser says of itself, shortened. */
  readonly place: string;
  /** When they proved to be themselves; null where that is not known. */
  readonly strongAt: Instant | null;
  readonly deviceId?: string;
}

export interface Session {
  readonly id: string;
  readonly personId: string;
  readonly deviceId: string | null;
  readonly place: string;
  readonly createdAt: string;
  readonly seenAt: string;
  readonly strongAt: string | null;
}

interface SignedIn {
  readonly person: Person;
  readonly session: Session;
}

export const minutesAfter = (at: string, minutes: number): string =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

export async function startSession(db: Db, store: Store, personId: string, begin: Beginning): Promise<string> {
  const token = newToken(store);
  const now = store.now();
  await db
    .insertInto("sessions")
    .values({
      id: Buffer.from(store.randomBytes(16)).toString("hex"),
      token_hash: hashOf(token),
      person_id: personId,
      place: begin.place,
      device_id: begin.deviceId ?? null,
      created_at: now,
      seen_at: now,
      strong_at: begin.strongAt,
      idle_minutes: begin.limits.idleMinutes,
      expires_at: minutesAfter(now, begin.limits.minutes),
    })
    .execute();
  return token;
}

const findByToken = compiledOnce((db, tokenHash: string, now: string) =>
  db
    .selectFrom("sessions")
    .innerJoin("people", "people.id", "sessions.person_id")
    .selectAll("people")
    .select([
      "sessions.id as session_id",
      "sessions.place",
      "sessions.device_id",
      "sessions.created_at as started_at",
      "sessions.seen_at",
      "sessions.strong_at",
      "sessions.idle_minutes",
    ])
    .where("token_hash", "=", tokenHash)
    .where("people.deactivated_at", "is", null)
    .where("expires_at", ">", now)
    .where("people.deactivated_at", "is", null),
);

/** Asked anew at every request: what was ended a moment ago is ended. */
export async function findSession(db: Db, store: Store, token: string): Promise<SignedIn | null> {
  const now = store.now();
  const [row] = await findByToken(db, hashOf(token), now);
  if (!row || minutesAfter(row.seen_at, row.idle_minutes) <= now) return null;
  return {
    person: toPerson(row, store.state),
    session: {
      id: row.session_id,
      personId: row.id,
      deviceId: row.device_id,
      place: row.place,
      createdAt: row.started_at,
      seenAt: row.seen_at,
      strongAt: row.strong_at,
    },
  };
}

/** Written down at most once a minute: a busy tablet must not cost a write for each of its requests. */
export async function markSeen(store: Store, session: Session): Promise<void> {
  const now = store.now();
  if (minutesAfter(session.seenAt, 1) > now) return;
  await store.write(async (db) => {
    await db.updateTable("sessions").set({ seen_at: now }).where("id", "=", session.id).execute();
  });
}

/** The same session under a new token, after somebody proved once more to be themselves. */
export async function renewSession(db: Db, store: Store, sessionId: string): Promise<string> {
  const token = newToken(store);
  await db
    .updateTable("sessions")
    .set({ token_hash: hashOf(token), strong_at: store.now(), seen_at: store.now() })
    .where("id", "=", sessionId)
    .execute();
  return token;
}

/** A recruiter's session on a tablet whose key has signed for it lasts as field work does, counted from its beginning. */
export async function bindToTablet(db: Db, session: Session, deviceId: string): Promise<void> {
  await db
    .updateTable("sessions")
    .set({
      device_id: deviceId,
      idle_minutes: fieldLimits.idleMinutes,
      expires_at: minutesAfter(session.createdAt, fieldLimits.minutes),
    })
    .where("id", "=", session.id)
    .execute();
}

export async function listSessions(db: Db, store: Store, personId: string): Promise<Session[]> {
  const rows = await db
    .selectFrom("sessions")
    .selectAll()
    .where("person_id", "=", personId)
    .where("expires_at", ">", store.now())
    .orderBy("seen_at", "desc")
    .execute();
  return rows
    .filter((row) => minutesAfter(row.seen_at, row.idle_minutes) > store.now())
    .map((row) => ({
      id: row.id,
      personId: row.person_id,
      deviceId: row.device_id,
      place: row.place,
      createdAt: row.created_at,
      seenAt: row.seen_at,
      strongAt: row.strong_at,
    }));
}

export async function endSession(db: Db, personId: string, sessionId: string): Promise<boolean> {
  const done = await db
    .deleteFrom("sessions")
    .where("id", "=", sessionId)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return done.numDeletedRows === 1n;
}

/** Everywhere at once, or everywhere but here. Belongs in the transaction that deactivates somebody or changes what they may do. */
export async function endSessionsOf(db: Db, personId: string, except: string | null = null): Promise<void> {
  const all = db.deleteFrom("sessions").where("person_id", "=", personId);
  await (except === null ? all : all.where("id", "!=", except)).execute();
}
