import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { evidenceSchema, type SignedHead, signedHeadSchema } from "../src/domain/review/evidence.ts";
import { kindOf } from "./backups/on-disk.ts";
import { sealHolds } from "./identity/state-seal.ts";
import { isAway } from "./store/engine.ts";
import { openForCommand } from "./store/postgres.ts";
import type { Finding } from "./verify-chains.ts";
import { verifyDatabase, verifyState as verifyRows } from "./verify-database.ts";
import { verifyEvidence } from "./verify-evidence.ts";
import { plainWords } from "./verify-words.ts";

const usage = `npm run verify -- FILE [--head HEAD]
FILE: a server's database (surco.sqlite), the evidence of one COE, or a signed head; without it, the PostgreSQL of DATABASE_URL.
HEAD: a signed head (GET /v1/audit/head) that was kept elsewhere. Nothing is changed, and for a file no network is used.`;

interface Verdict {
  readonly about: string;
  readonly findings: readonly Finding[];
}

const fingerprint = (publicKey: string): string =>
  createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex").slice(0, 32);

function verifyDocument(text: string, head: SignedHead | null): Verdict {
  const value: unknown = JSON.parse(text);
  const signed = signedHeadSchema.safeParse(value);
  if (signed.success) {
    const findings = sealHolds(signed.data) ? [] : [{ where: "file", what: "seal-broken" }];
    return { about: `A signed head, by the key ${fingerprint(signed.data.seal.publicKey)}`, findings };
  }
  const evidence = evidenceSchema.parse(value);
  const { revisions, decisions, seal } = evidence;
  const about = `The evidence of COE ${evidence.coeId}: ${revisions.length} versions, ${decisions.length} decisions`;
  return {
    about: `${about}, sealed by the key ${fingerprint(seal.publicKey)}`,
    findings: verifyEvidence(evidence, head),
  };
}

const aDump = `This is a copy of a PostgreSQL, which can only be read in one: restore it into an empty database
(docs/operations.md, "Back up"), and verify that.`;

async function verifyState(headFile: string | null, file: string, databaseUrl: string | undefined): Promise<Verdict> {
  const head = headFile === null ? null : signedHeadSchema.parse(JSON.parse(readFileSync(headFile, "utf8")));
  if (file !== "" && kindOf(file) === "other") return verifyDocument(readFileSync(file, "utf8"), head);
  const database = file === "" ? "The PostgreSQL that DATABASE_URL names" : `The State's database in ${file}`;
  const about = head ? `${database}, against the head signed at ${head.at}` : database;
  if (file !== "") return { about, findings: await verifyDatabase(file, head) };
  const { db, close } = openForCommand(databaseUrl ?? "");
  try {
    return { about, findings: await verifyRows(db, head) };
  } finally {
    await close();
  }
}

/** Why it cannot be verified at all; what the reason says of an address may hold a password. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && "code" in error) return String(error.code);
  return isAway(error) ? "the database does not answer" : "not in the agreed form";
}

/** Answers the exit code: 0 when all holds, 1 when something does not, 2 when it cannot be verified at all. */
export async function verify(
  args: readonly string[],
  say: (line: string) => void,
  databaseUrl?: string,
): Promise<number> {
  const at = args.indexOf("--head");
  const headFile = at < 0 ? null : (args[at + 1] ?? "");
  const [file = "", ...more] = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  if ((file === "" && !databaseUrl) || more.length > 0 || headFile === "") {
    say(usage);
    return 2;
  }
  try {
    if (file !== "" && kindOf(file) === "dump") {
      say(aDump);
      return 2;
    }
    const { about, findings } = await verifyState(headFile, file, databaseUrl);
    say(`${about}.`);
    for (const { where, what } of findings) say(`  ${where}: ${plainWords(what)} (${what})`);
    say(findings.length === 0 ? "Everything holds." : `${findings.length} things do not hold.`);
    return findings.length === 0 ? 0 : 1;
  } catch (error) {
    say(`This is no database, evidence or signed head that can be verified (${reasonOf(error)}).`);
    return 2;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  process.exitCode = await verify(process.argv.slice(2), say, process.env.DATABASE_URL);
}
