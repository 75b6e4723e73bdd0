import { dateOf, wholeNumberOf } from "../coe/answer.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import type { Move, Work } from "../coe/qualifying-moves.ts";
import type { ChildDetermination, Severity } from "../eligibility/determination.ts";
import { type StorySentence, sentence } from "./sentence.ts";

/** What is told about children with the same facts: the move, the need, the work, and what follows. */
export function chapterOf(answers: CoeAnswers, children: readonly ChildDetermination[]): readonly StorySentence[] {
  const [child] = children;
  if (!child) return [];
  const { moves, work } = answers.qualifyingMoves;
  const childIds = children.map((one) => one.childId);
  const worker = workerName(answers, child.workerId);
  const childMove = moves.find((move) => move.id === child.childMoveId) ?? null;
  const workerMove = moves.find((move) => move.id === child.workerMoveId) ?? null;
  const done = work.find((entry) => entry.id === child.workId) ?? null;
  return [
    ...(childMove ? childrenMoved(child, childMove, worker, childIds) : []),
    ...(workerMove && workerMove !== childMove ? workerMoved(workerMove, worker) : []),
    ...(done ? worked(done, worker, isOne(child, childIds)) : []),
    ...whatFollows(child, done, worker, childIds),
    ...dates(answers, child, childIds),
  ];
}

function workerName(answers: CoeAnswers, workerId: string | null): string {
  const worker = answers.qualifyingMoves.workers.find((person) => person.id === workerId);
  const named = worker ? `${worker.firstName.trim()} ${worker.lastName.trim()}`.trim() : "";
  const self = answers.childData.children.find((child) => child.id === worker?.childId);
  return named || (worker?.relation === "self" ? (self?.firstName.trim() ?? "") : "") || "…";
}

/** Items 1, 2a and 2bi. */
function childrenMoved(
  child: ChildDetermination,
  move: Move,
  worker: string,
  childIds: readonly string[],
): StorySentence[] {
  const places = { from: move.from, to: move.to };
  const moveDate = child.childMovedOn ?? dateOf(move.date);
  if (moveDate === null) return [sentence("moved-undated", {}, childIds, { places })];
  const need = necessity(move, isOne(child, childIds) ? childIds : []);
  const arrivedOn = child.workerArrivedOn;
  if (child.manner === "join" || child.manner === "precede") {
    const told =
      arrivedOn === null
        ? sentence("preceded-alone", { worker, moveDate }, childIds, { places })
        : sentence(child.manner === "join" ? "joined" : "preceded", { worker, moveDate, arrivedOn }, childIds, {
            places,
          });
    return [told, ...need];
  }
  return [
    sentence(child.manner === "as" ? "moved-as" : "moved-with", { worker, moveDate }, childIds, { places }),
    ...need,
  ];
}

/** One young worker who moved for themselves: nobody else was in need, and "they" would be somebody else. */
const isOne = (child: ChildDetermination, childIds: readonly string[]): boolean =>
  child.manner === "as" && childIds.length === 1;

function necessity(move: Move, alone: readonly string[]): StorySentence[] {
  if (move.economicNecessity !== "yes") return [];
  const reason = move.necessityReason.trim().replace(/[.\s]+$/, "");
  const whose = alone.length > 0 ? "-alone" : "";
  return [
    reason === "" ? sentence(`necessity${whose}`, {}, alone) : sentence(`necessity-reason${whose}`, { reason }, alone),
  ];
}

/** Item 4, where the worker's move is another than the children's. */
function workerMoved(move: Move, worker: string): StorySentence[] {
  const moveDate = dateOf(move.date);
  if (moveDate === null) return [];
  return [sentence("worker-moved", { worker, moveDate }, [], { places: { from: move.from, to: move.to } })];
}

/** Items 4a, 4b, 5 and 6. */
function worked(work: Work, worker: string, alone: boolean): StorySentence[] {
  const description = work.description.trim() || "…";
  const engagedDate = dateOf(work.engagedDate);
  const began =
    work.engaged === false
      ? sentence("work-sought", { worker, work: description })
      : engagedDate === null
        ? sentence("work", { worker, work: description })
        : sentence("work-began", { worker, work: description, engagedDate });
  const told: StorySentence[] = [began];
  const kind = work.employment === "seasonal" || work.employment === "temporary" ? work.employment : null;
  const sector = work.sector === "agricultural" || work.sector === "fishing" ? work.sector : null;
  if (kind && sector) told.push(sentence(`kind.${kind}-${sector}`));
  if (work.employment === "temporary" && work.temporaryBasis) {
    const months = wholeNumberOf(work.statedMonths) ?? 0;
    told.push(sentence(`basis.${work.temporaryBasis}`, { worker, months, employer: work.employer.trim() || "…" }));
  }
  if (work.personalSubsistence === true)
    told.push(alone ? sentence("subsistence-alone", { worker }) : sentence("subsistence"));
  return told;
}

const weightOf = { "not-eligible": "blocks", "not-yet-known": "unknown-yet", "needs-review": "needs-review" } as const;

function whatFollows(
  child: ChildDetermination,
  work: Work | null,
  worker: string,
  childIds: readonly string[],
): StorySentence[] {
  if (child.verdict !== "eligible") {
    const weight: Severity = weightOf[child.verdict];
    const finding = child.trace.find((line) => line.severity === weight) ?? null;
    return [sentence(`verdict.${child.verdict}`, {}, childIds, { finding })];
  }
  const why = child.manner === "as" ? "because-self" : work?.engaged === false ? "because-sought" : "because";
  return [sentence("verdict.eligible", {}, childIds), sentence(why, { worker }, childIds)];
}

/** Item 3, the end of eligibility and, where it is another day, the residency date. */
function dates(answers: CoeAnswers, child: ChildDetermination, childIds: readonly string[]): StorySentence[] {
  const told: StorySentence[] = [];
  if (child.qad !== null) told.push(sentence("qad", { qualifyingOn: child.qad }, childIds));
  if (child.verdict === "eligible" && child.eed !== null) {
    told.push(sentence("through", { throughDay: child.eed }, childIds));
  }
  const district = answers.familyData.schoolDistrict.trim();
  if (child.residencyDate !== null && child.residencyDate !== child.qad && district !== "") {
    told.push(sentence("residency", { district, residencyDate: child.residencyDate }, childIds));
  }
  return told;
}
