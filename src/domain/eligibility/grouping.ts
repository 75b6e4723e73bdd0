import type { ChildDetermination, CoeGroup, TraceLine, Verdict } from "./determination.ts";
import type { InterviewFacts } from "./interview-facts.ts";
import { blocks, needsReview, spokenFor } from "./trace-line.ts";

/** Two records of one way on one day are one move. */
function wayOf(facts: InterviewFacts, moveId: string | null) {
  const move = facts.moves.find(({ id }) => id === moveId);
  return move ? [move.date, move.from, move.to] : null;
}

/** Items 1 to 6 are the same for every child of one COE. */
function basisOf(child: ChildDetermination, facts: InterviewFacts): string {
  if (child.verdict === "not-eligible") return "not-eligible";
  const moves = [wayOf(facts, child.childMoveId), wayOf(facts, child.workerMoveId)];
  const basis = [child.workerId, child.qad, child.manner, moves, child.workId];
  const dates = [child.childMovedOn, child.workerArrivedOn];
  return JSON.stringify([...basis, ...dates, facts.policy.splitOnResidencyDate ? child.residencyDate : null]);
}

/** Children who cannot be on the COE do not colour it; of the others the least certain decides. */
export function verdictOfCoe(children: readonly { readonly verdict: Verdict }[]): Verdict {
  if (children.length === 0) return "not-yet-known";
  const listed = children.filter((child) => child.verdict !== "not-eligible");
  if (listed.length === 0) return "not-eligible";
  if (listed.some((child) => child.verdict === "not-yet-known")) return "not-yet-known";
  return listed.some((child) => child.verdict === "needs-review") ? "needs-review" : "eligible";
}

/** A child whose basis is not known yet stays with the others: nothing has to be split before it is known. */
const isUndecided = (child: ChildDetermination): boolean => child.verdict === "not-yet-known";

/** The children of each COE; more than one group means that this COE has to be split. */
export function groupsOf(facts: InterviewFacts, children: readonly ChildDetermination[]): readonly CoeGroup[] {
  const groups = new Map<string, ChildDetermination[]>();
  for (const child of children) {
    if (isUndecided(child)) continue;
    const basis = basisOf(child, facts);
    groups.set(basis, [...(groups.get(basis) ?? []), child]);
  }
  for (const child of children.filter(isUndecided)) {
    const own = basisOf(child, facts);
    const first = [...groups.keys()].find((basis) => basis !== "not-eligible");
    const key = groups.has(own) ? own : (first ?? "undecided");
    groups.set(key, [...(groups.get(key) ?? []), child]);
  }
  return [...groups.values()].map((members) => ({
    childIds: members.map((child) => child.childId),
    verdict: verdictOfCoe(members),
    qad: members[0]?.qad ?? null,
    workerId: members[0]?.workerId ?? null,
  }));
}

/** A COE that has to be split holds up signing; it changes no child's verdict. */
export function splitFindings(groups: readonly CoeGroup[]): readonly TraceLine[] {
  const listed = groups.filter((group) => group.verdict !== "not-eligible");
  const findings: TraceLine[] = [];
  if (listed.length > 1) {
    const sameQad = new Set(listed.map((group) => group.qad)).size === 1;
    const rule = sameQad ? "R-69" : "R-68";
    findings.push(spokenFor(null, blocks(rule, "split", ["childData.children"], { count: listed.length })));
  }
  const notEligible = groups.find((group) => group.verdict === "not-eligible");
  if (notEligible && listed.length > 0) {
    const values = { count: notEligible.childIds.length };
    findings.push(spokenFor(null, needsReview("R-69", "not-eligible-child-listed", ["childData.children"], values)));
  }
  return findings;
}
