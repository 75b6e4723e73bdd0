import * as z from "zod";
import { calendarDateSchema } from "./names.ts";

/**
 * `GET /v1/alarms`: how often in a day something came about that a sound tablet and an unhurt page never do. Kinds: `policy` with the
 * directive of the Content-Security-Policy that was broken and by what kind of thing, and `bytes-do-not-match-name`.
 */
export const alarmsSchema = z.strictObject({
  alarms: z.array(z.strictObject({ day: calendarDateSchema, kind: z.string(), times: z.int().positive() })),
});
export type Alarms = z.infer<typeof alarmsSchema>;
