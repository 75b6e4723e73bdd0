import type { Instant } from "../domain/base/instant.ts";
import { count, having, instant, listOf, oneOf, type Shape, text } from "../domain/base/shape.ts";
import { fewestRounds, mostRounds, type Stretching } from "./vault-keys.ts";

// Without the database: the worker reads rows too, and loads nothing that it does not need.

interface PassphraseSlot extends Stretching {
  readonly kind: "passphrase";
  /** The vault key under the stretched passphrase. */
  readonly wrapped: string;
}

/** Opens with a phrase that everybody knows: of a practice State only, which holds nobody's family. */
interface PracticeSlot {
  readonly kind: "practice";
  readonly wrapped: string;
}

export interface PasskeySlot {
  /** Id of the credential, base64url. */
  readonly credential: string;
  /** What the passkey is asked with, and the salt of what is derived from its answer. */
  readonly salt: string;
  readonly wrapped: string;
  readonly addedAt: Instant;
}

/** One recruiter's vault on this tablet. Nothing in it opens anything, and nothing in it names anybody but by initials. */
export interface VaultRow {
  readonly vaultId: string;
  readonly personId: string;
  readonly initials: string;
  readonly createdAt: Instant;
  readonly main: PassphraseSlot | PracticeSlot;
  readonly passkeys: readonly PasskeySlot[];
  /** Wrong passphrases in a row, and when the last one was, in milliseconds since 1970. Never a reason to erase anything. */
  readonly missed: { readonly count: number; readonly at: number };
}

const rounds: Shape<number> = (value): value is number =>
  count(value) && Number.isInteger(value) && value >= fewestRounds && value <= mostRounds;
const passphraseSlot = having<PassphraseSlot>({ kind: oneOf(["passphrase"]), salt: text, rounds, wrapped: text });
const practiceSlot = having<PracticeSlot>({ kind: oneOf(["practice"]), wrapped: text });

export const isVaultRow = having<VaultRow>({
  vaultId: (value): value is string => text(value) && /^[0-9a-f]{32}$/.test(value),
  personId: text,
  initials: text,
  createdAt: instant,
  main: (value): value is VaultRow["main"] => passphraseSlot(value) || practiceSlot(value),
  passkeys: listOf(having<PasskeySlot>({ credential: text, salt: text, wrapped: text, addedAt: instant })),
  missed: having({ count, at: count }),
});

/** Another passphrase than before, or a passkey less: a window that was opened by the old one asks again. */
export const mustAskAgain = (before: VaultRow, now: VaultRow | null): boolean =>
  now === null ||
  now.main.wrapped !== before.main.wrapped ||
  before.passkeys.some((each) => !now.passkeys.some((one) => one.credential === each.credential));

const freeTries = 5;
const longestWait = 60_000;

/** Milliseconds until the next try, from the sixth wrong passphrase on. Advisory: whoever copies the disk does not ask us. */
export function waitAfterMissed({ missed }: VaultRow, now: number): number {
  if (missed.count < freeTries) return 0;
  const wait = Math.min(longestWait, 5_000 * 2 ** Math.min(10, missed.count - freeTries));
  // A clock that was set back must not make anybody wait longer than ever asked.
  return Math.max(0, Math.min(wait, missed.at + wait - now));
}
