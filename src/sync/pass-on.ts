import type { Instant } from "../domain/base/instant.ts";
import { err, ok, type Result } from "../domain/base/result.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import { type ParcelProblem, readParcel } from "../domain/protocol/rescue-parcel.ts";
import { forgetReadParcel, noteRefused, type ReadParcelRow, readParcelsToPassOn } from "../storage/read-parcels.ts";
import { currentRecruiter } from "../storage/recruiter.ts";
import { carriedParcel, noteHandIn } from "../storage/rescue.ts";
import { noteAttempt } from "../storage/unsent.ts";
import { isDue, waitAfter } from "./backoff.ts";
import { type CarriedIn, carryIn } from "./carry-in.ts";
import { type Carrying, type StepReport, syncProblemOf } from "./carrying.ts";
import { inOwnName } from "./office.ts";
import type { HandingIn } from "./rescue.ts";
import { type Carrier, createTransport, type TransportProblem } from "./transport.ts";

type Pace = Pick<Carrying, "db" | "ms" | "chance" | "byHand">;
type CarryProblem = TransportProblem | { readonly code: ParcelProblem };
type Carry = (
  around: Pick<HandingIn, "db" | "transport" | "now">,
  bytes: Uint8Array<ArrayBuffer>,
) => Promise<Result<CarriedIn, CarryProblem>>;

/** `code`: asking once more with the same bytes would get the same answer, and every other parcel gets its own. */
type Standing = { readonly code: string } | { readonly problem: TransportProblem };

function standingOf(problem: CarryProblem): Standing {
  if (problem.code === "no-answer" || problem.code === "not-an-answer") return { problem };
  if (problem.code !== "refused") return problem;
  const isFinal = /^(sealed-|parcel-|too-large$|malformed$)/.test(problem.problem);
  return isFinal ? { code: problem.problem } : { problem };
}

/** One that failed waits like everything that is sent (P12), however often a round comes by; whoever asks by hand is not told to wait. */
async function waits(round: Pace, { sha256, refused }: ReadParcelRow): Promise<boolean> {
  if (round.byHand) return false;
  return refused !== null || !isDue((await round.db.attempts.get(sha256))?.nextAt ?? 0, round.ms());
}

/** What the camera has read goes on to the State as a file would; it leaves here when the State holds it (P22). */
async function passOn(
  around: Parameters<Carry>[0],
  carry: Carry,
  round: Pace | null,
): Promise<Result<number, TransportProblem>> {
  let done = 0;
  let first: TransportProblem | null = null;
  for (const row of await readParcelsToPassOn(around.db)) {
    const { sha256, bytes } = row;
    if (round && (await waits(round, row))) continue;
    const answer = await carry(around, new Uint8Array(bytes));
    if (answer.ok) {
      await forgetReadParcel(around.db, sha256);
      done += 1;
      continue;
    }
    const standing = standingOf(answer.error);
    if ("code" in standing) {
      await noteRefused(around.db, sha256, standing.code);
      continue;
    }
    if (isOfAll(standing.problem)) return err(standing.problem);
    first ??= standing.problem;
    if (round) await noteStumble(round, sha256, standing.problem);
  }
  return first === null ? ok(done) : err(first);
}

async function noteStumble({ db, ms, chance }: Pace, sha256: Sha256, problem: TransportProblem): Promise<void> {
  const [code, asked] = problem.code === "refused" ? [problem.problem, problem.retryAfterMs] : [problem.code, null];
  await noteAttempt(db, sha256, code, (tries) => ms() + waitAfter(tries, chance(), asked));
}

/** Every other parcel would be told the same. What a server stumbles over in one keeps no other from going (P12). */
const isOfAll = (problem: TransportProblem): boolean => syncProblemOf(problem) !== "refused";

/** A step of a round, in the session of whichever recruiter is here. The office has no tablet's key, and its page hands in by itself. */
export async function passOnInRound(round: Carrying): Promise<StepReport> {
  const { db, transport, ms } = round;
  if ((await currentRecruiter(db))?.roles.includes("recruiter") !== true) return { done: 0, problem: null };
  const now = () => new Date(ms()).toISOString() as Instant;
  const passed = await passOn({ db, transport, now }, carryIn, round);
  if (passed.ok) return { done: passed.value, problem: null };
  return { done: 0, problem: syncProblemOf(passed.error) };
}

const handInWhole: Carry = async ({ db, transport, now }, bytes) => {
  const read = readParcel(bytes);
  if (!read.ok) return err({ code: read.error });
  const parcel = carriedParcel(bytes, read.value);
  const answer = await transport.handIn(parcel);
  if (!answer.ok) return answer;
  await noteHandIn(db, parcel, { way: "carried", at: now(), rescueId: answer.value.rescueId });
  return ok({ pieces: read.value.length, waiting: read.value.length });
};

/** At the State's office, as a file is handed in there: two people agree before anything of it is opened. */
export const passOnFromOffice = (
  { db, now }: Pick<HandingIn, "db" | "now">,
  carrier: Carrier = inOwnName(),
): Promise<Result<number, TransportProblem>> =>
  passOn({ db, transport: createTransport(carrier), now }, handInWhole, null);
