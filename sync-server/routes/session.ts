import * as z from "zod";
import {
  type Person,
  practiceEntrySchema,
  practicePeopleSchema,
  sessionSchema,
} from "../../src/domain/protocol/person.ts";
import { endedCookie, sessionCookie, sessionEnd } from "../identity/session-cookie.ts";
import { Refusal } from "../problem.ts";
import { useFirstRunToken } from "../store/first-run.ts";
import { addPerson, readPeople, readPerson } from "../store/people.ts";
import { endSession, startSession } from "../store/sessions.ts";
import type { Store } from "../store/store.ts";
import { answer, json, jsonBody, type Reply, route } from "./route.ts";

export const whoIsSignedIn = route({
  method: "get",
  path: "/v1/session",
  summary: "Who is signed in; nobody is an answer too",
  access: "anybody",
  answers: json(sessionSchema),
  refuses: ["protocol-not-spoken"],
  run: async ({ store, person }) => answer({ person, practice: store.practice }),
});

/** Deletes nothing but the session: unsent work stays on the tablet (P22). */
export const signOut = route({
  method: "delete",
  path: "/v1/session",
  summary: "Signs out",
  access: "anybody",
  answers: json(sessionSchema),
  refuses: ["protocol-not-spoken"],
  async run({ store, token }) {
    if (token) await store.write((db) => endSession(db, token));
    return answer({ person: null, practice: store.practice }, { "Set-Cookie": endedCookie });
  },
});

export const practicePeople = route({
  method: "get",
  path: "/v1/practice/people",
  summary: "Practice only: the people one may enter as",
  access: "anybody",
  practiceOnly: true,
  answers: json(practicePeopleSchema),
  refuses: ["not-found", "protocol-not-spoken"],
  run: async ({ store }) => answer({ people: await readPeople(store.reading, store) }),
});

async function signedIn(store: Store, person: Person, secure: boolean): Promise<Reply<unknown>> {
  const token = await store.write((db) => startSession(db, store, person.id, sessionEnd(store.now())));
  return answer({ person, practice: store.practice }, { "Set-Cookie": sessionCookie(token, secure) });
}

export const enterPractice = route({
  method: "post",
  path: "/v1/practice/session",
  summary: "Practice only: enter as one of these people, with one click",
  access: "anybody",
  practiceOnly: true,
  body: jsonBody(practiceEntrySchema),
  answers: json(sessionSchema),
  refuses: ["malformed", "not-found", "protocol-not-spoken"],
  async run({ store, body, secure }) {
    const person = await readPerson(store.reading, store, body.personId);
    if (!person) throw new Refusal("not-found");
    return await signedIn(store, person, secure);
  },
});

const firstRunSchema = z.strictObject({ token: z.string().min(20).max(100), name: z.string().trim().min(1).max(200) });

/** A real State begins with nobody in it. The token printed where the server was started makes the first reviewer, once. */
export const firstRun = route({
  method: "post",
  path: "/v1/first-run",
  summary: "Makes the first reviewer of a new State with the one-time token",
  access: "anybody",
  body: jsonBody(firstRunSchema),
  answers: json(sessionSchema),
  refuses: ["malformed", "not-allowed", "protocol-not-spoken"],
  async run({ store, body, secure }) {
    const person: Person = {
      id: Buffer.from(store.randomBytes(16)).toString("hex"),
      name: body.name,
      roles: ["reviewer"],
      state: store.state,
      region: null,
      title: { en: "Reviewer", es: "Revisor" },
    };
    await store.write(async (db) => {
      if (!(await useFirstRunToken(db, body.token))) throw new Refusal("not-allowed");
      await addPerson(db, store, person);
    });
    return await signedIn(store, person, secure);
  },
});
