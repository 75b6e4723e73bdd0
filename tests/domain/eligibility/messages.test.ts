import { readFileSync } from "node:fs";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findingChecksEn } from "../../../src/app/messages/finding-checks.en.ts";
import { findingChecksEs } from "../../../src/app/messages/finding-checks.es.ts";
import { findingsEn } from "../../../src/app/messages/findings.en.ts";
import { findingsEs } from "../../../src/app/messages/findings.es.ts";
import type { CoeAnswers } from "../../../src/domain/coe/coe.ts";
import { determine } from "../../../src/domain/eligibility/determine.ts";
import type { Values } from "../../../src/domain/eligibility/trace-line.ts";
import { whatWouldChange } from "../../../src/domain/eligibility/what-if.ts";
import { allPolicies, policyFor } from "../../../src/domain/states/all.ts";
import type { StatePolicy } from "../../../src/domain/states/state-policy.ts";
import { readCaseFile } from "../../cases/case-file.ts";
import { coeOfCase } from "../../cases/case-to-coe.ts";
import { ownCases } from "../../cases/own-cases.ts";
import { anyDraft } from "./draft-arbitrary.ts";

const english: Readonly<Record<string, string>> = { ...findingsEn, ...findingChecksEn };
const spanish: Readonly<Record<string, string>> = { ...findingsEs, ...findingChecksEs };

/** The names that a message asks for, whatever its plural forms. */
function namesIn(message: string): readonly string[] {
  const names = new Set<string>();
  const visit = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return;
    for (const token of tokens) {
      if (!Array.isArray(token)) continue;
      names.add(String(token[0]));
      const forms: unknown = token[2];
      if (typeof forms === "object" && forms !== null) for (const form of Object.values(forms)) visit(form);
    }
  };
  visit(compileMessage(message));
  return [...names].sort();
}

interface Said {
  readonly message: string;
  readonly values: Values;
}

function saidBy(answers: CoeAnswers, policy: StatePolicy): readonly Said[] {
  const { children, findings, comments } = determine(answers, policy);
  return [
    ...findings,
    ...children.flatMap(({ trace, failedMoves }) => [...trace, ...failedMoves.map(({ line }) => line)]),
    ...comments.map(({ starter }) => starter),
    ...whatWouldChange(answers, policy),
  ];
}

function expectSayable(said: readonly Said[]): void {
  for (const { message, values } of said) {
    for (const texts of [english, spanish]) {
      expect(Object.hasOwn(texts, message), message).toBe(true);
      const missing = namesIn(texts[message] ?? "").filter((name) => !Object.hasOwn(values, name));
      expect(missing, message).toEqual([]);
    }
  }
}

describe("texts of the rules", () => {
  test("English and Spanish have the same keys", () => {
    expect(Object.keys(spanish).sort()).toEqual(Object.keys(english).sort());
  });

  test("no key stands in two files", () => {
    expect(Object.keys(english)).toHaveLength(Object.keys(findingsEn).length + Object.keys(findingChecksEn).length);
  });

  test("each pair of texts asks for the same values", () => {
    for (const [key, text] of Object.entries(english)) expect(namesIn(spanish[key] ?? ""), key).toEqual(namesIn(text));
  });

  test("everything said about the worked cases can be said in both languages", () => {
    const file = readFileSync(new URL("../../cases/cases-public.json", import.meta.url), "utf8");
    for (const worked of [...readCaseFile(file).cases, ...ownCases]) {
      expectSayable(saidBy(coeOfCase(worked), policyFor(worked.facts.childMove.to.state ?? "")));
    }
  });

  test("everything said about any draft can be said in both languages", () => {
    fc.assert(
      fc.property(anyDraft, fc.constantFrom(...allPolicies), (draft, policy) => expectSayable(saidBy(draft, policy))),
      { numRuns: 150 },
    );
  });
});
