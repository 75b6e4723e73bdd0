import { describe, expect, test } from "vitest";
import { addDays, addYears } from "../../../src/domain/base/calendar-date.ts";
import type { Place } from "../../../src/domain/coe/qualifying-moves.ts";
import { determine } from "../../../src/domain/eligibility/determine.ts";
import { allPolicies, policyFor } from "../../../src/domain/states/all.ts";
import { nationalDefault } from "../../../src/domain/states/national-default.ts";
import type { StatePolicy } from "../../../src/domain/states/state-policy.ts";
import { answersOf, child, day, move, on, parent, picking, place } from "../eligibility/interview.ts";

const unique = (names: readonly string[]) => new Set(names).size === names.length;

/** Two homes between which a move counts in this State. */
function homesIn(policy: StatePolicy): readonly [Place, Place] {
  const { state, singleDistrict } = policy;
  if (singleDistrict === null) return [place("First District", state), place("Second District", state)];
  const [one = "", two = ""] = singleDistrict.adminAreas;
  const home = (adminArea: string) => place(singleDistrict.name, state, { adminArea });
  return [home(one), home(two)];
}

function familyIn(policy: StatePolicy, moved: string, interview: string, birth = "2015-02-03") {
  const [from, to] = homesIn(policy);
  return answersOf({
    interview,
    children: [child("Ana", birth)],
    workers: [parent("Luis")],
    moves: [move("m", moved, from, to, { childIds: ["Ana"], workerIds: ["Luis"] })],
    work: [picking("Luis", "m", moved)],
  });
}

describe.each(allPolicies.map((policy) => [policy.state, policy] as const))("%s", (state, policy) => {
  const judge = (...told: [moved: string, interview: string, birth?: string]) =>
    determine(familyIn(policy, ...told), policy).children[0];

  test("is found by its code, in any case of letters", () => {
    expect(policyFor(state)).toBe(policy);
    expect(policyFor(` ${state.toLowerCase()} `)).toBe(policy);
  });

  test("says everything in both languages, and its lists name nothing twice", () => {
    const texts = [
      policy.name,
      ...policy.addedQuestions.flatMap((question) => [question.label, ...question.options.map(({ label }) => label)]),
    ];
    for (const { en, es } of texts) expect([en, es].every((text) => text.trim() !== "")).toBe(true);
    expect(unique(policy.addedQuestions.map(({ id }) => id))).toBe(true);
    expect(unique(policy.districts.map(({ name }) => name))).toBe(true);
    expect(unique(policy.regions.map(({ code }) => code))).toBe(true);
    expect(unique(policy.singleDistrict?.adminAreas ?? [])).toBe(true);
  });

  test("its districts lie in its regions, its documented jobs run forward, its huge districts are huge", () => {
    const regions = [null, ...policy.regions.map(({ code }) => code)];
    for (const { region } of policy.districts) expect(regions).toContain(region);
    for (const { validFrom, validTo } of policy.stateDocumentation) expect(validFrom <= validTo).toBe(true);
    for (const { squareMiles } of policy.hugeDistrict.districts) {
      expect(squareMiles).toBeGreaterThan(policy.hugeDistrict.squareMiles);
    }
  });

  test("[R-10 to R-13, R-30, R-60] a plain family is eligible, with a word for each rule", () => {
    const judged = judge("2025-05-20", "2025-06-10");
    expect(judged).toMatchObject({
      verdict: "eligible",
      qad: "2025-05-20",
      residencyDate: "2025-05-20",
      manner: "with",
    });
    const spoken = new Set(judged?.trace.map(({ rule }) => rule));
    for (const rule of [
      "R-01",
      "R-10",
      "R-11",
      policy.singleDistrict ? "R-13" : "R-12",
      "R-31",
      "R-36",
      "R-60",
      "R-70",
    ]) {
      expect(spoken, rule).toContain(rule);
    }
  });

  test("[R-67, R-70] the last eligible day is in, the third anniversary is out", () => {
    const anniversary = addYears(day("2023-05-20"), 3);
    const last = addDays(anniversary, -1);
    expect(judge("2023-05-20", last)).toMatchObject({
      verdict: "eligible",
      lastEligibleDay: last,
      eed: policy.eedConvention === "anniversary" ? anniversary : last,
    });
    expect(judge("2023-05-20", anniversary)?.verdict).toBe("not-eligible");
  });

  test("[R-75] the move of 29 February has a last day that agrees with the State's rule", () => {
    const last = policy.leapAnniversary === "march-1" ? "2027-02-28" : "2027-02-27";
    expect(judge("2024-02-29", last)).toMatchObject({ verdict: "eligible", lastEligibleDay: last });
    expect(judge("2024-02-29", addDays(day(last), 1))?.verdict).toBe("not-eligible");
  });

  test("[R-01, R-74] the last day before the birthday is in, the birthday is out", () => {
    const birth = `${2026 - policy.maximumAge - 1}-04-12`;
    expect(judge("2026-01-10", "2026-04-11", birth)?.eed).toBe(
      policy.eedConvention === "anniversary" ? "2026-04-12" : "2026-04-11",
    );
    expect(judge("2026-01-10", "2026-04-12", birth)?.verdict).toBe("not-eligible");
  });

  test("[R-12, R-13] a move that stays where it was does not count", () => {
    const [home] = homesIn(policy);
    const answers = familyIn(policy, "2025-05-20", "2025-06-10");
    const moves = answers.qualifyingMoves.moves.map((told) => ({
      ...told,
      from: home,
      to: { ...home, city: "Elsewhere" },
    }));
    const judged = determine({ ...answers, qualifyingMoves: { ...answers.qualifyingMoves, moves } }, policy);
    expect(judged.children[0]?.verdict).toBe("not-eligible");
  });

  test("[R-31, R-32] its number of days is the last that is soon after the move", () => {
    const answers = familyIn(policy, "2025-03-01", "2025-12-01");
    const startingOn = (days: number) => {
      const work = answers.qualifyingMoves.work.map((told) => ({
        ...told,
        engagedDate: on(addDays(day("2025-03-01"), days)),
      }));
      return determine({ ...answers, qualifyingMoves: { ...answers.qualifyingMoves, work } }, policy).children[0]
        ?.verdict;
    };
    expect(startingOn(policy.soonAfterDays)).toBe("eligible");
    expect(startingOn(policy.soonAfterDays + 1)).toBe("needs-review");
  });

  test("[R-95] a spoken agreement at a distance stands where the State says so", () => {
    const answers = familyIn(policy, "2025-05-20", "2025-06-10");
    const intervieweeSignature = { ...answers.intervieweeSignature, method: "verbal-remote" as const };
    const { findings, verdict } = determine({ ...answers, intervieweeSignature }, policy);
    expect(verdict).toBe("eligible");
    expect(findings.some(({ message }) => message === "finding.R-95.remote-not-accepted")).toBe(
      !policy.remoteSignature,
    );
  });
});

test("a State without a policy of its own follows the national default", () => {
  expect(policyFor("CA")).toBe(nationalDefault);
  expect(policyFor("")).toBe(nationalDefault);
  expect(policyFor("__proto__")).toBe(nationalDefault);
});

test("[R-70] a State may report the anniversary; the last eligible day stays the same", () => {
  const policy: StatePolicy = { ...nationalDefault, eedConvention: "anniversary" };
  const judged = determine(familyIn(policy, "2023-05-20", "2026-05-19"), policy).children[0];
  expect(judged).toMatchObject({ verdict: "eligible", lastEligibleDay: "2026-05-19", eed: "2026-05-20" });
});

test("[R-75] a State may end the 36 months of 29 February on 27 February", () => {
  const policy: StatePolicy = { ...nationalDefault, leapAnniversary: "february-28" };
  expect(determine(familyIn(policy, "2024-02-29", "2027-02-27"), policy).children[0]?.eed).toBe("2027-02-27");
});

test("[R-02, R-74] a State may offer free public education to a lower age", () => {
  const policy: StatePolicy = { ...nationalDefault, maximumAge: 20 };
  const judged = determine(familyIn(policy, "2026-01-10", "2026-04-12", "2005-04-12"), policy).children[0];
  expect(judged?.trace.filter(({ severity }) => severity === "blocks").map(({ rule }) => rule)).toEqual(["R-02"]);
});

test("[R-57] a documented job whose line has run out goes to the reviewer", () => {
  const practice = policyFor("ZZ");
  const answers = familyIn(practice, "2026-05-20", "2026-06-10");
  const employedAt = (employer: string, description: string) => {
    const work = answers.qualifyingMoves.work.map((told) => ({
      ...told,
      employer,
      description,
      employment: "temporary" as const,
      temporaryBasis: "state" as const,
    }));
    return determine({ ...answers, qualifyingMoves: { ...answers.qualifyingMoves, work } }, practice).children[0]
      ?.verdict;
  };
  expect(employedAt("Llano Verde Poultry", "deboning chicken")).toBe("eligible");
  expect(employedAt("Sierra Alta Meats", "cutting beef")).toBe("needs-review");
});
