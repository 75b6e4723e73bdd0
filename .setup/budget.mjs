// How big the house is, beside the budget of docs/architecture.md. It prints and never fails: passing a number is a
// reason to stop and look.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { at, filesBelow } from "./place.mjs";

const budget = [
  { part: "domain", places: ["src/domain"], without: "src/domain/practice/", files: 130, lines: 7800 },
  { part: "practice", places: ["src/domain/practice"], files: 12, lines: 1500 },
  { part: "storage", places: ["src/storage"], files: 32, lines: 2300 },
  { part: "sync", places: ["src/sync"], files: 14, lines: 950 },
  { part: "features", places: ["src/features"], files: 185, lines: 13500 },
  { part: "ui", places: ["src/ui"], files: 68, lines: 2800 },
  { part: "words", places: ["src/app/messages"], files: 42, lines: 4200 },
  { part: "app", places: ["src/app", "src/service-worker.ts"], without: "src/app/messages/", files: 30, lines: 1300 },
  { part: "sync-server", places: ["sync-server"], files: 58, lines: 4200 },
];
const limits = { file: 400, function: 60 };

const isCode = (file) => /\.tsx?$/.test(file);
const linesOf = (file) => readFileSync(at(file), "utf8").trimEnd().split("\n");

/**
 * The functions of a file that the formatter has laid out: each begins on a line that ends in an opening brace and ends
 * on the next line that closes at the same depth. Tables and schemas are not functions and are not counted.
 */
function functionsOf(lines) {
  const opens =
    /^(\s*)(?:.*\bfunction\b|.*=>\s*\{$|(?:(?:private|static|async|get|set) )*#?[a-z]\w*\([^;]*\)(?::[^;]+)? \{$)/;
  const notFunctions = /^\s*(?:\} )?(?:if|for|while|switch|else|do|catch|return new)\b/;
  const found = [];
  lines.forEach((line, first) => {
    const start = opens.exec(line);
    if (!start || !/[{(]$/.test(line) || notFunctions.test(line)) return;
    const last = lines.findIndex((other, index) => index > first && other.startsWith(`${start[1]}}`));
    if (last > 0) found.push({ line: first + 1, length: last - first + 1 });
  });
  return found;
}

function share(sorted, part) {
  return sorted.length === 0 ? 0 : sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

function spread(title, lengths) {
  const sorted = [...lengths].sort((a, b) => a - b);
  return `${title}: median ${share(sorted, 0.5)}, nine in ten ${share(sorted, 0.9)}, longest ${sorted.at(-1) ?? 0} lines`;
}

export function printBudget() {
  const rows = budget.map((row) => {
    const files = filesBelow(...row.places).filter(
      (file) => isCode(file) && !(row.without && file.startsWith(row.without)),
    );
    return { ...row, found: files, count: files.reduce((total, file) => total + linesOf(file).length, 0) };
  });
  const total = (key) => rows.reduce((all, row) => all + (key === "found" ? row.found.length : row[key]), 0);
  const tests = filesBelow("tests").filter(isCode);
  const print = (part, files, lines) => console.log(`${part.padEnd(13)}${files.padStart(12)}${lines.padStart(18)}`);
  console.log("\nSize (have / budget)");
  print("part", "files", "lines");
  for (const row of rows) print(row.part, `${row.found.length} / ${row.files}`, `${row.count} / ${row.lines}`);
  print("source", `${total("found")} / ${total("files")}`, `${total("count")} / ${total("lines")}`);
  print("tests", `${tests.length}`, `${tests.reduce((all, file) => all + linesOf(file).length, 0)} / 20000`);

  const files = rows.flatMap((row) => row.found).map((file) => ({ file, lines: linesOf(file) }));
  const functions = files.flatMap(({ file, lines }) => functionsOf(lines).map((one) => ({ ...one, file })));
  console.log(
    spread(
      "\nFiles",
      files.map(({ lines }) => lines.length),
    ),
    "(budget 100, 250, 400)",
  );
  console.log(
    spread(
      "Functions",
      functions.map(({ length }) => length),
    ),
    "(budget 8, 30, 60)",
  );
  for (const { file, lines } of files)
    if (lines.length > limits.file) console.log(`  long file: ${file} (${lines.length})`);
  for (const { file, line, length } of functions) {
    if (length > limits.function) console.log(`  long function: ${file}:${line} (${length})`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) printBudget();
