import { err, ok, type Result } from "../../src/domain/base/result.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { readEnvelope } from "../../src/domain/protocol/envelope.ts";
import { limits } from "../../src/domain/protocol/hello.ts";
import {
  type ClaimedPlace,
  claimedPlace,
  parcelLimits,
  type RescuedTable,
  readParcel,
} from "../../src/domain/protocol/rescue-parcel.ts";
import type { SealedProblem, StateKey } from "../identity/state-key.ts";
import { readRevision } from "../judging/revision-reading.ts";
import { nameOf } from "./content-name.ts";
import { type RescuedDraft, readRescuedDraft } from "./rescue-drafts.ts";

type KeptProblem = SealedProblem | "bytes-do-not-match-name" | "draft-unreadable";

/** One envelope that has been opened. */
export type Work =
  | { readonly table: "drafts"; readonly draft: RescuedDraft }
  | { readonly table: "revisions" | "attachments"; readonly id: Sha256; readonly bytes: Uint8Array };

interface Opened {
  /** Counted from 1, as it lies in the parcel. */
  readonly place: number;
  readonly claimed: ClaimedPlace | null;
  readonly work: Result<Work, KeptProblem>;
}

/** Of what is inside. */
const largest: Readonly<Record<RescuedTable, number>> = {
  drafts: parcelLimits.envelopeBytes,
  revisions: limits.revisionBytes,
  attachments: limits.attachmentBytes,
};

export const nodeDigest = (bytes: Uint8Array): Uint8Array => Buffer.from(nameOf(bytes), "hex");

async function openOne(
  stateKey: StateKey,
  sealed: Uint8Array,
  { table, row }: ClaimedPlace,
): Promise<Result<Work, KeptProblem>> {
  const opened = await stateKey.open(sealed, { table, row, limit: largest[table] });
  if (!opened.ok) return opened;
  if (table === "drafts") {
    const draft = readRescuedDraft(opened.value.bytes);
    if (!draft) return err("draft-unreadable");
    return draft.coeId === row ? ok({ table, draft }) : err("sealed-in-other-place");
  }
  const id = row as Sha256;
  const { bytes } = opened.value;
  return nameOf(bytes) === id ? ok({ table, id, bytes }) : err("bytes-do-not-match-name");
}

/** Why an envelope does not say that it holds work. */
function strangeness(envelope: Uint8Array<ArrayBuffer>): KeptProblem {
  const read = readEnvelope(envelope);
  if (read.ok) return "sealed-in-other-place";
  return read.error === "unknown-version" ? "sealed-version-unknown" : "sealed-damaged";
}

/**
 * The one place where a parcel is opened: table after table, and what names none among the drafts. One envelope at a time, so that a
 * parcel that unpacks to far more than it weighs fills no memory; what does not open is named and left, and the others go on (P7).
 */
export async function* openParcel(
  stateKey: StateKey,
  parcel: Uint8Array<ArrayBuffer>,
  tables: readonly RescuedTable[],
): AsyncGenerator<Opened> {
  const read = readParcel(parcel, nodeDigest);
  if (!read.ok) throw new Error("a parcel that was whole when it came is not any more");
  const lying = read.value.map((envelope, at) => ({ place: at + 1, envelope, claimed: claimedPlace(envelope) }));
  for (const table of tables) {
    for (const { place, envelope, claimed } of lying) {
      if ((claimed?.table ?? "drafts") !== table) continue;
      const work = claimed ? await openOne(stateKey, envelope, claimed) : err(strangeness(envelope));
      yield { place, claimed, work };
    }
  }
}

const authorIn = (work: Work): string | null => {
  if (work.table === "drafts") return work.draft.recruiterId;
  return work.table === "revisions" ? (readRevision(work.bytes).envelope?.author.recruiterId ?? null) : null;
};

/** Whose work it is. Nothing else of what is inside leaves this function. */
export async function authorsIn(stateKey: StateKey, parcel: Uint8Array<ArrayBuffer>): Promise<ReadonlySet<string>> {
  const authors = new Set<string>();
  for await (const { work } of openParcel(stateKey, parcel, ["drafts", "revisions"])) {
    const author = work.ok ? authorIn(work.value) : null;
    if (author !== null) authors.add(author);
  }
  return authors;
}
