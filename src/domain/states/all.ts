import { alaska } from "./alaska.ts";
import { hawaii } from "./hawaii.ts";
import { kentucky } from "./kentucky.ts";
import { nationalDefault } from "./national-default.ts";
import { practiceState } from "./practice-state.ts";
import { puertoRico } from "./puerto-rico.ts";
import type { StatePolicy } from "./state-policy.ts";
import { wisconsin } from "./wisconsin.ts";

/** Every policy there is. A new State is a file beside this one and a line here. */
export const allPolicies: readonly StatePolicy[] = [
  nationalDefault,
  alaska,
  hawaii,
  kentucky,
  puertoRico,
  wisconsin,
  practiceState,
];

const byState: ReadonlyMap<string, StatePolicy> = new Map(allPolicies.map((policy) => [policy.state, policy]));

/** The policy of a State by its postal code; the national default where the State has written none. */
export const policyFor = (state: string): StatePolicy => byState.get(state.trim().toUpperCase()) ?? nationalDefault;
