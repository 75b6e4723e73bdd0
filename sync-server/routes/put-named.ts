import * as z from "zod";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { sealedOverhead, sealedType } from "../../src/domain/protocol/envelope.ts";
import { contentNameSchema } from "../../src/domain/protocol/names.ts";
import type { ProblemCode } from "../../src/domain/protocol/problem.ts";
import { receiptSchema } from "../../src/domain/protocol/receipt.ts";
import { Refusal } from "../problem.ts";
import { countAlarms } from "../store/alarms.ts";
import type { PutAnswer } from "../store/attachments.ts";
import { nameOf } from "../store/content-name.ts";
import type { Unpacked } from "../store/packing.ts";
import { attachmentReceipt, revisionReceipt } from "../store/receipts.ts";
import type { Store } from "../store/store.ts";
import { bytesBody, json, proofRefusals, type Route, route } from "./route.ts";

/** What is named by its own content. */
export const contentParamsSchema = z.strictObject({ id: contentNameSchema });

export interface NamedPlace {
  readonly path: string;
  /** The table of a tablet's storage whose rows these are: what an envelope says of its own place. */
  readonly table: "revisions" | "attachments";
  readonly summary: string;
  /** In bytes. */
  readonly limit: number;
  /** Takes the bytes into custody; that they bear their name is known by then. */
  put(
    store: Store,
    id: Sha256,
    bytes: Uint8Array,
    carrierId: string,
    drawn?: "now" | "later",
    deflated?: Uint8Array | null,
  ): Promise<PutAnswer>;
}

/** What was sent, under which name, and by whom. */
interface Sent {
  readonly id: Sha256;
  readonly bytes: Uint8Array;
  readonly sealed: boolean;
  readonly carrierId: string;
  /** Whose day counts what is new here. */
  readonly deviceId: string | null;
  /** So many bytes of it are counted already. */
  readonly counted?: number;
  /** In so many seconds this tablet may bring more: until then only what is held already has an answer. */
  readonly over: number | null;
  /** With many others: the queue shows it after its answer. */
  readonly drawn?: "now" | "later";
  /** It may unpack to so many bytes here, where that is less than its place takes. */
  readonly mostOpen?: number;
}

/** Versions lie packed, attachments open: what an envelope unpacks to fills the disk, however small it was on its way. */
const footprintOf = ({ table }: NamedPlace, sent: Uint8Array, open: Uint8Array): number =>
  table === "attachments" ? Math.max(sent.length, open.length) : sent.length;

/** What was put, open. Sealed bytes come from a colleague's session or from a file: who carried them has not read them (P22). */
export async function openedBody(
  store: Store,
  { table, limit }: { readonly table: NamedPlace["table"] | "decisions"; readonly limit: number },
  row: string,
  sent: Uint8Array,
  sealed: boolean,
): Promise<Unpacked> {
  if (sealed) {
    const opened = await store.stateKey.open(sent, { table, row, limit });
    if (!opened.ok) throw new Refusal(opened.error);
    return opened.value;
  }
  if (sent.length > limit) throw new Refusal("too-large");
  return { bytes: sent, deflated: null };
}

/** Takes one thing into its place, or throws the refusal. */
export async function takeNamed(store: Store, place: NamedPlace, sent: Sent): Promise<PutAnswer> {
  if (sent.over !== null && !(await isHeld(store, place, sent.id)))
    throw new Refusal("daily-volume", { seconds: sent.over });
  const { table } = place;
  const limit = Math.min(place.limit, sent.mostOpen ?? place.limit);
  const { bytes, deflated } = await openedBody(store, { table, limit }, sent.id, sent.bytes, sent.sealed);
  if (nameOf(bytes) !== sent.id) {
    await countAlarms(store, ["bytes-do-not-match-name"]);
    throw new Refusal("bytes-do-not-match-name");
  }
  const taken = await place.put(store, sent.id, bytes, sent.carrierId, sent.drawn, deflated);
  if (taken.isNew) store.volume.count(sent.deviceId, footprintOf(place, sent.bytes, bytes) - (sent.counted ?? 0));
  return taken;
}

async function isHeld(store: Store, { table }: NamedPlace, id: Sha256): Promise<boolean> {
  const receiptOf = table === "revisions" ? revisionReceipt : attachmentReceipt;
  return (await receiptOf(store.reading, store, id)) !== null;
}

/** How what may come sealed is refused for its own sake, by whatever route it comes. */
const openingRefusals = [
  "too-large",
  "sealed-damaged",
  "sealed-version-unknown",
  "sealed-to-other-key",
  "sealed-in-other-place",
] as const satisfies readonly ProblemCode[];

/** How one named thing may be refused for its own sake. */
export const namedRefusals = ["bytes-do-not-match-name", "daily-volume", ...openingRefusals] as const;

/** How a body that may be sealed is refused, by whatever route it comes. */
export const carriedRefusals = [
  "malformed",
  "not-signed-in",
  ...proofRefusals,
  ...openingRefusals,
  "protocol-not-spoken",
  "busy",
  "storage-full",
] as const;

/** Sending is putting a named thing in its named place: twice, late or in another order is the same as once. 201 if it is new, 200 if it was held already. */
export const putNamed = (place: NamedPlace): Route =>
  route({
    method: "put",
    path: place.path,
    summary: place.summary,
    action: "send-work",
    proof: "custody",
    params: contentParamsSchema,
    body: bytesBody(place.limit + sealedOverhead, ["application/octet-stream", sealedType]),
    answers: json(receiptSchema),
    refuses: [...carriedRefusals, "bytes-do-not-match-name", "daily-volume"],
    async run({ store, person, params, body, deviceId, visitor }) {
      const sealed = visitor.contentType === sealedType;
      const { receipt, isNew } = await takeNamed(store, place, {
        id: params.id,
        bytes: body,
        sealed,
        carrierId: person?.id ?? "",
        deviceId,
        over: await store.volume.over(deviceId, place.table),
      });
      return { status: isNew ? 201 : 200, answer: receipt, outcome: isNew ? receipt.standing : "held" };
    },
  });
