import { canonicalText, type Plain } from "../base/canonical.ts";
import { sha256OfBytes } from "../base/sha256.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import type { Decision } from "../protocol/review.ts";
import type { Revision } from "../protocol/revision.ts";
import { readRevisionBody } from "../protocol/revision-reading.ts";
import { type Evidence, type FeedRow, feedLink } from "./evidence.ts";
import { signatureFaults } from "./signature-check.ts";

/** One thing that does not hold: where in the file, and what (a stable code). */
export interface EvidenceFault {
  readonly where: string;
  readonly what: string;
}

/** The file with its base64 read: bytes for their names, text for what they say. */
export interface OpenedEvidence extends Omit<Evidence, "revisions" | "attachments"> {
  readonly revisions: readonly (Omit<Evidence["revisions"][number], "bytes"> & OpenedBytes)[];
  readonly attachments: readonly (Omit<Evidence["attachments"][number], "bytes"> & OpenedBytes)[];
}

interface OpenedBytes {
  readonly bytes: Uint8Array;
  /** Null where the bytes are no UTF-8. */
  readonly text: string | null;
}

export interface ReadRevision {
  readonly id: string;
  readonly revision: Revision;
  readonly asSigned: CoeAnswers;
}

function jsonOf(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The revision that these bytes say, if they say it in the one way there is to write it down (P3). */
function readRevision({ id, text }: OpenedEvidence["revisions"][number]): ReadRevision | null {
  const value = jsonOf(text);
  const read = readRevisionBody(value);
  return read.ok && canonicalText(value as Plain) === text
    ? { id, revision: read.value, asSigned: (value as Revision).answers }
    : null;
}

const short = (id: string): string => id.slice(0, 12);

function heldFaults(evidence: OpenedEvidence): EvidenceFault[] {
  const rows = new Map(evidence.feed.map((row) => [row.seq, row]));
  const check = (kind: "revision" | "attachment", held: OpenedEvidence["revisions"][number]): EvidenceFault[] => {
    const where = `${kind} ${short(held.id)}`;
    const row = rows.get(held.seq);
    const named = row && jsonOf(row.body);
    const names = typeof named === "object" && named !== null && Object.values(named).includes(held.id);
    return [
      ...(sha256OfBytes(held.bytes) === held.id ? [] : [{ where, what: "content-changed" }]),
      ...(names && row?.chain === held.chain ? [] : [{ where, what: "receipt-differs" }]),
    ];
  };
  return [
    ...evidence.revisions.flatMap((held) => check("revision", held)),
    ...evidence.attachments.flatMap((held) => check("attachment", held)),
  ];
}

/** The rows one after the other: each must say what its link says, and stand where its number says. */
function feedFaults(rows: readonly FeedRow[]): EvidenceFault[] {
  return rows.flatMap((row, index) => {
    const where = `feed ${row.seq}`;
    const previous = rows[index - 1];
    const said = jsonOf(row.body) as { seq?: unknown } | null | undefined;
    const follows = previous?.seq !== row.seq - 1 || previous.chain === row.before;
    return [
      ...(feedLink(row) === row.chain && said?.seq === row.seq && follows ? [] : [{ where, what: "row-changed" }]),
      ...(previous && previous.seq >= row.seq ? [{ where, what: "row-out-of-order" }] : []),
    ];
  });
}

/** What the feed tells of this COE and the file does not hold: something was taken out. */
function missingFaults(evidence: OpenedEvidence, read: readonly ReadRevision[]): EvidenceFault[] {
  const held = new Set([...evidence.revisions, ...evidence.attachments].map(({ id }) => String(id)));
  const decided = new Set(evidence.decisions.map(({ reviewId }) => reviewId));
  const faults: EvidenceFault[] = [];
  for (const row of evidence.feed) {
    const said = jsonOf(row.body) as Record<string, unknown> | undefined;
    const where = `feed ${row.seq}`;
    if (said?.kind === "received" && !held.has(String(said.revisionId)))
      faults.push({ where, what: "revision-missing" });
    const decision = said?.decision as Decision | undefined;
    if (said?.kind === "decided" && !decided.has(String(decision?.reviewId)))
      faults.push({ where, what: "decision-missing" });
  }
  for (const { id, revision } of read) {
    for (const slot of revision.attachments)
      if (!held.has(slot.id)) faults.push({ where: `revision ${short(id)}`, what: "attachment-missing" });
    for (const parent of revision.parents)
      if (!held.has(parent)) faults.push({ where: `revision ${short(id)}`, what: "parent-missing" });
    if (revision.coeId !== evidence.coeId) faults.push({ where: `revision ${short(id)}`, what: "of-another-coe" });
  }
  return faults;
}

function decisionFaults(evidence: OpenedEvidence, read: readonly ReadRevision[]): EvidenceFault[] {
  const rows = new Map(evidence.feed.map((row) => [row.seq, row]));
  return evidence.decisions.flatMap((decision) => {
    const where = `decision ${short(decision.reviewId)}`;
    const about = read.find(({ id }) => id === decision.revisionId);
    const said = jsonOf(rows.get(decision.seq)?.body ?? null) as { decision?: Plain } | undefined;
    const isSame = said?.decision !== undefined && canonicalText(said.decision) === canonicalText(decision as Plain);
    const received = evidence.revisions.find(({ id }) => id === decision.revisionId);
    const overturned = evidence.decisions.find(({ reviewId }) => reviewId === decision.overturns);
    const checks: readonly [boolean, string][] = [
      [isSame, "decision-differs"],
      [about !== undefined, "decided-revision-missing"],
      [about?.revision.author.recruiterId !== decision.reviewer.id, "own-coe-decided"],
      [about?.revision.stage !== "draft", "draft-decided"],
      [(received?.seq ?? 0) < decision.seq, "decided-before-received"],
      [decision.overturns === null || overturned?.revisionId === decision.revisionId, "nothing-to-overturn"],
    ];
    return checks.filter(([holds]) => !holds).map(([, what]) => ({ where, what }));
  });
}

/**
 * Everything in the file that does not hold; an empty list means that each signature stands for the facts beside it, the recruiter
 * certified exactly those, the State decided exactly that, and nothing is missing. Needs no network and no key: the seal over the
 * whole file is checked by whoever has the means (sync-server/verify-seal.ts).
 */
export function evidenceFaults(evidence: OpenedEvidence): readonly EvidenceFault[] {
  const opened = evidence.revisions.map((held) => ({ held, read: readRevision(held) }));
  const read = opened.flatMap(({ read: one }) => (one ? [one] : []));
  const unread = opened.filter((one) => one.read === null);
  return [
    ...heldFaults(evidence),
    ...unread.map(({ held }) => ({ where: `revision ${short(held.id)}`, what: "cannot-be-read" })),
    ...feedFaults(evidence.feed),
    ...missingFaults(evidence, read),
    ...read.flatMap((one) => signatureFaults(one, read).map((what) => ({ where: `revision ${short(one.id)}`, what }))),
    ...decisionFaults(evidence, read),
  ];
}
