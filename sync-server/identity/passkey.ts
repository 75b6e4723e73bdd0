import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import * as z from "zod";
import { Refusal } from "../problem.ts";
import type { PasskeyKey } from "../store/passkeys.ts";

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]*$/, "not base64url");

/** What a browser gives for `navigator.credentials.create` (WebAuthn Level 3, 5.1), as far as the server reads it. */
export const registrationSchema = z.object({
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url(4000),
    attestationObject: base64url(20_000),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
  clientExtensionResults: z.record(z.string().max(50), z.unknown()).optional(),
});

/** The same for `navigator.credentials.get`. */
export const assertionSchema = z.object({
  id: base64url(1400),
  rawId: base64url(1400),
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: base64url(4000),
    authenticatorData: base64url(4000),
    signature: base64url(2000),
    userHandle: base64url(200).optional(),
  }),
  clientExtensionResults: z.record(z.string().max(50), z.unknown()).optional(),
});

type Registration = z.infer<typeof registrationSchema>;
type Assertion = z.infer<typeof assertionSchema>;

export interface Place {
  /** Scheme, name and port of the pages from which a passkey may come. */
  readonly origin: string;
}

const nameOf = ({ origin }: Place): string => new URL(origin).hostname;

/** Ed25519, ES256 and RS256: what the authenticators of today sign with (COSE numbers). */
const algorithms = [-8, -7, -257];

/** Long enough to find the security key in the bag. */
export const challengeMinutes = 5;
const timeout = challengeMinutes * 60_000;

/** Discoverable, so that nobody types a name, and with the owner's finger, face or PIN: two factors in one. */
export const offerPasskey = (
  place: Place,
  challenge: Uint8Array,
  person: { readonly id: string; readonly name: string; readonly signInName: string },
  known: readonly string[],
) =>
  generateRegistrationOptions({
    rpName: "Surco",
    rpID: nameOf(place),
    userID: Uint8Array.from(Buffer.from(person.id)),
    userName: person.signInName,
    userDisplayName: person.name,
    challenge: Uint8Array.from(challenge),
    attestationType: "none",
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    timeout,
  });

export const askForPasskey = (place: Place, challenge: Uint8Array) =>
  generateAuthenticationOptions({
    rpID: nameOf(place),
    challenge: Uint8Array.from(challenge),
    userVerification: "required",
    timeout,
  });

/** The challenge that an answer says it answers; the caller takes it out of the database, once. */
export function challengeIn(clientDataJSON: string): string {
  try {
    const told: unknown = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8"));
    const { challenge } = (told ?? {}) as { challenge?: unknown };
    return typeof challenge === "string" ? challenge : "";
  } catch {
    return "";
  }
}

/** Any fault of an answer is one and the same to whoever sent it. */
async function orRefused<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check();
  } catch {
    throw new Refusal("sign-in-failed");
  }
}

export async function checkRegistration(place: Place, challenge: string, given: Registration) {
  const { verified, registrationInfo } = await orRefused(() =>
    verifyRegistrationResponse({
      response: { ...given, clientExtensionResults: {} } as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: nameOf(place),
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    }),
  );
  if (!verified) throw new Refusal("sign-in-failed");
  const { id, publicKey, counter } = registrationInfo.credential;
  return { id, publicKey, counter, transports: given.response.transports ?? [] };
}

/** The signature counter after it; a counter that went back is a copied key and is refused. */
export async function checkAssertion(
  place: Place,
  challenge: string,
  given: Assertion,
  key: PasskeyKey,
): Promise<number> {
  const { verified, authenticationInfo } = await orRefused(() =>
    verifyAuthenticationResponse({
      response: { ...given, clientExtensionResults: {} } as AuthenticationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: place.origin,
      expectedRPID: nameOf(place),
      credential: { id: key.id, publicKey: Uint8Array.from(key.publicKey), counter: key.counter },
      requireUserVerification: true,
    }),
  );
  if (!verified) throw new Refusal("sign-in-failed");
  return authenticationInfo.newCounter;
}
