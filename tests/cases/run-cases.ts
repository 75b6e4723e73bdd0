import { readFileSync } from "node:fs";
import { rules } from "../../src/domain/eligibility/rules.ts";
import { readCaseBytes } from "./case-file.ts";
import { type Check, type CheckedCase, checkCase } from "./check-expectations.ts";
import { ownCases } from "./own-cases.ts";

const [, , ...words] = process.argv;
const withTable = words.includes("--table");
const fileName = words.find((word) => !word.startsWith("--"));

const say = (text: string) => process.stdout.write(`${text}\n`);

const column = (checks: readonly Check[], side: "expected" | "actual") =>
  checks.map((check) => `${check.what} ${check[side]}`).join(" · ");

function report({ id, title, checks }: CheckedCase): void {
  const fails = checks.some(({ outcome }) => outcome === "fails");
  const asked = checks.filter(({ outcome }) => outcome !== "not-asked");
  say(`${fails ? "FAILS" : "holds"}  ${id}  ${title}`);
  say(`       expected  ${column(asked, "expected")}`);
  say(`       actual    ${column(asked, "actual")}`);
  for (const { what, expected, actual, outcome } of checks) {
    if (outcome === "fails") say(`       FAILS     ${what}: expected ${expected}, actual ${actual}`);
    if (outcome === "not-asked") say(`       not asked ${what}: expected ${expected}; it ${actual}`);
  }
}

/** How many cases of the file, and how many of the project's own, each rule has spoken in. */
function table(checked: readonly CheckedCase[]): void {
  const own = ownCases.map(checkCase);
  const hits = (id: string, cases: readonly CheckedCase[]) =>
    String(cases.filter((one) => one.rules.has(id)).length).padStart(5);
  say("\nrule   file   own");
  for (const { id, title } of rules.filter((rule) => rule.id.startsWith("R-"))) {
    say(`${id}  ${hits(id, checked)} ${hits(id, own)}   ${title.en}`);
  }
}

const counting = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

const asked = (count: number): string =>
  `${count === 1 ? "1 place does" : `${count} places do`} not follow the format. Please correct what is named above and run the file again.`;

function run(name: string): number {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(name);
  } catch {
    say(`The file ${name} cannot be read.`);
    return 2;
  }
  const { cases, problems, notes } = readCaseBytes(bytes);
  for (const note of notes) say(`note   ${name}, ${note}`);
  for (const problem of problems) say(`${name}, ${problem}`);
  if (cases.length === 0) {
    say(problems.length > 0 ? `\nNothing was judged: ${asked(problems.length)}` : `The file ${name} holds no cases.`);
    return 2;
  }
  const checked = cases.map(checkCase);
  checked.forEach(report);
  const outcomes = checked.flatMap(({ checks }) => checks.map(({ outcome }) => outcome));
  const failing = checked.filter(({ checks }) => checks.some(({ outcome }) => outcome === "fails")).length;
  const notAsked = outcomes.filter((outcome) => outcome === "not-asked").length;
  if (withTable) table(checked);
  const counted = `${counting(checked.length, "case")}: ${checked.length - failing} hold, ${failing} fail.`;
  say(`\n${counted} ${counting(notAsked, "expectation")} not asked.`);
  if (problems.length === 0) return failing === 0 ? 0 : 1;
  say(asked(problems.length));
  return 2;
}

if (fileName === undefined) {
  say("Which file? npm run cases -- FILE.json [--table]");
  process.exitCode = 2;
} else {
  process.exitCode = run(fileName);
}
