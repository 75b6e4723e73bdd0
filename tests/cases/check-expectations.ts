import { type CalendarDate, calendarDateFrom, parseCalendarDate } from "../../src/domain/base/calendar-date.ts";
import { countsInCategory1 } from "../../src/domain/eligibility/child-count.ts";
import type { ChildDetermination, Determination, Verdict } from "../../src/domain/eligibility/determination.ts";
import { determine } from "../../src/domain/eligibility/determine.ts";
import { priorityEndsOn } from "../../src/domain/eligibility/priority-for-services.ts";
import { policyFor } from "../../src/domain/states/all.ts";
import type { StatePolicy } from "../../src/domain/states/state-policy.ts";
import type { WorkedCase } from "./case-schema.ts";
import { coeOfCase } from "./case-to-coe.ts";

export interface Check {
  readonly what: string;
  readonly expected: string;
  readonly actual: string;
  readonly outcome: "holds" | "fails" | "not-asked";
}

export interface CheckedCase {
  readonly id: string;
  readonly title: string;
  readonly checks: readonly Check[];
  /** Every rule of the child's trace. A finding is a line of it that asks for something, and the COE of a case is one child's. */
  readonly rules: ReadonlySet<string>;
}

/** A case is a closed file: what it does not say, nobody knows, and what nobody knows goes to the reviewer. */
const outcomeOf: Readonly<Record<Verdict, string>> = {
  eligible: "true",
  "not-eligible": "false",
  "needs-review": "needs-review",
  "not-yet-known": "needs-review",
};

const check = (what: string, expected: string, actual: string): Check => ({
  what,
  expected,
  actual,
  outcome: expected === actual ? "holds" : "fails",
});

const dateCheck = (what: string, expected: CalendarDate | null | undefined, actual: CalendarDate | null): Check[] =>
  expected ? [check(what, expected, actual ?? "none")] : [];

/** The policy of the State that the child moved to, with the district's area where the case gives it. */
function policyOf({ facts, expect }: WorkedCase): StatePolicy {
  const policy = policyFor(facts.childMove.to.state ?? "");
  const { district } = facts.childMove.to;
  if (!expect.districtAreaSqMi || !district || policy.hugeDistrict.districts.length === 0) return policy;
  const others = policy.hugeDistrict.districts.filter(({ name }) => name !== district);
  const districts = [...others, { name: district, squareMiles: expect.districtAreaSqMi }];
  return { ...policy, hugeDistrict: { ...policy.hugeDistrict, districts } };
}

export function checkCase(worked: WorkedCase): CheckedCase {
  const { expect } = worked;
  const answers = coeOfCase(worked);
  const at = { approvalDate: expect.approvalDate ?? null };
  const policy = policyOf(worked);
  const daily = determine(answers, { ...policy, eedConvention: "minus-one-day" }, at);
  const anniversary = determine(answers, { ...policy, eedConvention: "anniversary" }, at);
  const child = daily.children[0];
  const other = anniversary.children[0];
  if (!child || !other) throw new Error(`case ${worked.id} has no child`);
  const rules = new Set([...child.trace, ...daily.findings].map(({ rule }) => rule));
  const checks = [
    check("eligible", String(expect.eligible), outcomeOf[child.verdict]),
    check("eligible (anniversary)", String(expect.eligible), outcomeOf[other.verdict]),
    ...dateCheck("qad", expect.qad, child.qad),
    ...dateCheck("residencyDate", expect.residencyDate, child.residencyDate),
    ...dateCheck("eed", expect.eed, child.eed),
    ...dateCheck("eedAnniversarySetting", expect.eedAnniversarySetting, other.eed),
    ...dateCheck("expectedEndOfEligibility", expect.expectedEndOfEligibility, child.endsEarly?.date ?? null),
    ...ruleChecks(expect.reasonRuleIds ?? [], rules),
    ...commentChecks(expect.requiredComments, daily),
    ...priorityChecks(worked, child),
    ...countChecks(worked, child),
  ];
  return { id: worked.id, title: worked.title, checks, rules };
}

function ruleChecks(expected: readonly string[], rules: ReadonlySet<string>): Check[] {
  const missing = expected.filter((rule) => !rules.has(rule));
  const said = missing.length === 0 ? expected.join(" ") : `without ${missing.join(" ")}`;
  return expected.length > 0 ? [check("reasonRuleIds", expected.join(" "), said)] : [];
}

const isItem = (kind: string): boolean => !kind.includes(":");

function commentChecks(expected: readonly string[] | null | undefined, { comments }: Determination): Check[] {
  if (!expected) return [];
  const listed = (kinds: readonly string[]) => [...kinds].sort().join(" ") || "none";
  const kinds = comments.map(({ kind }) => kind);
  const items = check("requiredComments", listed(expected.filter(isItem)), listed(kinds.filter(isItem)));
  const others = expected.filter((kind) => !isItem(kind)).map((kind) => kind.replace("paper-scan", "paper"));
  if (others.length === 0) return [items];
  return [items, check("other comments", listed(others), listed(others.filter((kind) => kinds.includes(kind))))];
}

/** The day after which the child is no migratory child any more, early ends included. */
function lastDayOf({ lastEligibleDay, endsEarly, eed }: ChildDetermination): CalendarDate | null {
  return endsEarly?.date ?? (eed && lastEligibleDay && eed < lastEligibleDay ? eed : lastEligibleDay);
}

/** R-83 where the dates alone decide; whether the child is at risk of failing is not among the facts of a case. */
function priorityChecks({ facts, expect }: WorkedCase, child: ChildDetermination): Check[] {
  const { qad } = child;
  const lastDay = lastDayOf(child);
  const asked = Object.entries(expect.pfsAt ?? {});
  if (expect.pfs !== null && expect.pfs !== undefined) asked.push([facts.interviewDate, expect.pfs]);
  return asked.map(([day, expected]): Check => {
    const date = parseCalendarDate(day);
    const ended = date !== null && lastDay !== null && date > lastDay;
    const isOld = qad !== null && date !== null && (date < qad || date >= priorityEndsOn(qad));
    const actual = qad === null || ended || isOld ? false : null;
    const what = `priority for services on ${day}`;
    if (actual !== null) return check(what, String(expected), String(actual));
    const why = "depends on the child's risk of failing, which the file does not say";
    return { what, expected: String(expected), actual: why, outcome: "not-asked" };
  });
}

/** A summer service is not among the facts of a case, so Category 2 is asked only where Category 1 rules it out. */
function countChecks({ facts, expect }: WorkedCase, child: ChildDetermination): Check[] {
  const asked = expect.countExpectation;
  const year = Number(asked?.period.slice(0, 4));
  const start = calendarDateFrom(year, 9, 1);
  const end = calendarDateFrom(year + 1, 8, 31);
  if (!asked || start === null || end === null) return [];
  const { qad } = child;
  const { birthDate } = facts.child;
  const period = { start, end };
  const lastDay = lastDayOf(child);
  const count = qad && birthDate && lastDay ? { birthDate, qad, lastDay, residentFrom: qad } : null;
  const in1 = count !== null && countsInCategory1(count, period);
  const checks: Check[] = [];
  if (typeof asked.category1 === "boolean") {
    checks.push(check(`category 1 in ${asked.period}`, String(asked.category1), String(in1)));
  }
  if (typeof asked.category2 === "boolean") {
    const what = `category 2 in ${asked.period}`;
    const actual = "depends on a summer service, which the file does not say";
    checks.push(
      in1
        ? { what, expected: String(asked.category2), actual, outcome: "not-asked" }
        : check(what, String(asked.category2), "false"),
    );
  }
  return checks;
}
