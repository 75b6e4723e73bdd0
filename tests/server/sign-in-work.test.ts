import type { Argon2Parameters, argon2 } from "node:crypto";
import { expect, it, vi } from "vitest";
import type { Store } from "../../sync-server/store/store.ts";
import { anasPassword, openSignInOffice } from "./sign-in-office.ts";

const work = vi.hoisted(() => [] as string[]);

vi.mock("node:crypto", async (original) => {
  const crypto = await original<typeof import("node:crypto")>();
  const counted: typeof argon2 = (algorithm, parameters: Argon2Parameters, done) => {
    work.push(`${algorithm} ${parameters.memory} ${parameters.passes} ${parameters.tagLength}`);
    crypto.argon2(algorithm, parameters, done);
  };
  return { ...crypto, argon2: counted };
});

/** Every statement that reaches the database, as it is written, without its values. */
function noteStatements(store: Store): void {
  const adapter = store.reading.getExecutor();
  const prototype = Object.getPrototypeOf(adapter);
  const executed = prototype.executeQuery;
  prototype.executeQuery = function (query: { sql: string }, ...more: unknown[]) {
    work.push(query.sql);
    return executed.call(this, query, ...more);
  };
}

it("[S12] a wrong password under a name that nobody has costs the same hash and the same statements, one by one", async () => {
  const office = await openSignInOffice();
  noteStatements(office.store);
  const names = ["ana@alder.example", "nobody@alder.example", "ana@alder.example", "x@y.example"];
  const done: string[][] = [];
  for (const signInName of names) {
    office.pass(2 * 86_400);
    work.length = 0;
    const answer = await office.browser().call("POST", "/v1/sign-in", { signInName, password: `not ${anasPassword}` });
    expect(answer.status).toBe(401);
    done.push([...work]);
  }
  await office.close();
  expect(done[0]?.filter((step) => step.startsWith("argon2id"))).toHaveLength(1);
  expect(done[0]?.length).toBeGreaterThan(5);
  expect(done[1]).toEqual(done[0]);
  expect(done[3]).toEqual(done[2]);
});
