import type { Result } from "../domain/base/result.ts";
import {
  buffer,
  bytes,
  count,
  exactly,
  flag,
  having,
  instant,
  listOf,
  oneOf,
  orNull,
  type Shape,
  text,
} from "../domain/base/shape.ts";
import type { Place } from "../domain/protocol/envelope.ts";
import type { EmptyEnvelope, SealedRow } from "./sealer.ts";
import type { NewPasskey, NewVault, Proof, Unlocking } from "./strongbox.ts";
import { isVaultRow, type VaultRow } from "./vault-row.ts";

// What the page and the worker say to each other. Both sides look at the shape before they believe it, as at any boundary; with the
// storage's own shapes, because the unlocking is waited for and zod would have to be loaded twice before it.

interface Asked {
  readonly create: NewVault;
  readonly unlock: Unlocking;
  readonly rest: null;
  readonly resume: { readonly pin: string };
  readonly changePassphrase: { readonly row: VaultRow; readonly proof: Proof; readonly passphrase: string };
  readonly addPasskey: { readonly row: VaultRow; readonly proof: Proof; readonly passkey: NewPasskey };
  readonly meetState: { readonly publicKey: string };
  readonly seal: { readonly place: Place; readonly bytes: Uint8Array<ArrayBuffer> };
  readonly emptyEnvelope: { readonly place: Place };
  readonly openMany: { readonly rows: readonly SealedRow[] };
}

export type Ask = { readonly [K in keyof Asked]: { readonly kind: K; readonly words: Asked[K] } }[keyof Asked];

export interface AskMessage {
  readonly id: number;
  readonly ask: Ask;
}

/** `failed` names what was thrown; nothing else of it leaves the worker. */
export type AnswerMessage =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failed: string };

const passphraseProof = exactly<Extract<Proof, { kind: "passphrase" }>>({
  kind: oneOf(["passphrase"]),
  passphrase: text,
});
const passkeyProof = exactly<Extract<Proof, { kind: "passkey" }>>({
  kind: oneOf(["passkey"]),
  credential: text,
  prf: bytes,
});
const practiceProof = exactly<Extract<Proof, { kind: "practice" }>>({ kind: oneOf(["practice"]) });
const proof: Shape<Proof> = (value): value is Proof =>
  passphraseProof(value) || passkeyProof(value) || practiceProof(value);
const mainProof: Shape<NewVault["proof"]> = (value): value is NewVault["proof"] =>
  passphraseProof(value) || practiceProof(value);
const place = exactly<Place>({ table: text, row: text, schema: count });

const words: { readonly [K in keyof Asked]: Shape<Asked[K]> } = {
  create: exactly<NewVault>({ personId: text, initials: text, createdAt: instant, proof: mainProof, practice: flag }),
  unlock: exactly<Unlocking>({ row: isVaultRow, proof, practice: flag, pin: orNull(text) }),
  rest: (value): value is null => value === null,
  resume: exactly({ pin: text }),
  changePassphrase: exactly({ row: isVaultRow, proof, passphrase: text }),
  addPasskey: exactly({
    row: isVaultRow,
    proof,
    passkey: exactly<NewPasskey>({ credential: text, salt: text, prf: bytes, addedAt: instant }),
  }),
  meetState: exactly({ publicKey: text }),
  seal: exactly({ place, bytes }),
  emptyEnvelope: exactly({ place }),
  openMany: exactly({ rows: listOf(exactly<SealedRow>({ place, envelope: buffer })) }),
};

const isAsk: Shape<Ask> = (value): value is Ask => {
  if (!having({ kind: text, words: (_each): _each is unknown => true })(value)) return false;
  return Object.hasOwn(words, value.kind) && words[value.kind as keyof Asked](value.words);
};

export const isAskMessage = exactly<AskMessage>({ id: count, ask: isAsk });

export const isAnswerMessage: Shape<AnswerMessage> = (value): value is AnswerMessage =>
  having({ id: count })(value) && ("answer" in value || ("failed" in value && text(value.failed)));

export const isEmptyEnvelope = exactly<EmptyEnvelope>({ associated: bytes, nonce: bytes, key: bytes });

export const isResult: Shape<Result<unknown, unknown>> = (value): value is Result<unknown, unknown> =>
  having({ ok: flag })(value) && (value.ok ? "value" in value : "error" in value);
