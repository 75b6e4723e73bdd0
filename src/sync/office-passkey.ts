import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
} from "@simplewebauthn/browser";
import * as z from "zod";
import { err, ok, type Result } from "../domain/base/result.ts";
import { doneSchema } from "../domain/protocol/identity.ts";
import { sessionSchema } from "../domain/protocol/person.ts";
import { officePost } from "./office.ts";
import { type OfficeRefusal, refusalOf } from "./office-refusal.ts";

/** What the server asks the browser's own passkey window. The browser checks it; we only hand it on. */
const optionsSchema = z.record(z.string(), z.unknown());

/** Somebody said no, or waited too long, or this device does not have it. The browser does not say which, on purpose. */
const notGiven: OfficeRefusal = { code: "passkey-not-given", seconds: 0, why: null };

export const passkeysWorkHere = (): boolean => browserSupportsWebAuthn();

async function given<T>(ceremony: Promise<T>): Promise<Result<T, OfficeRefusal>> {
  try {
    return ok(await ceremony);
  } catch {
    return err({ ...notGiven });
  } finally {
    WebAuthnAbortService.cancelCeremony();
  }
}

async function answered<T>(asked: ReturnType<typeof officePost<T>>): Promise<Result<T, OfficeRefusal>> {
  const answer = await asked;
  return answer.ok ? answer : err(refusalOf(answer.error));
}

/** To sign in, or to prove that it is still the same person. */
export async function askPasskey(path: "/v1/sign-in/passkey" | "/v1/session/fresh/passkey") {
  const options = await answered(officePost("/v1/sign-in/passkey/options", {}, optionsSchema));
  if (!options.ok) return options;
  const optionsJSON = options.value as unknown as PublicKeyCredentialRequestOptionsJSON;
  const response = await given(startAuthentication({ optionsJSON }));
  return response.ok ? answered(officePost(path, { response: response.value }, sessionSchema)) : response;
}

/** `name`: what its owner calls it. */
export async function addPasskey(name: string) {
  const options = await answered(officePost("/v1/account/passkeys/options", {}, optionsSchema));
  if (!options.ok) return options;
  const optionsJSON = options.value as unknown as PublicKeyCredentialCreationOptionsJSON;
  const response = await given(startRegistration({ optionsJSON }));
  return response.ok
    ? answered(officePost("/v1/account/passkeys", { name, response: response.value }, doneSchema))
    : response;
}
