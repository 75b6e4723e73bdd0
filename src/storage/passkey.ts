import { fromBase64url, toBase64url } from "../domain/base/base64url.ts";
import type { Instant } from "../domain/base/instant.ts";
import { err, ok, type Result } from "../domain/base/result.ts";
import type { NewPasskey, Proof } from "./strongbox.ts";
import { randomText } from "./vault-keys.ts";
import type { VaultRow } from "./vault-row.ts";
import type { World } from "./world.ts";

// Passkeys speak to the page and not to a worker: their 32 bytes pass through here once, on their way to it, and are wiped. They open
// the vault only together with its row, and are asked for anew each time.

export type PasskeyProblem =
  /** This tablet, its browser or this passkey has no PRF: the passphrase is what there is. */
  | "no-prf"
  /** Somebody said no, or waited too long, or the passkey is not on this tablet. */
  | "not-given";

interface Recruiter {
  /** Shown by the tablet when it asks which passkey to use. */
  readonly name: string;
  readonly initials: string;
}

const random = (length: number): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(length));

/** The answer to `salt`, or null. Some browsers give it as a buffer, some as a view. */
function prfOf(credential: PublicKeyCredential): Uint8Array<ArrayBuffer> | null {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  if (first === undefined) return null;
  const view = first instanceof ArrayBuffer ? new Uint8Array(first) : new Uint8Array(first.buffer as ArrayBuffer);
  const answer =
    first instanceof ArrayBuffer ? view : view.slice(first.byteOffset, first.byteOffset + first.byteLength);
  return answer.length === 32 ? answer : null;
}

const asCredential = (given: Credential | null): PublicKeyCredential | null => given as PublicKeyCredential | null;

async function ask(
  credentials: CredentialsContainer,
  ids: readonly { readonly credential: string; readonly salt: string }[],
): Promise<Result<{ credential: string; prf: Uint8Array<ArrayBuffer> }, PasskeyProblem>> {
  const known = ids.flatMap(({ credential, salt }) => {
    const [id, first] = [fromBase64url(credential), fromBase64url(salt)];
    return id === null || first === null ? [] : [{ credential, id, first }];
  });
  const given = await credentials
    .get({
      publicKey: {
        challenge: random(32),
        allowCredentials: known.map(({ id }) => ({ type: "public-key", id })),
        userVerification: "required",
        extensions: {
          prf: { evalByCredential: Object.fromEntries(known.map(({ credential, first }) => [credential, { first }])) },
        },
      },
    })
    .then(asCredential, () => null);
  if (given === null) return err("not-given");
  const prf = prfOf(given);
  return prf === null ? err("no-prf") : ok({ credential: toBase64url(new Uint8Array(given.rawId)), prf });
}

/**
 * Makes a passkey with a salt of its own and asks it once. Many platforms answer only when they are asked, not when the passkey is
 * made. Detected by the result, never by the browser's name. Needs a person's gesture, as every passkey does.
 */
export async function newPasskey(
  credentials: CredentialsContainer,
  { name, initials }: Recruiter,
  addedAt: Instant,
): Promise<Result<NewPasskey, PasskeyProblem>> {
  const salt = randomText(32);
  const first = fromBase64url(salt);
  if (first === null) throw new TypeError("not base64url");
  const made = await credentials
    .create({
      publicKey: {
        challenge: random(32),
        rp: { name: "Surco" },
        user: { id: random(16), name, displayName: initials },
        pubKeyCredParams: [
          { type: "public-key", alg: -7 },
          { type: "public-key", alg: -257 },
        ],
        authenticatorSelection: { userVerification: "required", residentKey: "preferred" },
        extensions: { prf: { eval: { first } } },
      },
    })
    .then(asCredential, () => null);
  if (made === null) return err("not-given");
  if (made.getClientExtensionResults().prf?.enabled !== true) return err("no-prf");
  const credential = toBase64url(new Uint8Array(made.rawId));
  const prf = prfOf(made);
  if (prf !== null) return ok({ credential, salt, prf, addedAt });
  const asked = await ask(credentials, [{ credential, salt }]);
  return asked.ok ? ok({ credential, salt, prf: asked.value.prf, addedAt }) : asked;
}

/** Made by whoever is at work here, for their own vault. */
export const ownPasskey = ({ tabletVault, person, now }: Pick<World, "tabletVault" | "person" | "now">) =>
  newPasskey(navigator.credentials, { name: person?.name ?? "", initials: tabletVault.owner?.initials ?? "" }, now());

/** Asks any of the vault's passkeys that this tablet has. Works without a network. */
export async function passkeyProof(
  credentials: CredentialsContainer,
  { passkeys }: VaultRow,
): Promise<Result<Extract<Proof, { kind: "passkey" }>, PasskeyProblem>> {
  const asked = await ask(credentials, passkeys);
  return asked.ok ? ok({ kind: "passkey", ...asked.value }) : asked;
}

/** Whether this tablet has a fingerprint, a face or a code of its own to ask. Whether that opens a vault shows only when it is asked. */
export const tabletPasskeys = async (): Promise<boolean> =>
  "PublicKeyCredential" in globalThis &&
  (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false));
