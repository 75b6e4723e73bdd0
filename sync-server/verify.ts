import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { evidenceSchema, type SignedHead, signedHeadSchema } from "../src/domain/review/evidence.ts";
import { sealHolds } from "./identity/state-seal.ts";
import type { Finding } from "./verify-chains.ts";
import { verifyDatabase } from "./verify-database.ts";
import { verifyEvidence } from "./verify-evidence.ts";
import { plainWords } from "./verify-words.ts";

const usage = `npm run verify -- FILE [--head HEAD]
FILE: a server's database (surco.sqlite), the evidence of one COE, or a signed head.
HEAD: a signed head (GET /v1/audit/head) that was kept elsewhere. Nothing is changed and no network is used.`;

interface Verdict {
  readonly about: string;
  readonly findings: readonly Finding[];
}

const fingerprint = (publicKey: string): string =>
  createHash("sha256").update(Buffer.from(publicKey, "base64")).digest("hex").slice(0, 32);

/** By the first bytes of the file; a State's database does not fit into memory. */
function isDatabase(file: string): boolean {
  const start = Buffer.alloc(15);
  const handle = openSync(file, "r");
  readSync(handle, start, 0, start.length, 0);
  closeSync(handle);
  return start.toString("latin1") === "SQLite format 3";
}

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

function verifyFile(file: string, headFile: string | null): Verdict {
  const head = headFile === null ? null : signedHeadSchema.parse(JSON.parse(readFileSync(headFile, "utf8")));
  if (!isDatabase(file)) return verifyDocument(readFileSync(file, "utf8"), head);
  const about = head ? `A database, against the head signed at ${head.at}` : "A database";
  return { about, findings: verifyDatabase(file, head) };
}

/** Answers the exit code: 0 when all holds, 1 when something does not, 2 when the file cannot be verified at all. */
export function verify(args: readonly string[], say: (line: string) => void): number {
  const at = args.indexOf("--head");
  const headFile = at < 0 ? null : (args[at + 1] ?? "");
  const [file, ...more] = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  if (file === undefined || more.length > 0 || headFile === "") {
    say(usage);
    return 2;
  }
  try {
    const { about, findings } = verifyFile(file, headFile);
    say(`${about}.`);
    for (const { where, what } of findings) say(`  ${where}: ${plainWords(what)} (${what})`);
    say(findings.length === 0 ? "Everything holds." : `${findings.length} things do not hold.`);
    return findings.length === 0 ? 0 : 1;
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "not in the agreed form";
    say(`This is no database, evidence or signed head that can be verified (${reason}).`);
    return 2;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.exitCode = verify(process.argv.slice(2), (line) => process.stdout.write(`${line}\n`));
}
