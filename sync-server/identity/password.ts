import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { passwordLength } from "../../src/domain/protocol/identity.ts";
import { isCommon, isGuessableHere } from "./common-passwords.ts";

/** Argon2id as OWASP's password storage paper asks for: 19 MiB, two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const tagLength = 32;

interface Cost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

const hashing = promisify<"argon2id", Argon2Parameters, Buffer>(argon2);

/** Each takes 19 MiB and a core for a moment: more than a few at once only make everybody wait. */
const atOnce = 4;
const patience = 200;
let running = 0;
const waiting: (() => void)[] = [];

/** More people than the server can check at once; they are asked to come back. */
export class TooManyAtOnce extends Error {}

async function tagOf(password: string, nonce: Uint8Array, { memory, passes, parallelism }: Cost): Promise<Buffer> {
  if (waiting.length >= patience) throw new TooManyAtOnce();
  if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
  else running += 1;
  try {
    const message = password.normalize("NFC");
    return await hashing("argon2id", { message, nonce, memory, passes, parallelism, tagLength });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64").replaceAll("=", "");

const written = (c: Cost, nonce: Uint8Array, tag: Uint8Array): string =>
  `$argon2id$v=19$m=${c.memory},t=${c.passes},p=${c.parallelism}$${base64(nonce)}$${base64(tag)}`;

function read(hash: string): { cost: Cost; nonce: Buffer; tag: Buffer } | null {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash);
  if (!parts) return null;
  const [, memory, passes, parallelism, nonce = "", tag = ""] = parts;
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    nonce: Buffer.from(nonce, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
}

/** The parameters travel in the text (PHC form), so that they can be raised later without asking anybody for a new password. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  return written(cost, nonce, await tagOf(password, nonce, cost));
}

/** Where there is no such account, this is hashed instead: the answer takes as long as any other (S12). */
const nobody = written(cost, Buffer.alloc(16, 1), Buffer.alloc(tagLength));

interface Verdict {
  readonly right: boolean;
  /** Made with other parameters than today's: hash it anew while the password is at hand. */
  readonly outdated: boolean;
}

export async function checkPassword(hash: string | null, password: string): Promise<Verdict> {
  const known = read(hash ?? nobody);
  if (!known) throw new Error("a password hash in the database cannot be read");
  const tag = await tagOf(password, known.nonce, known.cost);
  const right = tag.length === known.tag.length && timingSafeEqual(tag, known.tag) && hash !== null;
  const { memory, passes, parallelism } = known.cost;
  const current = memory === cost.memory && passes === cost.passes && parallelism === cost.parallelism;
  return { right, outdated: right && !current };
}

const lengthOf = (password: string): number => [...password.normalize("NFC")].length;

/** Long enough to be the only thing somebody signs in with. */
export const standsAlone = (password: string): boolean => lengthOf(password) >= passwordLength.alone;

export type PasswordFault = "short" | "long" | "common" | "guessable";

/** Why this cannot be somebody's password, or null. No demand for digits or signs: they make passwords worse (NIST SP 800-63B-4). */
export function passwordFault(
  password: string,
  about: { readonly secondFactor: boolean; readonly contextWords: readonly string[] },
): PasswordFault | null {
  const length = lengthOf(password);
  if (length < (about.secondFactor ? passwordLength.withSecondFactor : passwordLength.alone)) return "short";
  if (length > passwordLength.most) return "long";
  if (isCommon(password)) return "common";
  return isGuessableHere(password, ["surco", ...about.contextWords]) ? "guessable" : null;
}
