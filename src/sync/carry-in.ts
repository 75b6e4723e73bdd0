import { err, ok, type Result } from "../domain/base/result.ts";
import { isSha256, type Sha256 } from "../domain/base/sha256.ts";
import { claimedPlace, type ParcelProblem, readParcel, rescueFileEnding } from "../domain/protocol/rescue-parcel.ts";
import { carriedParcel, noteHandIn, type Parcel, packSealedWork, packShownWork } from "../storage/rescue.ts";
import type { World } from "../storage/world.ts";
import type { HandingIn } from "./rescue.ts";
import type { Transport, TransportProblem } from "./transport.ts";

/** One file that leaves the tablet by hand. */
export interface SealedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface TakenAlong {
  readonly files: readonly SealedFile[];
  /** COEs of which something is in them. */
  readonly coes: number;
  /** Written before this tablet had met its State: nobody could open it there, so it stays here. */
  readonly onlyByPassphrase: number;
}

/**
 * The escape copy (protocol 4.9): everything without a receipt, of everybody on this tablet (P22), in the form of work that is handed
 * in sealed. `give` hands the files to somebody and says whether they were taken; only then is it written down.
 */
export async function takeAlong(
  { db, sync, now }: Pick<World, "db" | "sync" | "now">,
  give: (files: readonly SealedFile[]) => Promise<boolean>,
): Promise<TakenAlong & { readonly given: boolean }> {
  // As a version it needs nobody to open it at the State. What cannot become one is taken as the working copy that it is.
  await sync.insure().catch(() => undefined);
  const { parcels, coes, onlyByPassphrase } = await packSealedWork(db);
  const day = now().slice(0, 10);
  const files = parcels.map(({ sha256, bytes }) => {
    return { name: `surco-${day}-${sha256.slice(0, 8)}${rescueFileEnding}`, bytes };
  });
  const given = files.length > 0 && (await give(files));
  if (given) for (const parcel of parcels) await noteHandIn(db, parcel, { way: "file", at: now(), rescueId: null });
  return { files, coes, onlyByPassphrase, given };
}

export interface ShownWork {
  /** Each is one row of codes; nearly always there is one. */
  readonly parcels: readonly Pick<Parcel, "sha256" | "bytes">[];
  readonly coes: number;
  readonly onlyByPassphrase: number;
  /** Photos and what else is too large for codes: they stay here until there is a network, or go in the file. */
  readonly staying: number;
}

/** The escape copy as codes on the screen. Showing writes nothing down: who reads them, and whether all of them, nobody here knows. */
export async function showAlong({ db, sync }: Pick<World, "db" | "sync">): Promise<ShownWork> {
  await sync.insure().catch(() => undefined);
  return packShownWork(db);
}

export interface CarriedIn {
  readonly pieces: number;
  /** Of these, working copies and what else the State's office has to open. */
  readonly waiting: number;
}

/** Another tablet's parcel, from a file: what was made a version goes where its own tablet would have sent it, the rest is handed in. */
export async function carryIn(
  around: Pick<HandingIn, "db" | "transport" | "now">,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Result<CarriedIn, TransportProblem | { readonly code: ParcelProblem }>> {
  const read = readParcel(bytes);
  if (!read.ok) return err({ code: read.error });
  const pieces = read.value.length;
  const sent = await sendVersions(around.transport, read.value);
  if (!sent.ok) return sent;
  const waiting = pieces - sent.value;
  const parcel = carriedParcel(bytes, read.value);
  let rescueId: string | null = null;
  if (waiting > 0) {
    const answer = await around.transport.handIn(parcel);
    if (!answer.ok) return answer;
    rescueId = answer.value.rescueId;
  }
  await noteHandIn(around.db, parcel, { way: "carried", at: around.now(), rescueId });
  return ok({ pieces, waiting });
}

/** How many the State has given a receipt for. Versions go ahead of their photos; one that is not taken stays for the parcel. */
async function sendVersions(
  transport: Pick<Transport, "putRevision" | "putAttachment">,
  envelopes: readonly Uint8Array<ArrayBuffer>[],
): Promise<Result<number, TransportProblem>> {
  const lying = envelopes.map((bytes) => ({ bytes, place: claimedPlace(bytes) }));
  let held = 0;
  for (const table of ["revisions", "attachments"] as const)
    for (const { bytes, place } of lying) {
      if (place?.table !== table || !isSha256(place.row)) continue;
      const answer = await putSealed(transport, table, place.row, bytes);
      if (answer.ok) held += 1;
      else if (!isOfThisPiece(answer.error)) return answer;
    }
  return ok(held);
}

const putSealed = (
  transport: Pick<Transport, "putRevision" | "putAttachment">,
  table: "revisions" | "attachments",
  id: Sha256,
  bytes: Uint8Array<ArrayBuffer>,
) => (table === "revisions" ? transport.putRevision : transport.putAttachment)(id, { bytes, sealed: true });

/** The others may still be taken. */
const isOfThisPiece = (error: TransportProblem): boolean =>
  error.code === "refused" && /^(sealed-|bytes-do-not-match-name$|too-large$|malformed$)/.test(error.problem);
