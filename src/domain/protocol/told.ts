import type * as z from "zod";

/**
 * Reads what the other side has told, of any neighbouring release (P25): a member that this release does not know is passed over, at
 * any depth, and all others must be as they always were. What we write ourselves is held to its schema as it stands. Null where it
 * does not fit.
 */
export function readTold<T>(schema: z.ZodType<T>, told: unknown): T | null {
  const read = schema.safeParse(told);
  if (read.success) return read.data;
  let known = told;
  for (const issue of read.error.issues) {
    if (issue.code !== "unrecognized_keys") return null;
    known = without(known, issue.path, issue.keys);
  }
  const again = schema.safeParse(known);
  return again.success ? again.data : null;
}

/** A copy along the path, without these members at its end. */
function without(value: unknown, [step, ...rest]: readonly PropertyKey[], keys: readonly string[]): unknown {
  if (value === null || typeof value !== "object") return value;
  if (step === undefined) return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
  const at = Array.isArray(value) ? [...value] : { ...value };
  return Object.assign(at, { [step]: without(Reflect.get(value, step), rest, keys) });
}
