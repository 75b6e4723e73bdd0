import * as z from "zod";

/**
 * The catalogue of refusals: stable codes and their HTTP status (RFC 9457 problem details, `application/problem+json`).
 * The text a person sees belongs to the screen, in both languages, by code.
 */
export const problemStatus = {
  malformed: 400,
  "not-signed-in": 401,
  /** The name, the password or the code is not right; which one is not said. */
  "sign-in-failed": 401,
  "second-factor-needed": 401,
  /** Signed in, but this asks for having proved it within the last minutes. */
  "sign-in-again": 401,
  /** A tablet has to show by its key that it is itself, and has not. */
  "proof-missing": 401,
  /** Not of this request, not of now, not for the first time, or not by this tablet's key. `details.serverTime`. */
  "proof-refused": 401,
  /** This tablet is not enrolled, or not by whoever is signed in. */
  "device-unknown": 401,
  /** `details.order` and `details.signature`: what the tablet has to do now. */
  "device-revoked": 401,
  "not-allowed": 403,
  "own-roles": 403,
  "last-administrator": 409,
  "name-taken": 409,
  "not-found": 404,
  "method-not-allowed": 405,
  "history-changed": 409,
  "already-decided": 409,
  "not-the-only-head": 409,
  "revision-incomplete": 409,
  "revision-not-signed": 409,
  "revision-set-aside": 409,
  "own-coe": 403,
  /** Another tablet is enrolled under this id. */
  "device-taken": 409,
  /** This tablet has offered back more decisions than any has been told of. */
  "too-many-offers": 409,
  /** A COE can be handed to a recruiter who works here, and to nobody else. */
  "not-a-recruiter": 409,
  /** Somebody else has it than whoever hands it over had seen. `details.recruiter` */
  "handed-over-already": 409,
  "blocking-findings": 409,
  "nothing-to-overturn": 409,
  "decision-needs-reason": 422,
  "decision-needs-note": 422,
  "too-large": 413,
  "bytes-do-not-match-name": 422,
  "sealed-damaged": 422,
  "sealed-version-unknown": 422,
  "sealed-to-other-key": 422,
  "sealed-in-other-place": 422,
  "parcel-damaged": 422,
  "parcel-version-unknown": 422,
  "own-rescue": 403,
  "rescue-other-side": 409,
  /** `details.why`: short, long, common or guessable. */
  "password-refused": 422,
  "code-not-right": 422,
  "protocol-not-spoken": 426,
  /** `details.seconds`, and Retry-After. */
  "try-later": 429,
  /** This tablet has brought as much as one may in 24 hours. `details.seconds`, and Retry-After. Nothing is wrong with what was sent. */
  "daily-volume": 429,
  busy: 503,
  /** No room on the server's disk: nothing was kept, and nothing is wrong with what was sent. Retry-After. */
  "storage-full": 507,
  unexpected: 500,
} as const;
export type ProblemCode = keyof typeof problemStatus;

export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type Problem = z.infer<typeof problemSchema>;
