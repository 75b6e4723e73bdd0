import type { RescuedItem } from "../../src/domain/protocol/rescue.ts";
import type { RescuedTable } from "../../src/domain/protocol/rescue-parcel.ts";
import { readRevision } from "../judging/revision-reading.ts";
import { putAttachment } from "./attachments.ts";
import { type RescuedDraft, recoveryOf } from "./rescue-drafts.ts";
import { openParcel, type Work } from "./rescue-opening.ts";
import { putRevision } from "./revisions.ts";
import type { Store } from "./store.ts";

interface Parcel {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly carrierId: string;
}

export interface Taken {
  readonly items: readonly RescuedItem[];
  /** The working copies that became versions, to be written down. */
  readonly recovered: readonly { readonly coeId: string; readonly revisionId: string; readonly authorId: string }[];
}

interface Fate extends Pick<RescuedItem, "fate" | "coeId" | "problem"> {
  readonly recovered?: Taken["recovered"][number];
}

async function recover(store: Store, draft: RescuedDraft, carrierId: string): Promise<Fate> {
  const { coeId, recruiterId } = draft;
  if (!draft.typed && draft.parents.length === 0) return { fate: "empty", coeId, problem: null };
  const recovery = await recoveryOf(store.reading, draft, store.server);
  if (recovery === null) return { fate: "kept", coeId, problem: "draft-unreadable" };
  if (recovery.revision === null) return { fate: "held", coeId, problem: null };
  const { id, bytes } = recovery.revision;
  const { isNew } = await putRevision(store, id, bytes, carrierId);
  if (!isNew) return { fate: "held", coeId, problem: null };
  return { fate: "recovered", coeId, problem: null, recovered: { coeId, revisionId: id, authorId: recruiterId } };
}

async function take(store: Store, work: Work, carrierId: string): Promise<Fate> {
  if (work.table === "drafts") return await recover(store, work.draft, carrierId);
  const put = work.table === "revisions" ? putRevision : putAttachment;
  const { isNew } = await put(store, work.id, work.bytes, carrierId);
  const coeId = work.table === "revisions" ? (readRevision(work.bytes).envelope?.coeId ?? null) : null;
  return { fate: isNew ? "taken" : "held", coeId, problem: null };
}

/** Versions and photos first: what they say, a working copy need not say again. */
const order: readonly RescuedTable[] = ["revisions", "attachments", "drafts"];

/**
 * Takes in all that a parcel holds, as if its own tablet had sent it; what is held already stays as it is, so that an opening that was
 * cut short is simply begun again.
 */
export async function takeIn(store: Store, { bytes: parcel, carrierId }: Parcel): Promise<Taken> {
  const items: RescuedItem[] = [];
  const recovered: Taken["recovered"][number][] = [];
  for await (const { place, claimed, work } of openParcel(store.stateKey, parcel, order)) {
    const kept: Fate = { fate: "kept", coeId: null, problem: work.ok ? null : work.error };
    const { recovered: one, ...fate } = work.ok ? await take(store, work.value, carrierId) : kept;
    if (one) recovered.push(one);
    items.push({ place, table: claimed?.table ?? null, row: claimed?.row ?? null, ...fate });
  }
  return { items: items.toSorted((one, other) => one.place - other.place), recovered };
}
