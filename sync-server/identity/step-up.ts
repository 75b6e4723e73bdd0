import { Refusal } from "../problem.ts";
import { isPasswordOf } from "../store/passwords.ts";
import { takeTotp } from "../store/second-factor.ts";
import type { Store } from "../store/store.ts";
import { forgive } from "../store/throttle.ts";
import { takeTry } from "./signing-in.ts";
import { countersFor } from "./throttle.ts";

interface Proof {
  readonly password?: string | undefined;
  readonly totp?: string | undefined;
}

/**
 * One of the ways in which somebody signs in, shown once more. Whoever found a screen left open has the session already, so wrong
 * tries are counted against that session and hold up nobody else.
 */
export async function provePerson(store: Store, personId: string, sessionId: string, given: Proof): Promise<void> {
  const counters = countersFor({ name: personId, address: "", knownBrowser: sessionId });
  await takeTry(store, counters);
  const { password, totp } = given;
  const right =
    password !== undefined
      ? await isPasswordOf(store.reading, personId, password)
      : totp !== undefined && (await store.write((db) => takeTotp(db, store, personId, totp)));
  if (!right) throw new Refusal("sign-in-failed");
  await store.write((db) => forgive(db, store, counters));
}
