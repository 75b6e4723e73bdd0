import { Refusal } from "../problem.ts";
import { audited } from "../store/audit.ts";
import type { Db } from "../store/db.ts";
import { findAccount, foldedName, rehash } from "../store/passwords.ts";
import { hasTotp, takeRecoveryCode, takeTotp } from "../store/second-factor.ts";
import type { Store } from "../store/store.ts";
import { countTry, forgive } from "../store/throttle.ts";
import { browserKnownTo } from "./known-browser.ts";
import { checkPassword } from "./password.ts";
import { type Counter, countersFor } from "./throttle.ts";

export interface Credentials {
  readonly signInName: string;
  readonly password: string;
  readonly totp?: string | undefined;
  readonly recoveryCode?: string | undefined;
}

interface Whence {
  readonly address: string;
  /** The cookie of the browser that some people know. */
  readonly knownBrowser: string | null;
}

/** Refuses with `try-later` where too many wrong tries came before. */
export async function takeTry(store: Store, counters: readonly Counter[]): Promise<void> {
  const seconds = await store.write((db) => countTry(db, store, counters));
  if (seconds > 0) throw new Refusal("try-later", { seconds });
}

type SecondFactor = Pick<Credentials, "totp" | "recoveryCode">;

async function takeSecondFactor(db: Db, store: Store, personId: string, given: SecondFactor): Promise<boolean> {
  if (given.totp !== undefined) return await takeTotp(db, store, personId, given.totp);
  return given.recoveryCode !== undefined && (await takeRecoveryCode(db, store, personId, given.recoveryCode));
}

/** A name that nobody has is written down like one that somebody has: it must not take less time (S12). */
async function failed(store: Store, personId: string | null): Promise<never> {
  const object = { kind: "person", id: personId ?? "unknown" } as const;
  await store.write((db) => audited(db, store, { actorId: null, action: "sign-in-failed", object }));
  throw new Refusal("sign-in-failed");
}

/**
 * The person whose name, password and second factor these are. Everybody else is told the same in the same time, whether or not there
 * is such a name (S12): the account is looked up before anything differs, and a password is hashed in any case.
 */
export async function signIn(store: Store, given: Credentials, whence: Whence): Promise<string> {
  const account = await findAccount(store.reading, given.signInName);
  const knownBrowser = account ? browserKnownTo(store, whence.knownBrowser, account.personId) : null;
  const counters = countersFor({ name: foldedName(given.signInName), address: whence.address, knownBrowser });
  await takeTry(store, counters);
  const verdict = await checkPassword(account?.hash ?? null, given.password);
  if (!account || !verdict.right) return await failed(store, account?.personId ?? null);
  const { personId } = account;
  if (await hasTotp(store.reading, personId)) {
    if (given.totp === undefined && given.recoveryCode === undefined) throw new Refusal("second-factor-needed");
    const right = await store.write((db) => takeSecondFactor(db, store, personId, given));
    if (!right) return await failed(store, personId);
  }
  await store.write(async (db) => {
    await forgive(db, store, counters);
    if (verdict.outdated) await rehash(db, store, personId, given.password);
  });
  return personId;
}
