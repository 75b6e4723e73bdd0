import type { SetAsideCode } from "../../src/domain/protocol/receipt.ts";
import type { Revision } from "../../src/domain/protocol/revision.ts";
import { pictureFault } from "../judging/picture.ts";
import type { Problems } from "../judging/revision-reading.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";

const findHeld = compiledOnce((db, names: readonly string[]) =>
  db.selectFrom("attachments").select(["id", "bytes"]).where("id", "in", names),
);

/** What a revision names as a drawing or a photograph, and is neither or is not safe to show: kept, and looked at by a person (S21). */
export async function pictureProblems(db: Db, revision: Revision): Promise<Problems> {
  const names = [...new Set(revision.attachments.map(({ id }) => id))];
  const held = names.length === 0 ? [] : await findHeld(db, names);
  const bytesOf = new Map(held.map(({ id, bytes }) => [id, bytes]));
  return revision.attachments.flatMap(({ slot, id, type }) => {
    const bytes = bytesOf.get(id);
    const fault = bytes ? pictureFault(bytes, type) : null;
    if (fault === null) return [];
    return [{ code: "picture-not-allowed" satisfies SetAsideCode, details: { slot: slot.slice(0, 200), fault } }];
  });
}

/** The revisions that name these bytes and call them something that they are not, or that may not be shown. */
export async function revisionsMisnaming(db: Db, id: string, bytes: Buffer): Promise<readonly string[]> {
  const slots = await db
    .selectFrom("revision_slots")
    .select(["revision_id", "type"])
    .where("attachment_id", "=", id)
    .execute();
  return [...new Set(slots.filter(({ type }) => pictureFault(bytes, type) !== null).map((slot) => slot.revision_id))];
}
