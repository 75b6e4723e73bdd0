import * as z from "zod";
import { freshSchema, ownSessionsSchema } from "../../src/domain/protocol/identity.ts";
import { mintedIdSchema } from "../../src/domain/protocol/names.ts";
import { sessionSchema } from "../../src/domain/protocol/person.ts";
import { isInNameOfAnother } from "../identity/authorize.ts";
import { endedCookie } from "../identity/session-cookie.ts";
import { provePerson } from "../identity/step-up.ts";
import { Refusal } from "../problem.ts";
import { audited } from "../store/audit.ts";
import { endSession, endSessionsOf, listSessions } from "../store/sessions.ts";
import { renewed } from "./entering.ts";
import { answer, json, jsonBody, route } from "./route.ts";

export const whoIsSignedIn = route({
  method: "get",
  path: "/v1/session",
  summary: "Who is signed in; nobody is an answer too",
  action: "be-met",
  answers: json(sessionSchema),
  refuses: ["protocol-not-spoken"],
  run: async ({ store, person }) => answer({ person, practice: store.practice }),
});

/** Deletes nothing but the session: unsent work stays on the tablet (P22). */
export const signOut = route({
  method: "delete",
  path: "/v1/session",
  summary: "Signs out",
  action: "be-met",
  answers: json(sessionSchema),
  refuses: ["protocol-not-spoken"],
  async run({ store, person, session, visitor }) {
    const { practice } = store;
    // Theirs ended when whoever is there now came in.
    if (person && isInNameOfAnother(visitor.inNameOf, person)) return answer({ person: null, practice });
    if (session) {
      const { personId: actorId, deviceId } = session;
      await store.write(async (db) => {
        await endSession(db, actorId, session.id);
        await audited(db, store, { actorId, deviceId, action: "signed-out", object: { kind: "person", id: actorId } });
      });
    }
    return answer({ person: null, practice }, { "Set-Cookie": endedCookie({ secure: visitor.secure, practice }) });
  },
});

/** In a practice State there is nothing to prove: one click is the whole of signing in. */
export const proveAgain = route({
  method: "post",
  path: "/v1/session/fresh",
  summary: "Proves once more that it is still the same person; what is dangerous then works for five minutes",
  action: "use-own-account",
  body: jsonBody(freshSchema),
  answers: json(sessionSchema),
  refuses: ["malformed", "not-signed-in", "sign-in-failed", "try-later", "busy", "protocol-not-spoken"],
  async run({ store, person, session, body, visitor }) {
    if (!person || !session) throw new Refusal("not-signed-in");
    if (!store.practice) await provePerson(store, person.id, session.id, body);
    return await renewed(store, visitor, session, person);
  },
});

export const ownSessions = route({
  method: "get",
  path: "/v1/sessions",
  summary: "Where one is signed in",
  action: "use-own-account",
  answers: json(ownSessionsSchema),
  refuses: ["not-signed-in", "protocol-not-spoken"],
  async run({ store, person, session }) {
    const sessions = person ? await listSessions(store.reading, store, person.id) : [];
    return answer({
      sessions: sessions.map(({ id, place, createdAt, seenAt }) => ({
        id,
        where: place,
        createdAt,
        seenAt,
        current: id === session?.id,
      })),
    });
  },
});

const doneSchema = z.strictObject({ done: z.literal(true) });

export const endOtherSessions = route({
  method: "delete",
  path: "/v1/sessions",
  summary: "Signs out everywhere but here",
  action: "use-own-account",
  answers: json(doneSchema),
  refuses: ["not-signed-in", "protocol-not-spoken"],
  async run({ store, session }) {
    if (!session) throw new Refusal("not-signed-in");
    const { personId: actorId, deviceId } = session;
    await store.write(async (db) => {
      await endSessionsOf(db, actorId, session.id);
      await audited(db, store, {
        actorId,
        deviceId,
        action: "session-revoked",
        object: { kind: "person", id: actorId },
      });
    });
    return answer({ done: true });
  },
});

export const endOneSession = route({
  method: "delete",
  path: "/v1/sessions/{sessionId}",
  summary: "Signs out in one other place",
  action: "use-own-account",
  params: z.strictObject({ sessionId: mintedIdSchema }),
  answers: json(doneSchema),
  refuses: ["malformed", "not-signed-in", "not-found", "protocol-not-spoken"],
  async run({ store, person, params }) {
    if (!person) throw new Refusal("not-signed-in");
    await store.write(async (db) => {
      if (!(await endSession(db, person.id, params.sessionId))) throw new Refusal("not-found");
      const object = { kind: "session", id: params.sessionId } as const;
      await audited(db, store, { actorId: person.id, action: "session-revoked", object });
    });
    return answer({ done: true });
  },
});
