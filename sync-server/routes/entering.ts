import type { Instant } from "../../src/domain/base/instant.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import { browserWords } from "../identity/browser-words.ts";
import { rememberedIn } from "../identity/known-browser.ts";
import { knownBrowserCookie, knownBrowserOf, sessionCookie } from "../identity/session-cookie.ts";
import { Refusal } from "../problem.ts";
import { audited } from "../store/audit.ts";
import { readPerson } from "../store/people.ts";
import {
  endSession,
  officeLimits,
  practiceLimits,
  renewSession,
  type Session,
  startSession,
} from "../store/sessions.ts";
import type { Store } from "../store/store.ts";
import { answer, type Reply, type Visitor } from "./route.ts";

interface Entrance {
  readonly store: Store;
  readonly visitor: Visitor;
  /** The session under which they came, which ends: a token from before signing in is worth nothing after it. */
  readonly session: Session | null;
}

/** Begins a session and gives the cookies that carry it. */
export async function cookiesFor({ store, visitor, session }: Entrance, personId: string, strongAt: Instant | null) {
  const { secure, cookies, userAgent } = visitor;
  const token = await store.write(async (db) => {
    if (session) await endSession(db, session.personId, session.id);
    const limits = store.practice ? practiceLimits : officeLimits;
    await audited(db, store, { actorId: personId, action: "signed-in", object: { kind: "person", id: personId } });
    return await startSession(db, store, personId, { limits, place: browserWords(userAgent), strongAt });
  });
  const known = rememberedIn(store, knownBrowserOf(cookies, secure), personId);
  return [sessionCookie(token, { secure, practice: store.practice }), knownBrowserCookie(known, secure)];
}

interface SessionAnswer {
  readonly person: Person;
  readonly practice: boolean;
}

/** Signed in, by having proved it now. */
export async function entered(entrance: Entrance, personId: string): Promise<Reply<SessionAnswer>> {
  const { store } = entrance;
  const person = await readPerson(store.reading, store, personId);
  if (!person) throw new Refusal("not-found");
  const cookies = await cookiesFor(entrance, personId, store.now());
  return answer({ person, practice: store.practice }, { "Set-Cookie": cookies });
}

/** The same session, proved once more, under a new token. */
export async function renewed(store: Store, visitor: Visitor, session: Session, person: Person) {
  const token = await store.write(async (db) => {
    const object = { kind: "session", id: session.id } as const;
    await audited(db, store, { actorId: person.id, deviceId: session.deviceId, action: "confirmed-identity", object });
    return await renewSession(db, store, session.id);
  });
  const { practice } = store;
  return answer({ person, practice }, { "Set-Cookie": sessionCookie(token, { secure: visitor.secure, practice }) });
}
