import { at, runTool } from "./place.mjs";

const projects = [
  "src/domain/tsconfig.json",
  "src/tsconfig.json",
  "src/tsconfig.worker.json",
  "sync-server/tsconfig.json",
  "tests/tsconfig.json",
];

/** Checks the types of every project, all of them even when one fails. */
export async function typesHold() {
  let hold = true;
  for (const project of projects) {
    if ((await runTool("typescript", ["-p", at(project)])) !== 0) hold = false;
  }
  return hold;
}

/** Lint rules and format, by Biome. Warnings are shown and do not fail. */
export async function lintHolds() {
  return (await runTool("@biomejs/biome", ["check", "--diagnostic-level=warn", "."])) === 0;
}
