import { err, ok, type Result } from "../domain/base/result.ts";
import { type Sha256, sha256OfBytes } from "../domain/base/sha256.ts";
import type { Revision } from "../domain/protocol/revision.ts";
import { readRevisionBody } from "../domain/protocol/revision-reading.ts";
import { addingAttachments, type NamedAttachment, type ReadProblem, readNamed } from "./attachments.ts";
import { summaryTables } from "./coe-summary.ts";
import type { SurcoDatabase } from "./database.ts";
import { type DeviceRow, readDevice } from "./device.ts";
import { openDraft, unwritable } from "./draft-reading.ts";
import {
  changedDraft,
  type DraftChange,
  type DraftRow,
  draftForWriting,
  draftIsDue,
  mustStandAsRead,
  writingOf,
} from "./drafts.ts";
import { Refusal, type SaveProblem } from "./failure.ts";
import type { KnownRow } from "./feed.ts";
import { sealBytes } from "./sealed-column.ts";
import { commitAsWriter } from "./transaction.ts";

/** An immutable version of a COE, sealed, as bytes made once (P3). The other columns repeat what sending has to know without reading them. */
export interface RevisionRow {
  readonly id: Sha256;
  readonly coeId: string;
  readonly stage: "draft" | "signed";
  readonly parents: readonly Sha256[];
  readonly deviceSeq: number;
  readonly attachments: readonly Sha256[];
  readonly sealed: ArrayBuffer;
}

export interface MadeRevision {
  readonly id: Sha256;
  readonly bytes: Uint8Array;
  readonly revision: Revision;
}

/** Makes a revision from the working copy as it is on the disk. Pure and synchronous; the next number is `device.deviceSeq + 1`. */
export type MakeRevision = (
  draft: DraftRow,
  device: DeviceRow,
) => { readonly made: MadeRevision; readonly attachments: readonly NamedAttachment[] };

/**
 * One transaction (P2): attachments, revision, working copy, device number. A signed revision freezes the working copy. Nothing
 * is written when the tablet has moved on since the revision was made; `make-again` then carries what to make it from.
 */
export function commitRevision(
  db: SurcoDatabase,
  made: MadeRevision,
  attachments: readonly NamedAttachment[],
  draft: DraftChange & { readonly coeId: string; readonly expectedEditSeq: number },
): Promise<Result<DraftRow, SaveProblem>> {
  assertNamed(made, attachments);
  return commitAsWriter(db, writingTables(db), async () => {
    const row = await draftForWriting(db, draft.coeId, draft.expectedEditSeq);
    const changed: DraftRow = {
      ...changedDraft(row, draft),
      stage: made.revision.stage,
      signing: made.revision.stage === "signed" ? null : (draft.signing ?? row.signing),
      baseRevisionId: made.id,
      parents: [made.id],
      checkpointedSeq: row.editSeq + 1,
      typed: true,
    };
    const add = await addingRevision(db, row, made, attachments);
    const write = await writingOf(db, changed, draft.summary);
    return async () => {
      await mustStandAsRead(db, draft.coeId, row);
      await add();
      return write();
    };
  });
}

/** `commitRevision` for a caller that can make the revision again: reads, makes and commits until nothing came between. */
export async function commitNewRevision(
  db: SurcoDatabase,
  make: MakeRevision,
  draft: DraftChange & { readonly coeId: string; readonly expectedEditSeq: number },
): Promise<Result<DraftRow, SaveProblem>> {
  for (let round = 0; ; round++) {
    const read = await openDraft(db, draft.coeId);
    if (!read.ok) return err(unwritable(read.error.code));
    const row = read.value;
    if (row === null) return err({ code: "no-longer-here" });
    const { made, attachments } = make(row, await readDevice(db));
    const outcome = await commitRevision(db, made, attachments, draft);
    if (outcome.ok || outcome.error.code !== "make-again" || round === 4) return outcome;
  }
}

/**
 * Insurance for a draft: a revision of what is on the disk now, without touching the working copy's `editSeq`, so that whoever is
 * typing does not notice. Null when there was nothing new to keep.
 */
export async function checkpointDraft(
  db: SurcoDatabase,
  coeId: string,
  make: MakeRevision,
): Promise<Result<Sha256 | null, SaveProblem>> {
  const read = await openDraft(db, coeId);
  const row = read.ok ? read.value : null;
  // What cannot be read, or belongs to a vault that is shut, keeps no other COE from being carried.
  if (row === null || !draftIsDue(row)) return ok(null);
  const { made, attachments } = make(row, await readDevice(db));
  assertNamed(made, attachments);
  const changed: DraftRow = { ...row, baseRevisionId: made.id, parents: [made.id], checkpointedSeq: row.editSeq };
  return commitAsWriter(db, writingTables(db), async () => {
    const now = await db.drafts.get(coeId);
    if (now?.editSeq !== row.editSeq || !draftIsDue(now)) return async () => null;
    const add = await addingRevision(db, row, made, attachments);
    const write = await writingOf(db, changed, undefined);
    return async () => {
      await mustStandAsRead(db, coeId, row);
      await add();
      await write();
      return made.id;
    };
  });
}

/** A revision written here or fetched from the State, if its bytes still match its name and this release reads them. */
export async function readRevision(db: SurcoDatabase, id: Sha256): Promise<Result<Revision, ReadProblem>> {
  const own = await db.revisions.get(id);
  const bytes = own ? await readNamed(db, "revisions", id, own) : await readFetched(db, id);
  if (bytes.ok) return parseRevision(bytes.value);
  // Made here under a former vault, and fetched again from the State since.
  const again = own && bytes.error.code === "other-vault" ? await readFetched(db, id) : bytes;
  return again.ok ? parseRevision(again.value) : bytes;
}

const readFetched = async (db: SurcoDatabase, id: Sha256) => readNamed(db, "fetched", id, await db.fetched.get(id));

export function parseRevision(bytes: Uint8Array): Result<Revision, ReadProblem> {
  try {
    const read = readRevisionBody(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)));
    return read.ok ? read : err({ code: "unreadable" });
  } catch {
    return err({ code: "unreadable" });
  }
}

/** Every revision of a COE that this tablet has made or heard of; `headsOf` of the domain says which stand. */
export const revisionsOf = (db: SurcoDatabase, coeId: string): Promise<KnownRow[]> =>
  db.known.where("coeId").equals(coeId).toArray();

const writingTables = (db: SurcoDatabase) => [db.drafts, db.revisions, db.attachments, ...summaryTables(db)];

/** A caller that hands in bytes under a wrong name has a fault that no retry cures. */
function assertNamed(made: MadeRevision, attachments: readonly NamedAttachment[]): void {
  for (const { id, bytes } of [made, ...attachments]) {
    if (sha256OfBytes(bytes) !== id) throw new TypeError("bytes do not match the name they were given");
  }
}

/** Seals a revision; what it gives adds it, inside a transaction that holds `writingTables`. */
async function addingRevision(
  db: SurcoDatabase,
  row: DraftRow,
  { id, bytes, revision }: MadeRevision,
  attachments: readonly NamedAttachment[],
): Promise<() => Promise<void>> {
  const { coeId } = row;
  const { parents, stage } = revision;
  const { deviceSeq } = revision.made;
  const sealed = await sealBytes(db, "revisions", id, bytes);
  const addAttachments = await addingAttachments(db, coeId, attachments);
  return async () => {
    const device = await readDevice(db);
    const sameParents = parents.length === row.parents.length && row.parents.every((each, at) => parents[at] === each);
    if (!sameParents || deviceSeq !== device.deviceSeq + 1) {
      throw new Refusal({ code: "make-again", draft: row, deviceSeq: device.deviceSeq });
    }
    await addAttachments();
    const slots = revision.attachments.map((slot) => slot.id);
    await db.revisions.add({ id, coeId, stage, parents, deviceSeq, attachments: slots, sealed });
    await db.known.put({ id, coeId, parents, stage, deviceId: device.deviceId, seq: null, completedSeq: null });
    await db.device.put({ ...device, deviceSeq });
  };
}
