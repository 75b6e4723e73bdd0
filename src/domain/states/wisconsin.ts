import { nationalDefault } from "./national-default.ts";
import type { StatePolicy } from "./state-policy.ts";

/** Three State-wide recruiters; the State verifies and approves. No region, no rule of its own that is published. */
export const wisconsin: StatePolicy = {
  ...nationalDefault,
  state: "WI",
  name: { en: "Wisconsin", es: "Wisconsin" },
};
