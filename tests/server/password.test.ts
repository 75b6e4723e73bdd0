import type { Argon2Parameters, argon2 } from "node:crypto";
import { expect, it, vi } from "vitest";
import { isCommon, isGuessableHere } from "../../sync-server/identity/common-passwords.ts";
import { checkPassword, hashPassword, passwordFault } from "../../sync-server/identity/password.ts";

const costs = vi.hoisted(() => [] as string[]);
vi.mock("node:crypto", async (original) => {
  const real = await original<typeof import("node:crypto")>();
  const counted: typeof argon2 = (algorithm, parameters: Argon2Parameters, callback) => {
    const { memory, passes, parallelism, tagLength } = parameters;
    costs.push([algorithm, memory, passes, parallelism, tagLength].join());
    real.argon2(algorithm, parameters, callback);
  };
  return { ...real, argon2: counted };
});

it("a password is hashed with Argon2id, 19 MiB, two passes, and says so in the hash", async () => {
  const hash = await hashPassword("four green tractors sing");
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  expect(await checkPassword(hash, "four green tractors sing")).toEqual({ right: true, outdated: false });
  expect(await checkPassword(hash, "four green tractors sang")).toEqual({ right: false, outdated: false });
});

it("[S12] where there is no account the same work is done as where there is one", async () => {
  const hash = await hashPassword("four green tractors sing");
  costs.length = 0;
  expect((await checkPassword(hash, "wrong")).right).toBe(false);
  expect((await checkPassword(null, "wrong")).right).toBe(false);
  expect(costs).toHaveLength(2);
  expect(costs[1]).toBe(costs[0]);
});

it("a letter with its mark is one letter, however the keyboard writes it", async () => {
  const hash = await hashPassword("ma\u00f1ana verde lim\u00f3n");
  expect((await checkPassword(hash, "man\u0303ana verde limo\u0301n")).right).toBe(true);
});

it("a hash made with other parameters is right, and outdated", async () => {
  const weaker = "$argon2id$v=19$m=64,t=1,p=1$AQEBAQEBAQEBAQEBAQEBAQ$";
  const { argon2Sync } = await import("node:crypto");
  const options = { nonce: Buffer.alloc(16, 1), parallelism: 1, tagLength: 32, memory: 64, passes: 1 };
  const tag = argon2Sync("argon2id", { message: "four green tractors sing", ...options });
  const hash = weaker + tag.toString("base64").replaceAll("=", "");
  expect(await checkPassword(hash, "four green tractors sing")).toEqual({ right: true, outdated: true });
});

it.each([
  "password",
  "P@ssw0rd2026!",
  "monkey123456789",
  "aaaaaaaaaaaaaaaa",
  "passwordpassword",
  "qwertyuiop123456",
  "abcdefghijklmnop",
  "098765432109876",
])("%s is among what is tried first", (password) => {
  expect(isCommon(password)).toBe(true);
});

it.each(["four green tractors sing", "tres tristes tigres tragaban", "Zx9 mango/lamp"])("%s is not", (password) => {
  expect(isCommon(password)).toBe(false);
});

it("one's own name, the State and this application add nothing to a password", () => {
  const words = ["surco", "Lucía Ferreira", "lucia@alder.example", "Alder"];
  expect(isGuessableHere("LuciaFerreira2026!", words)).toBe(true);
  expect(isGuessableHere("surco-alder-surco", words)).toBe(true);
  expect(isGuessableHere("lucia keeps three donkeys", words)).toBe(false);
});

it("fifteen characters alone, eight beside a second factor, at most 128, and no demand for digits or signs", () => {
  const alone = { secondFactor: false, contextWords: [] };
  const beside = { secondFactor: true, contextWords: [] };
  expect(passwordFault("mango lamp sky", alone)).toBe("short");
  expect(passwordFault("mango lamp skys", alone)).toBeNull();
  expect(passwordFault("mango l", beside)).toBe("short");
  expect(passwordFault("mango la", beside)).toBeNull();
  const long = Array.from({ length: 40 }, (_, i) => `w${i * 7}`).join(" ");
  expect(passwordFault(long.slice(0, 128), alone)).toBeNull();
  expect(passwordFault(long.slice(0, 129), alone)).toBe("long");
  expect(passwordFault("iloveyouiloveyou", alone)).toBe("common");
});
