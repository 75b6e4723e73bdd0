import * as z from "zod";
import {
  accountSchema,
  newPasswordSchema,
  recoveryCodesSchema,
  totpConfirmSchema,
  totpOfferSchema,
} from "../../src/domain/protocol/identity.ts";
import { provePerson } from "../identity/step-up.ts";
import { offerFor } from "../identity/totp.ts";
import { Refusal } from "../problem.ts";
import { listPasskeys } from "../store/passkeys.ts";
import { hasPassword, passwordStandsAlone, setPassword, signInNameOf } from "../store/passwords.ts";
import {
  confirmTotp,
  hasTotp,
  makeRecoveryCodes,
  offerTotp,
  recoveryCodesLeft,
  removeTotp,
} from "../store/second-factor.ts";
import { endSessionsOf } from "../store/sessions.ts";
import { auditedPerson } from "../store/staff.ts";
import { answer, json, jsonBody, route } from "./route.ts";

const doneSchema = z.strictObject({ done: z.literal(true) });

export const ownAccount = route({
  method: "get",
  path: "/v1/account",
  summary: "One's own ways of signing in",
  action: "use-own-account",
  answers: json(accountSchema),
  refuses: ["not-signed-in", "protocol-not-spoken"],
  async run({ store: { reading }, person }) {
    if (!person) throw new Refusal("not-signed-in");
    return answer({
      person,
      signInName: await signInNameOf(reading, person.id),
      hasPassword: await hasPassword(reading, person.id),
      hasTotp: await hasTotp(reading, person.id),
      recoveryCodesLeft: await recoveryCodesLeft(reading, person.id),
      passkeys: await listPasskeys(reading, person.id),
    });
  },
});

/** The old one is asked for even when they signed in a moment ago, and everybody who is signed in elsewhere is signed out. */
export const changePassword = route({
  method: "put",
  path: "/v1/account/password",
  summary: "Changes one's own password, and signs out everywhere else",
  action: "use-own-account",
  body: jsonBody(newPasswordSchema),
  answers: json(doneSchema),
  refuses: [
    "malformed",
    "not-signed-in",
    "sign-in-failed",
    "password-refused",
    "try-later",
    "busy",
    "protocol-not-spoken",
  ],
  async run({ store, person, session, body }) {
    if (!person || !session) throw new Refusal("not-signed-in");
    await provePerson(store, person.id, session.id, { password: body.current });
    await store.write(async (db) => {
      await setPassword(db, store, person.id, body.next);
      await endSessionsOf(db, person.id, session.id);
      await auditedPerson(db, store, person.id, "password-changed", person.id);
    });
    return answer({ done: true });
  },
});

export const offerAuthenticator = route({
  method: "post",
  path: "/v1/account/totp",
  summary: "A secret for an authenticator app, shown once; in force when a code of it has been confirmed",
  action: "use-own-account",
  fresh: true,
  answers: json(totpOfferSchema),
  refuses: ["not-signed-in", "sign-in-again", "not-allowed", "protocol-not-spoken"],
  async run({ store, person }) {
    if (!person) throw new Refusal("not-signed-in");
    const label = (await signInNameOf(store.reading, person.id)) ?? person.name;
    const secret = await store.write(async (db) => {
      // The one in force is taken away first, on purpose: a forgotten offer must not leave somebody without a second factor.
      if (await hasTotp(db, person.id)) throw new Refusal("not-allowed");
      return await offerTotp(db, store, person.id);
    });
    return answer(offerFor(secret, label));
  },
});

export const confirmAuthenticator = route({
  method: "post",
  path: "/v1/account/totp/confirm",
  summary: "Puts the authenticator app in force and gives ten recovery codes, once",
  action: "use-own-account",
  fresh: true,
  body: jsonBody(totpConfirmSchema),
  answers: json(recoveryCodesSchema),
  refuses: ["malformed", "not-signed-in", "sign-in-again", "code-not-right", "protocol-not-spoken"],
  async run({ store, person, body }) {
    if (!person) throw new Refusal("not-signed-in");
    const codes = await store.write(async (db) => {
      if (!(await confirmTotp(db, store, person.id, body.code))) throw new Refusal("code-not-right");
      await auditedPerson(db, store, person.id, "second-factor-changed", person.id, ["totp"]);
      return await makeRecoveryCodes(db, store, person.id);
    });
    return answer({ codes });
  },
});

export const removeAuthenticator = route({
  method: "delete",
  path: "/v1/account/totp",
  summary: "Takes the authenticator app and the recovery codes out of force",
  action: "use-own-account",
  fresh: true,
  answers: json(doneSchema),
  refuses: ["not-signed-in", "sign-in-again", "password-refused", "protocol-not-spoken"],
  async run({ store, person }) {
    if (!person) throw new Refusal("not-signed-in");
    await store.write(async (db) => {
      // A password of eight characters is enough only beside a second factor.
      if (!(await passwordStandsAlone(db, person.id))) throw new Refusal("password-refused", { why: "short" });
      await removeTotp(db, person.id);
      await auditedPerson(db, store, person.id, "second-factor-changed", person.id, ["totp"]);
    });
    return answer({ done: true });
  },
});

export const renewRecoveryCodes = route({
  method: "post",
  path: "/v1/account/recovery-codes",
  summary: "Ten new recovery codes, shown once; the old ones are worth nothing any more",
  action: "use-own-account",
  fresh: true,
  answers: json(recoveryCodesSchema),
  refuses: ["not-signed-in", "sign-in-again", "not-allowed", "protocol-not-spoken"],
  async run({ store, person }) {
    if (!person) throw new Refusal("not-signed-in");
    const codes = await store.write(async (db) => {
      if (!(await hasTotp(db, person.id))) throw new Refusal("not-allowed");
      await auditedPerson(db, store, person.id, "second-factor-changed", person.id, ["recovery-codes"]);
      return await makeRecoveryCodes(db, store, person.id);
    });
    return answer({ codes });
  },
});
