import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const sources = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) => /\.tsx?$/.test(name));

/** Everything by which a text becomes a part of a page, or a script. */
const ways = [
  /\bdangerouslySetInnerHTML\b/,
  /\b(inner|outer)HTML\b/,
  /\binsertAdjacentHTML\b/,
  /\bdocument\.write(ln)?\b/,
  /\bcreateContextualFragment\b/,
  /\bparseFromString\b/,
  /\bsrcdoc\b/i,
  /\beval\(/,
  /\bnew Function\(/,
  /\bset(Timeout|Interval)\(\s*["'`]/,
];

it("[S03] no line of the application makes HTML or script of a text: names stay text", () => {
  expect(sources.length).toBeGreaterThan(200);
  const found = sources.flatMap((name) => {
    const lines = readFileSync(join("src", name), "utf8").split("\n");
    return lines.flatMap((line, index) =>
      ways.some((way) => way.test(line.replace(/\/\/.*|\/?\*.*/, ""))) ? [`${name}:${index + 1}: ${line.trim()}`] : [],
    );
  });
  expect(found).toEqual([]);
});
