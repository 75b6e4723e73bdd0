import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { answersSchemaVersion, emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { incompleteFields } from "../../../src/domain/coe/complete.ts";
import { shownHash } from "../../../src/domain/coe/material.ts";
import { parseAnswers } from "../../../src/domain/coe/upgrade.ts";

const folder = new URL("../../samples/", import.meta.url);
const samples = readdirSync(folder)
  .filter((name) => /^coe-v\d+-.*\.json$/.test(name))
  .map((name) => {
    const body = JSON.parse(readFileSync(new URL(name, folder), "utf8")) as { answersSchema: number; answers: unknown };
    return { name, ...body };
  });

describe("answers of every version ever released", () => {
  it.each(samples)("$name opens in the present shape", ({ answersSchema, answers }) => {
    const read = parseAnswers(answersSchema, answers);
    expect(read.ok ? "ok" : read.error).toBe("ok");
  });

  it("have a draft, a signed and a corrected sample each", () => {
    for (let version = 1; version <= answersSchemaVersion; version += 1) {
      for (const kind of ["draft", "signed", "corrected"]) {
        expect(samples.map((sample) => sample.name)).toContain(`coe-v${version}-${kind}.json`);
      }
    }
  });

  it("keep their samples frozen: what was shown and signed has the same name as on the day it was signed", () => {
    const hashes = samples
      .filter((sample) => sample.answersSchema === answersSchemaVersion)
      .map((sample) => {
        const read = parseAnswers(sample.answersSchema, sample.answers);
        return [sample.name, read.ok ? shownHash(read.value) : ""];
      });
    expect(Object.fromEntries(hashes)).toMatchInlineSnapshot(`
      {
        "coe-v1-corrected.json": "90c81a8bb3cd45642fbb2009cce3e97854b8f351f4e102a4c360bec325eff250",
        "coe-v1-draft.json": "9c1e54720cb3b0286e52d3f03a3b7679cf0aacb00f4de47ec4a31daa4a5fd28c",
        "coe-v1-signed.json": "8da33ec00aced76af3349f2e971ed4d722db4e1c015089b806124f8c7ce2a724",
      }
    `);
  });

  it("[P16] open half-typed drafts; the signed ones are complete", () => {
    for (const sample of samples) {
      const read = parseAnswers(sample.answersSchema, sample.answers);
      if (!read.ok) throw new Error(sample.name);
      expect(incompleteFields(read.value).length > 0, sample.name).toBe(sample.name.includes("draft"));
    }
  });
});

describe("answers that cannot be read", () => {
  it.each([0, answersSchemaVersion + 1, 1.5, Number.NaN])(
    "[P7] say so when their version %s is not known",
    (version) => {
      expect(parseAnswers(version, emptyCoeAnswers())).toEqual({
        ok: false,
        error: { code: "schema-not-known", version },
      });
    },
  );

  it("[P7] name the places that do not fit, and are not repaired in silence", () => {
    const read = parseAnswers(1, { ...emptyCoeAnswers(), extra: 1, comments: { "4a": 5 } });
    expect(read.ok).toBe(false);
    if (read.ok || read.error.code !== "answers-invalid") throw new Error("expected invalid answers");
    expect(read.error.problems.map((problem) => problem.path).sort()).toEqual(["", "comments.4a"]);
  });
});
