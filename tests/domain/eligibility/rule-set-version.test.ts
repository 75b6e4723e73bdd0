import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { canonicalText, type Plain } from "../../../src/domain/base/canonical.ts";
import { sha256OfText } from "../../../src/domain/base/sha256.ts";
import { ruleSetVersion } from "../../../src/domain/eligibility/determination.ts";
import { determine } from "../../../src/domain/eligibility/determine.ts";
import { policyFor } from "../../../src/domain/states/all.ts";
import { readCaseFile } from "../../cases/case-file.ts";
import { coeOfCase } from "../../cases/case-to-coe.ts";
import { ownCases } from "../../cases/own-cases.ts";

/**
 * What the rules of this version say about every worked case. Where this print changes because cases were added, take the new one.
 * Where an outcome changed, raise `ruleSetVersion` as well: the server then judges again what the older rules judged.
 */
const printed = { version: "surco-rules/2", print: "6e7ba06d9ac7c4e24f6eed5f9ecf7fcbee838f95f6748ea5327903f2a8a8fa53" };

const publicFile = new URL("../../cases/cases-public.json", import.meta.url);
const cases = [...readCaseFile(readFileSync(publicFile, "utf8")).cases, ...ownCases];

function outcomes(): Plain {
  return cases.map((worked) => {
    const policy = policyFor(worked.facts.childMove.to.state ?? "");
    const at = { approvalDate: worked.expect.approvalDate ?? null };
    const { verdict, children, findings, comments } = determine(coeOfCase(worked), policy, at);
    const lines = [...children.flatMap(({ trace }) => trace), ...findings];
    const dates = children.map(({ qad, lastEligibleDay, eed, endsEarly, residencyDate, manner }) => [
      qad,
      lastEligibleDay,
      eed,
      endsEarly?.date ?? null,
      residencyDate,
      manner,
    ]);
    const owed = comments.map(({ kind, required }) => `${kind} ${required}`);
    return [worked.id, verdict, dates, lines.map(({ rule, severity }) => `${rule} ${severity}`), owed];
  });
}

test("an outcome changes only together with the version of the rules", () => {
  expect({ version: ruleSetVersion, print: sha256OfText(canonicalText(outcomes())) }).toEqual(printed);
});
