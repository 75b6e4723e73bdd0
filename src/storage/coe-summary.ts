import { toBase64url } from "../domain/base/base64url.ts";
import type { Instant } from "../domain/base/instant.ts";
import type { Sha256 } from "../domain/base/sha256.ts";
import { count, having, listOf, orMissing, type Shape, text } from "../domain/base/shape.ts";
import type { CoeAnswers } from "../domain/coe/coe.ts";
import type { Stage } from "../domain/coe/stage.ts";
import { foldForSearch, summaryOf } from "../domain/coe/summary.ts";
import type { DecisionKind } from "../domain/protocol/review.ts";
import { ancestorsOf, type ChainedRevision, headsOf } from "../domain/review/heads.ts";
import { waitsForRecruiter } from "../domain/review/set-aside.ts";
import { nearestSigned, stageOf } from "../domain/review/stage.ts";
import { type MadeDecision, standingDecision } from "../domain/review/standing-decision.ts";
import type { SurcoDatabase } from "./database.ts";
import { type DecisionRow, decisionColumnsOf } from "./decisions.ts";
import { readDevice } from "./device.ts";
import type { KnownRow } from "./feed.ts";
import { sealValue } from "./sealed-column.ts";

/** What the list says about a COE without opening it. Whoever writes the draft computes it: storage never runs the rules. */
export interface DraftSummary {
  readonly familyName: string;
  readonly childNames: readonly string[];
  /** `ask`: how many of `mustFix` are not answered yet; an earlier release did not say. */
  readonly owed: { readonly mustFix: number; readonly comments: number; readonly ask?: number | undefined };
}

/** What of a line is sealed. */
export interface LineNames extends DraftSummary {
  readonly changedAt: Instant;
}

/** Sealed names, and by which mark the list knows that it has read these before. */
export interface SealedNames {
  readonly mark: string;
  readonly sealed: ArrayBuffer;
}

/**
 * One small row for each COE, so that a list of 2,000 opens no certificate. The names are sealed; from `headRevisionId` on it is
 * computed from the other tables by `renewSummary`, inside the transaction that changed them: it can be thrown away and made again.
 */
export interface SummaryRow extends SealedNames {
  readonly coeId: string;
  /** Whose it is. */
  readonly recruiterId: string;
  /** Of a COE that was handed to `recruiterId`: whose it would be otherwise. */
  readonly begunBy?: string;
  /** To the minute; exactly in what is sealed. */
  readonly changedAt: Instant;
  /** `elsewhere`: written on another tablet, no working copy here. */
  readonly draftStage: "draft" | "signed" | "elsewhere";
  /** Typed since the last revision: what the State holds is older than what is here. */
  readonly dirty: boolean;
  /** The revision that the working copy continues. */
  readonly baseRevisionId: Sha256 | null;
  /** The revision that this line is about. */
  readonly headRevisionId: Sha256 | null;
  readonly stage: Stage;
  /** The State's word about the head: its receipt, or for what was written elsewhere its place in the feed. */
  readonly receipt: { readonly seq: number; readonly complete: boolean; readonly setAside: boolean } | null;
  readonly completedSeq: number | null;
  /** The standing decision about the head. */
  readonly decision: DecisionKind | null;
  readonly returnedComments: number;
  /** The State has lost the decision that the stage comes from, as far as is known here; `decisions.ts` says how far. */
  readonly lost?: NonNullable<DecisionRow["lost"]> | null;
  /** Why the State could not accept the signed version that this line goes back to, where its recruiter can put that right. */
  readonly toCorrect?: string | null;
  /** It was written on two tablets, and nobody has made one version of the two yet (protocol 4.7). */
  readonly forked: boolean;
}

/** What `renewSummary` fills in. */
export const notYetComputed = {
  headRevisionId: null,
  stage: "draft",
  receipt: null,
  completedSeq: null,
  decision: null,
  returnedComments: 0,
  lost: null,
  toCorrect: null,
  forked: false,
} as const;

export async function sealNames(db: SurcoDatabase, coeId: string, names: LineNames): Promise<SealedNames> {
  const mark = toBase64url(crypto.getRandomValues(new Uint8Array(9)));
  return { mark, sealed: await sealValue(db, "summaries", coeId, names) };
}

/** The names of a line of an earlier release that was not sealed yet. */
export const plainNames = (row: object): LineNames | undefined => (isLineNames(row) ? row : undefined);

export const isLineNames: Shape<LineNames> = having<LineNames>({
  familyName: text,
  childNames: listOf(text),
  owed: having<DraftSummary["owed"]>({ mustFix: count, comments: count, ask: orMissing(count) }),
  changedAt: (value): value is Instant => text(value),
});

export const noNames: DraftSummary = { familyName: "", childNames: [], owed: { mustFix: 0, comments: 0 } };

export const searchTextOf = (summary: DraftSummary): string =>
  foldForSearch([summary.familyName, ...summary.childNames].join(" "));

/** The names on a COE that came down from the State, where no screen has computed them. */
export function namesOf(answers: CoeAnswers): DraftSummary {
  const { familyName, childFirstNames } = summaryOf(answers);
  return { familyName, childNames: childFirstNames, owed: { mustFix: 0, comments: 0 } };
}

export const summaryTables = (db: SurcoDatabase) => [
  db.summaries,
  db.receipts,
  db.decisions,
  db.known,
  db.device,
  db.firstPages,
  db.owners,
];

/** Makes the computed part again. Runs inside a transaction that holds `summaryTables`. */
export async function renewSummary(db: SurcoDatabase, coeId: string): Promise<void> {
  const row = await db.summaries.get(coeId);
  if (row !== undefined) await putLine(db, row);
}

/** What a line says by itself. */
export type LineOfDraft = Omit<SummaryRow, keyof typeof notYetComputed>;

/** Writes a line, its computed part made anew. Runs inside a transaction that holds `summaryTables`. */
export async function putLine(db: SurcoDatabase, row: LineOfDraft): Promise<void> {
  const { coeId } = row;
  // Asked all at once: a save waits for each trip to the engine.
  const [handed, known, decisions] = await Promise.all([
    db.owners.get(coeId),
    db.known.where("coeId").equals(coeId).toArray(),
    decisionColumnsOf(db, coeId),
  ]);
  const begunBy = row.begunBy ?? row.recruiterId;
  const recruiterId = handed?.recruiterId ?? begunBy;
  const words = known.length === 0 ? [] : await wordsOfTheState(db, known);
  const chain = known.map(({ id, parents, stage }, index) => {
    return { revisionId: id, parents, stage, received: words[index] !== null };
  });
  const head = shownHead(chain, row.baseRevisionId);
  const place = known.findIndex((each) => each.id === head);
  const standing = stageOf(head === null ? [] : lineTo(head, chain), decisions, null);
  const begun = row.draftStage === "draft" && (standing.stage === "signed" || standing.stage === "received");
  const said = decisions.find((made) => made.reviewId === standing.decision?.reviewId);
  const toCorrect =
    head === null || !words.some((word) => word?.setAside) ? null : await refusalToMend(db, head, chain, decisions);
  const line: SummaryRow = {
    ...row,
    recruiterId,
    ...(handed ? { begunBy } : {}),
    headRevisionId: head,
    stage: begun ? "draft" : standing.stage,
    receipt: words[place] ?? null,
    completedSeq: known[place]?.completedSeq ?? null,
    decision: standing.decision?.revisionId === head ? standing.decision.decision : null,
    returnedComments: standing.stage === "returned" ? (said?.commentCount ?? 0) : 0,
    lost: said?.lost ?? null,
    toCorrect,
    forked: headsOf(chain).length > 1,
  };
  await Promise.all([db.firstPages.bulkDelete([row.recruiterId, recruiterId]), db.summaries.put(line)]);
}

async function refusalToMend(
  db: SurcoDatabase,
  head: string,
  chain: readonly ChainedRevision[],
  decisions: readonly MadeDecision[],
): Promise<string | null> {
  const signed = nearestSigned(head, new Map(chain.map((each) => [each.revisionId, each])));
  if (signed === null || standingDecision(decisions, signed.revisionId) !== null) return null;
  const problems = (await db.receipts.get(signed.revisionId))?.receipt.problems ?? [];
  return waitsForRecruiter(problems) ? (problems[0]?.code ?? null) : null;
}

/** The tablet believes receipts about what was made here; what was written elsewhere it knows from the feed alone. */
async function wordsOfTheState(db: SurcoDatabase, known: readonly KnownRow[]): Promise<SummaryRow["receipt"][]> {
  const [{ deviceId: here }, receipts] = await Promise.all([
    readDevice(db),
    db.receipts.bulkGet(known.map((row) => row.id)),
  ]);
  return known.map(({ deviceId, seq, completedSeq }, index) => {
    const receipt = receipts[index]?.receipt;
    if (receipt !== undefined) {
      const complete = receipt.awaiting.length === 0 || completedSeq !== null;
      return { seq: receipt.seq, complete, setAside: receipt.standing === "set-aside" };
    }
    return deviceId === here || seq === null ? null : { seq, complete: completedSeq !== null, setAside: false };
  });
}

/** The revision that the working copy continues while nothing came after it; otherwise what every device shows (4.7). */
function shownHead(chain: readonly ChainedRevision[], base: Sha256 | null): Sha256 | null {
  const heads = headsOf(chain).map((each) => each.revisionId as Sha256);
  return base !== null && heads.includes(base) ? base : (heads[0] ?? null);
}

function lineTo<R extends ChainedRevision>(head: string, chain: readonly R[]): readonly R[] {
  const line = ancestorsOf(head, new Map(chain.map((each) => [each.revisionId, each])));
  return chain.filter((each) => line.has(each.revisionId));
}
