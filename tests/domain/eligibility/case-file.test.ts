import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readCaseBytes, readCaseFile } from "../../cases/case-file.ts";

const publicFile = fileURLToPath(new URL("../../cases/cases-public.json", import.meta.url));
const runner = fileURLToPath(new URL("../../cases/run-cases.ts", import.meta.url));
const publicText = readFileSync(publicFile, "utf8");

const lineWith = (text: string, part: string): number => text.split("\n").findIndex((line) => line.includes(part)) + 1;

const changed = (part: string, by: string): string => publicText.replace(part, () => by);

function runOn(text: string) {
  const file = join(mkdtempSync(join(tmpdir(), "worked-cases-")), "cases.json");
  writeFileSync(file, text);
  const { status, stdout } = spawnSync(process.execPath, [runner, file], { encoding: "utf8" });
  return { status, stdout };
}

describe("a file of worked cases", () => {
  test("invalid JSON is named with its line", () => {
    const text = changed('"title": "Plain with-move, work after two days",', '"title": "Plain with-move" "oops",');
    const { problems } = readCaseFile(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^line ${lineWith(text, '"oops"')}: this is not valid JSON`));
  });

  test("a file cut off in the middle is named with its last line", () => {
    const text = publicText.slice(0, 5000);
    expect(readCaseFile(text).problems[0]).toContain(`line ${text.split("\n").length}: this is not valid JSON`);
  });

  test("something that is no file of cases is said to be none", () => {
    expect(readCaseFile("[]").problems[0]).toContain("line 1: a file of worked cases is");
  });

  test.each([
    [
      '"interviewDate": "2021-01-15"',
      '"interviewDate": "2021-02-30"',
      "facts.interviewDate",
      "not a day of the calendar",
    ],
    ['"moveType": "precede"', '"moveType": "before"', "facts.childMove.moveType", "precede"],
    ['"graduated": false', '"graduated": "no"', "facts.child.graduated", "boolean"],
    ['"eligible": true', '"eligible": "yes"', "expect.eligible", "needs-review"],
    ['"nights": 10', '"nights": 10.5', "facts.childMove.nights", "whole number"],
    ['"2023-12-01": true', '"2023-13-01": true', "expect.pfsAt.2023-13-01", "a day is written"],
    ['"activityQualifies": true', '"activityQualifies": "yes"', "facts.work.activityQualifies", "boolean"],
  ])("%s written as %s is named with its line and its case", (part, by, member, reason) => {
    const text = changed(part, by);
    const { problems } = readCaseFile(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^line ${lineWith(text, by)}: case C-\\d+: `));
    expect(problems[0]).toContain(`: ${member}: `);
    expect(problems[0]).toContain(reason);
  });

  test("a missing member is named at the object it is missing from", () => {
    const text = changed('"relation": "parent",', "");
    expect(readCaseFile(text).problems[0]).toContain("case C-001: facts.worker.relation: this member is missing");
  });

  test("an id that stands twice is named with both lines", () => {
    const second = lineWith(publicText, '"id": "C-002"');
    const { cases, problems } = readCaseFile(changed('"id": "C-002"', '"id": "C-001"'));
    const first = lineWith(publicText, '"id": "C-001"');
    expect(problems).toEqual([`line ${second}: case C-001 stands in the file already, on line ${first}`]);
    expect(cases).toHaveLength(69);
  });

  test("a member that stands twice in one object is named: which of the two would count?", () => {
    const text = changed('"graduated": false', '"graduated": false,\n "graduated": true');
    expect(readCaseFile(text).problems).toEqual([
      `line ${lineWith(text, '"graduated": true')}: cases.0.facts.child.graduated stands there twice`,
    ]);
  });

  test.each([
    ["a comma too many", '"hsed": false', '"hsed": false,', "a comma stands before }"],
    ["a comment", '"hsed": false', '"hsed": false // none', "JSON has no comments"],
    ["single quotes", '"id": "C-001"', "\"id\": 'C-001'", "names and texts stand in double quotation marks"],
    ["a name without quotes", '"hsed": false', "hsed: false", "names and texts stand in double quotation marks"],
    ["NaN", '"statedMonths": null', '"statedMonths": NaN', "this is no text, number, true, false or null"],
    ["a missing value", '"statedMonths": null', '"statedMonths": ', "this is no text, number, true, false or null"],
    ["a text without its end", '"C-001"', '"C-001', "a quotation mark is missing"],
    ["a missing colon", '"hsed": false', '"hsed" false', "a colon is missing after the name"],
    ["a number that begins with 0", '"nights": 10', '"nights": 010', "this is no text, number"],
    ["a backslash on its own", '"C-001"', '"C\\001"', "a backslash stands before a sign"],
  ])("%s is named with its line", (_kind, part, by, reason) => {
    const text = changed(part, by);
    const { problems } = readCaseFile(text);
    expect(problems).toHaveLength(1);
    const near = text.split("\n").findIndex((line) => line.includes(by.trim())) + 1;
    const line = Number(/^line (\d+): this is not valid JSON/.exec(problems[0] ?? "")?.[1]);
    expect([near, near + 1]).toContain(line);
    expect(problems[0]).toContain(reason);
  });

  test("something after the end, and a file nested without end, are no crash", () => {
    expect(readCaseFile("{}\n{}").problems[0]).toContain("line 2: this is not valid JSON");
    expect(readCaseFile(`{"cases":${"[".repeat(50_000)}`).problems[0]).toContain("nested too deeply");
  });

  test("an empty file is said to be empty", () => {
    for (const text of ["", "\uFEFF", " \n\n"])
      expect(readCaseFile(text).problems).toEqual(["line 1: the file is empty"]);
  });

  test("a file that is not UTF-8 is not read with other letters", () => {
    const latin = Uint8Array.from(publicText.replace("Plain", "Pl\u00e4in"), (letter) => letter.charCodeAt(0) & 255);
    const wide = new Uint8Array(Buffer.from(publicText, "utf16le"));
    for (const bytes of [latin, wide]) expect(readCaseBytes(bytes).cases).toEqual([]);
    expect(readCaseBytes(latin).problems[0]).toContain("please save it as UTF-8");
  });

  test("lines that end as on an old Macintosh are counted", () => {
    const text = changed('"moveType": "precede"', '"moveType": "before"');
    const { problems } = readCaseFile(text.replaceAll("\n", "\r"));
    expect(problems[0]).toContain(`line ${lineWith(text, '"before"')}: case C-001`);
  });

  test.each(["interviewDate", "moveType", "birthDate", "economicNecessity", "eligible"])(
    "a missing %s is said to be missing, with null only where nobody can know it",
    (member) => {
      const [head = "", cases = ""] = publicText.split('"cases": ');
      const without = cases.replace(new RegExp(`"${member}": [^\\n]*\\n`), "\n").replace(/,(\s*\})/g, "$1");
      const text = `${head}"cases": ${without}`;
      const said = readCaseFile(text).problems[0] ?? "";
      expect(said).toContain(`.${member}: this member is missing; please add it`);
      expect(said.endsWith("with null if nobody knows")).toBe(!["interviewDate", "eligible"].includes(member));
    },
  );

  test("a performance period is two years on end", () => {
    const text = changed('"period": "2022-23"', '"period": "2022-24"');
    expect(readCaseFile(text).problems[0]).toContain("expect.countExpectation.period: a period is two years on end");
  });

  test("the form's paper writes X-mark", () => {
    const { cases, problems } = readCaseFile(changed('"signatureMethod": "x-mark"', '"signatureMethod": "X-mark"'));
    expect([cases.length, problems]).toEqual([69, []]);
  });

  test("a misspelt member inside a list is no silent omission", () => {
    const { problems } = readCaseFile(changed('"note": "new home', '"economicNecesity": true, "note": "new home'));
    expect(problems[0]).toContain('"economicNecesity" is not in the format; is "economicNecessity" meant?');
  });

  test("a byte order mark and Windows line ends change nothing", () => {
    const { cases, problems } = readCaseFile(`\uFEFF${publicText.replaceAll("\n", "\r\n")}`);
    expect([cases.length, problems]).toEqual([69, []]);
  });

  test("a misspelt optional member is no silent omission", () => {
    const text = changed('"stayDays": 9', '"stayDay": 9');
    const { problems } = readCaseFile(text);
    expect(problems[0]).toBe(
      `line ${lineWith(text, '"stayDay"')}: case C-088: "stayDay" is not in the format; is "stayDays" meant?`,
    );
  });

  test("a member that the format does not know is noted and left aside", () => {
    const { problems, notes } = readCaseFile(changed('"relation": "parent",', '"relation": "parent", "shoeSize": 9,'));
    expect(problems).toEqual([]);
    expect(notes[0]).toContain('case C-001: "shoeSize" is not in the format and was left aside');
  });
});

describe("the command", () => {
  test("ends with 0 when all cases hold, and prints expected and actual of each", () => {
    const { status, stdout } = runOn(publicText);
    expect(status).toBe(0);
    expect(stdout.match(/^holds {2}C-/gm)).toHaveLength(69);
    expect(stdout).toContain("69 cases: 69 hold, 0 fail.");
    expect(stdout.match(/^ {7}actual/gm)).toHaveLength(69);
  });

  test("ends with 1 when one case does not hold, and says which expectation", () => {
    const { status, stdout } = runOn(changed('"qad": "2020-08-16"', '"qad": "2020-08-17"'));
    expect(status).toBe(1);
    expect(stdout).toContain("FAILS  C-001");
    expect(stdout).toContain("qad: expected 2020-08-17, actual 2020-08-16");
    expect(stdout).toContain("69 cases: 68 hold, 1 fail.");
  });

  test("judges the readable cases beside a malformed one, names its line and ends with 2", () => {
    const { status, stdout } = runOn(changed('"moveType": "precede"', '"moveType": "before"'));
    expect(status).toBe(2);
    expect(stdout).toContain("case C-001: facts.childMove.moveType:");
    expect(stdout).toContain("68 cases: 68 hold, 0 fail.");
    expect(stdout).toContain("1 place does not follow the format");
  });

  test("a file without a case is no success", () => {
    expect(runOn('{ "meta": {}, "cases": [] }')).toMatchObject({ status: 2 });
  });

  test("ends with 2 when the file does not follow the format, or is not there", () => {
    expect(runOn("{").status).toBe(2);
    expect(spawnSync(process.execPath, [runner, "/nowhere/cases.json"]).status).toBe(2);
    expect(spawnSync(process.execPath, [runner]).status).toBe(2);
  });
});
