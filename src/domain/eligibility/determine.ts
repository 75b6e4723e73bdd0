import type { CalendarDate } from "../base/calendar-date.ts";
import type { Child } from "../coe/child-data.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import { commentField } from "../coe/field-path.ts";
import type { StatePolicy } from "../states/state-policy.ts";
import { advisoryComments, signatureComments } from "./advisory-comments.ts";
import { consequenceLines } from "./after-eligibility.ts";
import { ageLines } from "./age.ts";
import { consistencyFindings } from "./consistency-checks.ts";
import {
  type ChildDetermination,
  type Determination,
  type FailedMove,
  type OwedComment,
  ruleSetVersion,
  type TraceLine,
} from "./determination.ts";
import { deathLines, expirationOf } from "./expiration.ts";
import { groupsOf, splitFindings, verdictOfCoe } from "./grouping.ts";
import { type InterviewFacts, interviewFacts, isWorkerOf } from "./interview-facts.ts";
import { type JudgedFamily, judgeFamily } from "./judged-family.ts";
import { linesOf, type MovePair } from "./move-pair.ts";
import { commentLine, isWritten, itemComments, type Owed } from "./owed-comments.ts";
import { allPairsOf, pairsOf } from "./pair-search.ts";
import { residencyDateOf, residencyLines } from "./residency-date.ts";
import { schoolCompletionLines } from "./school-completion.ts";
import { blocks, holds, type Line, spokenFor, unknownYet, verdictOf } from "./trace-line.ts";

/** What the determination knows from elsewhere: the day of the State's approval, once there is one. */
interface DeterminedAt {
  readonly approvalDate?: CalendarDate | null;
}

/** What the rules say about this COE on the day of its interview. Works on any draft: what is not known yet is said as unknown. */
export function determine(answers: CoeAnswers, policy: StatePolicy, at: DeterminedAt = {}): Determination {
  const facts = interviewFacts(answers, policy, at.approvalDate ?? null);
  const family = judgeFamily(facts);
  const judged = answers.childData.children.map((child) => judgeChild(facts, family, child));
  const children = judged.map(({ determination }) => determination);
  const groups = groupsOf(facts, children);
  const comments = owedComments(answers, judged.flatMap((child) => child.owed).concat(signatureComments(facts)));
  return {
    ruleSet: ruleSetVersion,
    verdict: verdictOfCoe(children),
    children,
    groups,
    findings: [
      ...splitFindings(groups),
      ...comments.map((comment) => spokenFor(null, commentLine(answers, comment))),
      ...signatureFindings(facts),
      ...consistencyFindings(facts, family, children),
    ],
    comments,
  };
}

interface JudgedChild {
  readonly determination: ChildDetermination;
  readonly owed: readonly Owed[];
}

function judgeChild(facts: InterviewFacts, family: JudgedFamily, child: Child): JudgedChild {
  const pairs = pairsOf(facts, family, child);
  const pair = pairs[0] ?? null;
  const own = [
    ...ageLines(facts, child),
    ...schoolCompletionLines(facts, child),
    ...deathLines(child, pair?.qad ?? null),
  ];
  const lines = [...own, ...(pair ? linesOf(pair) : [nothingToPair(facts, child)])];
  const ineligible = verdictOf(lines) === "not-eligible";
  if (pair === null || ineligible) {
    lines.push(...otherBlocks(lines, allPairsOf(facts, family, child)));
    return { determination: notEligibleOrUnknown(child, lines, failedMoves(pairs, null)), owed: [] };
  }
  return withOutcome(facts, family, child, pair, lines, failedMoves(pairs, pair));
}

function withOutcome(
  facts: InterviewFacts,
  family: JudgedFamily,
  child: Child,
  pair: MovePair,
  lines: Line[],
  failed: readonly FailedMove[],
): JudgedChild {
  const residencyDate = residencyDateOf(facts, family, child);
  const owed = [...itemComments(facts, child, pair), ...advisoryComments(facts, child, pair)];
  const end = pair.qad === null ? null : expirationOf(pair.qad, child, facts.policy);
  lines.push(...residencyLines(facts, child, pair.childMove, residencyDate));
  if (end) lines.push(...end.lines, ...consequenceLines(facts, child, pair, end));
  for (const comment of [...owed, ...signatureComments(facts)]) lines.push(commentLine(facts.answers, comment));
  const apart = pair.meeting.kind === "met" && (pair.meeting.manner === "join" || pair.meeting.manner === "precede");
  const determination: ChildDetermination = {
    childId: child.id,
    verdict: verdictOf(lines),
    qad: pair.qad,
    lastEligibleDay: end?.lastEligibleDay ?? null,
    eed: end?.eed ?? null,
    endsEarly: end?.endsEarly ?? null,
    residencyDate,
    childMoveId: pair.childMove.id,
    workerMoveId: pair.workerMove.id,
    workerId: pair.worker.id,
    workId: pair.work?.id ?? null,
    manner: pair.meeting.kind === "met" ? pair.meeting.manner : null,
    childMovedOn: apart ? pair.childMove.date : null,
    workerArrivedOn: apart && pair.meeting.kind === "met" ? pair.meeting.workerArrivedOn : null,
    trace: lines.map((line) => spokenFor(child.id, line)),
    failedMoves: failed,
  };
  return { determination, owed };
}

function notEligibleOrUnknown(child: Child, lines: readonly Line[], failed: readonly FailedMove[]): ChildDetermination {
  return {
    childId: child.id,
    verdict: verdictOf(lines),
    qad: null,
    lastEligibleDay: null,
    eed: null,
    endsEarly: null,
    residencyDate: null,
    childMoveId: null,
    workerMoveId: null,
    workerId: null,
    workId: null,
    manner: null,
    childMovedOn: null,
    workerArrivedOn: null,
    trace: lines.map((line) => spokenFor(child.id, line)),
    failedMoves: failed,
  };
}

/** No move or no worker to look at yet. */
function nothingToPair(facts: InterviewFacts, child: Child): Line {
  if (facts.moves.length === 0) return unknownYet("R-04", "no-moves-yet", ["qualifyingMoves.moves"]);
  if (!facts.moves.some((move) => move.move.childIds.includes(child.id))) {
    return unknownYet("R-04", "child-on-no-move", ["qualifyingMoves.moves"], { child: child.firstName.trim() });
  }
  const workers = facts.workers.filter((worker) => isWorkerOf(worker, child));
  return workers.length === 0
    ? unknownYet("R-06", "no-worker-yet", ["qualifyingMoves.workers"])
    : unknownYet("R-06", "worker-moves-missing", ["qualifyingMoves.moves"]);
}

/** Where every way fails, each way's reason is told, not only the nearest one's. */
function otherBlocks(lines: readonly Line[], pairs: readonly MovePair[]): Line[] {
  const told = new Set(lines.map(({ rule, message }) => `${rule} ${message}`));
  const others: Line[] = [];
  for (const pair of pairs) {
    for (const line of linesOf(pair)) {
      const key = `${line.rule} ${line.message}`;
      if (line.severity !== "blocks" || told.has(key)) continue;
      told.add(key);
      others.push(line);
    }
  }
  return others;
}

/** The recruiter records why a move does not qualify: per move and worker, the first rule that failed its nearest pair. */
function failedMoves(pairs: readonly MovePair[], chosen: MovePair | null): readonly FailedMove[] {
  const failed = new Map<string, FailedMove>();
  for (const pair of pairs) {
    const key = `${pair.childMove.id} ${pair.worker.id}`;
    const isChosen = chosen !== null && pair.childMove === chosen.childMove && pair.worker === chosen.worker;
    if (pair.verdict !== "not-eligible" || isChosen || failed.has(key)) continue;
    const line = linesOf(pair).find(({ severity }) => severity === "blocks");
    if (!line) continue;
    failed.set(key, {
      moveId: pair.childMove.id,
      workerId: pair.worker.id,
      line: spokenFor(pair.child.id, line),
    });
  }
  return [...failed.values()];
}

/** One comment per item for the whole COE, in the order of the form. */
function owedComments(answers: CoeAnswers, owed: readonly Owed[]): readonly OwedComment[] {
  const byKind = new Map<string, Owed>();
  for (const comment of owed) if (!byKind.has(comment.kind)) byKind.set(comment.kind, comment);
  return [...byKind.values()]
    .sort((a, b) => (a.kind < b.kind ? -1 : 1))
    .map((comment) => ({ ...comment, written: isWritten(answers, comment.kind) }));
}

/** A spoken agreement at a distance stands only where the State accepts it. */
function signatureFindings(facts: InterviewFacts): readonly TraceLine[] {
  if (facts.answers.intervieweeSignature.method !== "verbal-remote") return [];
  const fields = ["intervieweeSignature.method", commentField("signature:verbal-remote")];
  return [
    spokenFor(
      null,
      facts.policy.remoteSignature
        ? holds("R-95", "remote-accepted", fields)
        : blocks("R-95", "remote-not-accepted", fields),
    ),
  ];
}
