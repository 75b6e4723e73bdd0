import * as z from "zod";

type Path = readonly (string | number)[];

/** A member of an object that the format does not name there. */
export interface UnknownMember {
  readonly path: Path;
  readonly name: string;
  /** The member that was probably meant: spelt like this one but for case, or for two letters. */
  readonly meant: string | null;
}

function unwrapped(schema: unknown): unknown {
  if (schema instanceof z.ZodPipe) return unwrapped(schema.in);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return unwrapped(schema.unwrap());
  return schema;
}

/** Members of objects, however deep, that the format does not name. */
export function unknownMembers(value: unknown, schema: unknown, path: Path): readonly UnknownMember[] {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((element, index) => unknownMembers(element, inner.element, [...path, index]));
  }
  if (!(inner instanceof z.ZodObject) || typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const shape: Readonly<Record<string, unknown>> = inner.shape;
  const absent = Object.keys(shape).filter((name) => !Object.hasOwn(value, name));
  return Object.entries(value).flatMap(([name, member]) =>
    Object.hasOwn(shape, name)
      ? unknownMembers(member, shape[name], [...path, name])
      : [{ path: [...path, name], name, meant: meantBy(name, absent) }],
  );
}

const meantBy = (written: string, absent: readonly string[]): string | null =>
  absent.find(
    // A free note under another name cannot change an answer.
    (name) => editDistance(name.toLowerCase(), written.toLowerCase()) <= 2 && name.length > 3 && name !== "note",
  ) ?? null;

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Whether the format takes null for the member at this path: null says that nobody knows. */
export function takesNull(schema: z.ZodType, path: Path): boolean {
  let member: unknown = schema;
  for (const step of path) {
    const inner = unwrapped(member);
    if (inner instanceof z.ZodArray) member = inner.element;
    else if (inner instanceof z.ZodObject) member = inner.shape[String(step)];
    else return false;
  }
  return member instanceof z.ZodType && member.safeParse(null).success;
}

/** Whether nothing at all is written at this path. */
export function isMissing(value: unknown, path: Path): boolean {
  let inner = value;
  for (const step of path) {
    if (typeof inner !== "object" || inner === null || !Object.hasOwn(inner, step)) return true;
    inner = (inner as Readonly<Record<string | number, unknown>>)[step];
  }
  return false;
}
