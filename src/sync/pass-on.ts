import type { Instant } from "../domain/base/instant.ts";
import { err, ok, type Result } from "../domain/base/result.ts";
import { type ParcelProblem, readParcel } from "../domain/protocol/rescue-parcel.ts";
import { forgetReadParcel, noteRefused, readParcelsToPassOn } from "../storage/read-parcels.ts";
import { currentRecruiter } from "../storage/recruiter.ts";
import { carriedParcel, noteHandIn } from "../storage/rescue.ts";
import { type CarriedIn, carryIn } from "./carry-in.ts";
import { type Carrying, type StepReport, syncProblemOf } from "./carrying.ts";
import type { HandingIn } from "./rescue.ts";
import { browserCarrier, type Carrier, createTransport, type TransportProblem } from "./transport.ts";

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

/** What the camera has read goes on to the State as a file would; it leaves here when the State holds it (P22). `asked`: by a person. */
async function passOn(
  around: Parameters<Carry>[0],
  carry: Carry,
  asked: boolean,
): Promise<Result<number, TransportProblem>> {
  let done = 0;
  let first: TransportProblem | null = null;
  for (const { sha256, bytes, refused } of await readParcelsToPassOn(around.db)) {
    if (refused !== null && !asked) continue;
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
  }
  return first === null ? ok(done) : err(first);
}

/** Every other parcel would be told the same. What a server stumbles over in one keeps no other from going (P12). */
const isOfAll = (problem: TransportProblem): boolean => syncProblemOf(problem) !== "refused";

/** A step of a round, in the session of whichever recruiter is here. The office has no tablet's key, and its page hands in by itself. */
export async function passOnInRound({ db, transport, ms, byHand }: Carrying): Promise<StepReport> {
  if ((await currentRecruiter(db))?.roles.includes("recruiter") !== true) return { done: 0, problem: null };
  const now = () => new Date(ms()).toISOString() as Instant;
  const passed = await passOn({ db, transport, now }, carryIn, byHand);
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
  carrier: Carrier = browserCarrier,
): Promise<Result<number, TransportProblem>> =>
  passOn({ db, transport: createTransport(carrier), now }, handInWhole, true);
