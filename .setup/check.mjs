import { printBudget } from "./budget.mjs";
import { say } from "./place.mjs";
import { lintHolds, typesHold } from "./types.mjs";

say("Checking types …");
const types = await typesHold();
say("Checking lint rules and format …");
const lint = await lintHolds();
printBudget();
say(`Types ${types ? "hold" : "FAIL"}; lint and format ${lint ? "hold" : "FAIL"}.`);
process.exitCode = types && lint ? 0 : 1;
