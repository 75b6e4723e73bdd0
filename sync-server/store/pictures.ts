import type { SetAsideCode } from "../../src/domain/protocol/receipt.ts";
import type { Revision } from "../../src/domain/protocol/revision.ts";
import { type PictureFault, pictureFault } from "../judging/picture.ts";
import type { Problems } from "../judging/revision-reading.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";

const findHeld = compiledOnce((db, id: string) => db.selectFrom("attachments").select("bytes").where("id", "=", id));

/** Looks at the bytes once for each thing that they are called. Bytes that are not here yet have no fault. */
function faultsOf(bytes: Buffer | null): (type: string) => PictureFault | null {
  const known = new Map<string, PictureFault | null>();
  return (type) => {
    const fault = known.get(type);
    if (fault !== undefined) return fault;
    const found = bytes && pictureFault(bytes, type);
    known.set(type, found);
    return found;
  };
}

/**
 * What a revision names as a drawing or a photograph, and is neither or is not safe to show: kept, and looked at by a person (S21).
 * One after the other: two hundred photographs at once would not fit into memory.
 */
export async function pictureProblems(db: Db, revision: Pick<Revision, "attachments">): Promise<Problems> {
  const problems: Problems = [];
  for (const id of new Set(revision.attachments.map((each) => each.id))) {
    const [held] = await findHeld(db, id);
    const faultAs = faultsOf(held?.bytes ?? null);
    for (const { slot, type } of revision.attachments.filter((each) => each.id === id)) {
      const fault = faultAs(type);
      if (fault === null) continue;
      problems.push({
        code: "picture-not-allowed" satisfies SetAsideCode,
        details: { slot: slot.slice(0, 200), fault },
      });
    }
  }
  return problems;
}

/** The revisions that name these bytes and call them something that they are not, or that may not be shown. */
export async function revisionsMisnaming(db: Db, id: string, bytes: Buffer): Promise<readonly string[]> {
  const slots = await db
    .selectFrom("revision_slots")
    .select(["revision_id", "type"])
    .where("attachment_id", "=", id)
    .execute();
  const faultAs = faultsOf(bytes);
  return [...new Set(slots.filter(({ type }) => faultAs(type) !== null).map((slot) => slot.revision_id))];
}
