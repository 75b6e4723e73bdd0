import type { CoeRow } from "./tables.ts";

/** The row of one COE, as it stood in the queue and as it stands there now. */
export interface Redrawn {
  readonly before: CoeRow | undefined;
  readonly now: CoeRow;
}
