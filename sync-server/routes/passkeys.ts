import * as z from "zod";
import { sessionSchema } from "../../src/domain/protocol/person.ts";
import {
  askForPasskey,
  assertionSchema,
  challengeIn,
  challengeMinutes,
  checkAssertion,
  checkRegistration,
  offerPasskey,
  registrationSchema,
} from "../identity/passkey.ts";
import { Refusal } from "../problem.ts";
import {
  addPasskey,
  findPasskey,
  listPasskeys,
  markUsed,
  newChallenge,
  removePasskey,
  takeChallenge,
} from "../store/passkeys.ts";
import { signInNameOf } from "../store/passwords.ts";
import { auditedPerson } from "../store/staff.ts";
import type { Store } from "../store/store.ts";
import { entered, renewed } from "./entering.ts";
import { answer, json, jsonBody, route, type Visitor } from "./route.ts";

/** What the browser's own passkey window is asked, in the form of WebAuthn Level 3 (5.1.8 to 5.1.10). */
const optionsSchema = z.record(z.string(), z.unknown());
const doneSchema = z.strictObject({ done: z.literal(true) });

export const offerNewPasskey = route({
  method: "post",
  path: "/v1/account/passkeys/options",
  summary: "What to ask the browser for a new passkey",
  action: "use-own-account",
  fresh: true,
  answers: json(optionsSchema),
  refuses: ["not-signed-in", "sign-in-again", "busy", "protocol-not-spoken"],
  async run({ store, person, visitor }) {
    if (!person) throw new Refusal("not-signed-in");
    const known = await listPasskeys(store.reading, person.id);
    const signInName = (await signInNameOf(store.reading, person.id)) ?? person.name;
    const asked = { purpose: "new passkey", personId: person.id, minutes: challengeMinutes } as const;
    const challenge = await store.write((db) => newChallenge(db, store, asked));
    const { id, name } = person;
    return answer(
      await offerPasskey(
        visitor,
        challenge,
        { id, name, signInName },
        known.map((each) => each.id),
      ),
    );
  },
});

export const keepNewPasskey = route({
  method: "post",
  path: "/v1/account/passkeys",
  summary: "Keeps a new passkey under the name that its owner gives it",
  action: "use-own-account",
  fresh: true,
  body: jsonBody(z.strictObject({ name: z.string().trim().min(1).max(100), response: registrationSchema })),
  answers: json(doneSchema),
  refuses: ["malformed", "not-signed-in", "sign-in-again", "sign-in-failed", "protocol-not-spoken"],
  async run({ store, person, visitor, body }) {
    if (!person) throw new Refusal("not-signed-in");
    const challenge = challengeIn(body.response.response.clientDataJSON);
    const asked = { purpose: "new passkey", personId: person.id } as const;
    if (!(await store.write((db) => takeChallenge(db, store, challenge, asked)))) throw new Refusal("sign-in-failed");
    const made = await checkRegistration(visitor, challenge, body.response);
    await store.write(async (db) => {
      await addPasskey(db, store, person.id, { ...made, name: body.name });
      await auditedPerson(db, store, person.id, "second-factor-changed", person.id, ["passkey"]);
    });
    return answer({ done: true });
  },
});

export const removeOwnPasskey = route({
  method: "delete",
  path: "/v1/account/passkeys/{passkeyId}",
  summary: "Takes one of one's own passkeys out of force",
  action: "use-own-account",
  fresh: true,
  params: z.strictObject({ passkeyId: z.string().regex(/^[\w-]{1,1400}$/) }),
  answers: json(doneSchema),
  refuses: ["malformed", "not-signed-in", "sign-in-again", "not-found", "protocol-not-spoken"],
  async run({ store, person, params }) {
    if (!person) throw new Refusal("not-signed-in");
    await store.write(async (db) => {
      if (!(await removePasskey(db, person.id, params.passkeyId))) throw new Refusal("not-found");
      await auditedPerson(db, store, person.id, "second-factor-changed", person.id, ["passkey"]);
    });
    return answer({ done: true });
  },
});

export const askPasskey = route({
  method: "post",
  path: "/v1/sign-in/passkey/options",
  summary: "What to ask the browser for a passkey, to sign in or to prove it once more",
  action: "be-met",
  answers: json(optionsSchema),
  refuses: ["busy", "protocol-not-spoken"],
  async run({ store, visitor }) {
    const asked = { purpose: "prove", personId: null, minutes: challengeMinutes } as const;
    const challenge = await store.write((db) => newChallenge(db, store, asked));
    return answer(await askForPasskey(visitor, challenge));
  },
});

const proofSchema = z.strictObject({ response: assertionSchema });

/** Whose passkey signed the challenge. It cannot be guessed, so nobody is made to wait: strangers cannot hold up its owner (S13). */
async function ownerOf(store: Store, visitor: Visitor, given: z.infer<typeof assertionSchema>): Promise<string> {
  const challenge = challengeIn(given.response.clientDataJSON);
  const asked = { purpose: "prove", personId: null } as const;
  if (!(await store.write((db) => takeChallenge(db, store, challenge, asked)))) throw new Refusal("sign-in-failed");
  const key = await findPasskey(store.reading, given.id);
  if (!key) throw new Refusal("sign-in-failed");
  const counter = await checkAssertion(visitor, challenge, given, key);
  await store.write((db) => markUsed(db, store, key.id, counter));
  return key.personId;
}

export const signInWithPasskey = route({
  method: "post",
  path: "/v1/sign-in/passkey",
  summary: "Signs in with a passkey: what one has and what one is, at once",
  action: "be-met",
  body: jsonBody(proofSchema),
  answers: json(sessionSchema),
  refuses: ["malformed", "sign-in-failed", "protocol-not-spoken"],
  run: async (call) => await entered(call, await ownerOf(call.store, call.visitor, call.body.response)),
});

export const proveWithPasskey = route({
  method: "post",
  path: "/v1/session/fresh/passkey",
  summary: "Proves with a passkey that it is still the same person",
  action: "use-own-account",
  body: jsonBody(proofSchema),
  answers: json(sessionSchema),
  refuses: ["malformed", "not-signed-in", "sign-in-failed", "protocol-not-spoken"],
  async run({ store, person, session, visitor, body }) {
    if (!person || !session) throw new Refusal("not-signed-in");
    if ((await ownerOf(store, visitor, body.response)) !== person.id) throw new Refusal("sign-in-failed");
    return await renewed(store, visitor, session, person);
  },
});
