import type { Instant } from "./instant.ts";

/**
 * Whether a value has the shape of a type, as a plain question without reasons. It stands at the one boundary that every start of
 * the tablet waits for, its own storage, where the whole of zod would come before the first word on the screen. TypeScript holds
 * each shape to its type; what a shape turns down is read again by the schema, which can say why.
 */
export type Shape<T> = (value: unknown) => value is T;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const text: Shape<string> = (value) => typeof value === "string";
export const flag: Shape<boolean> = (value) => typeof value === "boolean";
export const count: Shape<number> = (value): value is number => Number.isFinite(value);
export const anything: Shape<unknown> = (_value): _value is unknown => true;
export const instant: Shape<Instant> = (value): value is Instant =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value);

// By what they call themselves: a worker, a page and a test each have classes of their own.
const calls = (value: unknown, name: string): boolean => Object.prototype.toString.call(value) === `[object ${name}]`;

export const buffer: Shape<ArrayBuffer> = (value): value is ArrayBuffer => calls(value, "ArrayBuffer");
export const bytes: Shape<Uint8Array<ArrayBuffer>> = (value): value is Uint8Array<ArrayBuffer> =>
  calls(value, "Uint8Array");

export const oneOf =
  <const T extends string>(values: readonly T[]): Shape<T> =>
  (value): value is T =>
    values.some((each) => each === value);

export const orNull =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value): value is T | null =>
    value === null || shape(value);

export const either =
  <A, B>(one: Shape<A>, other: Shape<B>): Shape<A | B> =>
  (value): value is A | B =>
    one(value) || other(value);

export const listOf =
  <T>(shape: Shape<T>): Shape<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && [...value].every(shape); // spread, because `every` passes over holes

export const recordOf =
  <T>(shape: Shape<T>): Shape<Record<string, T>> =>
  (value): value is Record<string, T> =>
    isObject(value) && Object.values(value).every(shape);

/** A field that may be missing altogether. */
export const orMissing =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || shape(value);

type Fields<T> = { readonly [K in keyof T]-?: Shape<T[K]> };

/** Every field, and perhaps others that a newer release has added. */
export function having<T extends object>(fields: Fields<T>): Shape<T> {
  const shapes = Object.entries<Shape<unknown>>(fields);
  return (value): value is T => isObject(value) && shapes.every(([name, shape]) => shape(value[name]));
}

/** Every field, and no other: as `z.strictObject`. */
export function exactly<T extends object>(fields: Fields<T>): Shape<T> {
  const has = having(fields);
  return (value): value is T => has(value) && Object.keys(value).every((name) => Object.hasOwn(fields, name));
}
