import type { ErrorRequestHandler, Response } from "express";
import { type Problem, type ProblemCode, problemStatus } from "../src/domain/protocol/problem.ts";
import { TooManyAtOnce } from "./identity/password.ts";
import { isAway } from "./store/engine.ts";

/** Thrown by a route; the answer becomes a problem of the catalogue. Nothing was written: the transaction went with it. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly details: Readonly<Record<string, unknown>>;
  constructor(code: ProblemCode, details: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

const titles: Readonly<Record<ProblemCode, string>> = {
  malformed: "The request does not have the agreed form",
  "not-signed-in": "Nobody is signed in",
  "sign-in-failed": "The sign-in name, the password or the code is not right",
  "second-factor-needed": "The second factor is missing",
  "sign-in-again": "This asks for having signed in a moment ago",
  "proof-missing": "The tablet has not shown that it is itself",
  "proof-refused": "This proof is not for this request, now, by this tablet",
  "device-unknown": "This tablet is not enrolled by whoever is signed in",
  "device-revoked": "This tablet has been revoked",
  "device-taken": "Another tablet is enrolled under this id",
  "not-allowed": "This person may not do this",
  "method-not-allowed": "This is not asked in this way",
  "own-roles": "Nobody changes what they themselves may do",
  "last-administrator": "Somebody has to be left who can let people in",
  "name-taken": "Somebody else signs in under this name",
  "not-found": "There is nothing here",
  "history-changed": "The server's history is not the one remembered",
  "already-decided": "A decision on this revision stands",
  "not-the-only-head": "There is a newer or another version of this COE",
  "revision-incomplete": "Attachments of this revision have not arrived",
  "revision-not-signed": "This revision is not signed",
  "revision-set-aside": "This revision is set aside",
  "own-coe": "Nobody reviews their own COE",
  "too-many-offers": "This tablet has offered back more decisions than any tablet was told of",
  "not-a-recruiter": "A COE can only be handed to a recruiter who works here",
  "handed-over-already": "Another recruiter has this COE now",
  "blocking-findings": "The rules do not allow this decision",
  "nothing-to-overturn": "There is no decision to overturn",
  "decision-needs-reason": "This decision needs a reason",
  "decision-needs-note": "This decision needs words that somebody can act on",
  "too-large": "More bytes than the announced limit",
  "bytes-do-not-match-name": "The bytes do not match the name",
  "sealed-damaged": "The sealed bytes are not whole",
  "sealed-version-unknown": "Sealed in a version that is not known here",
  "sealed-to-other-key": "Not sealed to a key of this State",
  "sealed-in-other-place": "Sealed for another name than this one",
  "parcel-damaged": "The rescued work is not whole: bytes are missing or changed",
  "parcel-version-unknown": "Rescued work in a version that is not known here",
  "own-rescue": "Nobody opens their own sealed work at the State",
  "rescue-other-side": "Somebody of this side has agreed; the other one has to come from the other side",
  "password-refused": "This password would be guessed",
  "code-not-right": "The code is not right",
  "try-later": "Too many tries; later again",
  "daily-volume": "This tablet has brought as much as one may in 24 hours",
  "protocol-not-spoken": "This version of the protocol is not spoken here",
  busy: "The server is busy",
  "storage-full": "There is no room on the server's disk",
  unexpected: "Something went wrong on the server",
};

function sendProblem(response: Response, code: ProblemCode, details: Readonly<Record<string, unknown>> = {}): void {
  const status = problemStatus[code];
  const problem: Problem = {
    type: `urn:surco:problem:${code}`,
    title: titles[code],
    status,
    code,
    details: { ...details },
  };
  if (code === "busy") response.setHeader("Retry-After", "5");
  if (code === "storage-full") response.setHeader("Retry-After", "60");
  if (code === "try-later" || code === "daily-volume") response.setHeader("Retry-After", String(details.seconds ?? 1));
  response
    .status(status)
    .setHeader("Cache-Control", "no-store")
    .type("application/problem+json")
    .send(JSON.stringify(problem));
}

/** Of SQLite, of the file system, and of PostgreSQL (53100). */
const fullCodes: readonly unknown[] = ["SQLITE_FULL", "ENOSPC", "EDQUOT", "53100"];

export const isStorageFull = (error: unknown): boolean =>
  typeof error === "object" && error !== null && fullCodes.includes((error as { code?: unknown }).code);

/** What the body reader and the database throw, in the words of the catalogue. */
function codeOf(error: unknown): ProblemCode {
  if (error instanceof Refusal) return error.code;
  if (error instanceof TooManyAtOnce) return "busy";
  if (typeof error !== "object" || error === null) return "unexpected";
  const { type, code, status } = error as { type?: unknown; code?: unknown; status?: unknown };
  if (type === "entity.too.large") return "too-large";
  if (isStorageFull(error)) return "storage-full";
  if (typeof status === "number" && status >= 400 && status < 500) return "malformed";
  if (typeof code === "string" && code.startsWith("Z_")) return "malformed";
  if (isAway(error)) return "busy";
  return "unexpected";
}

/** What is told of an error: its code, and details where they are ours. */
export function problemOf(error: unknown): Pick<Problem, "status" | "details"> & { readonly code: ProblemCode } {
  const code = codeOf(error);
  return { code, status: problemStatus[code], details: { ...(error instanceof Refusal ? error.details : {}) } };
}

export function problemAnswers(log: (error: unknown, requestId?: string) => void): ErrorRequestHandler {
  return (error, _request, response, next) => {
    const code = codeOf(error);
    if (code === "unexpected" || code === "busy" || code === "storage-full")
      log(error, response.getHeader("X-Request-Id")?.toString());
    if (response.headersSent) next(error);
    else sendProblem(response, code, error instanceof Refusal ? error.details : {});
  };
}
