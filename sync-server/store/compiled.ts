import type { Compilable, CompiledQuery } from "kysely";
import type { Db } from "./db.ts";

/** Stands in a query for one value that is given later. */
interface Blank {
  readonly blank: number;
}

interface Compiled {
  readonly query: CompiledQuery;
  /** What each parameter of the query is: a place among the values, or a value of the query's own. */
  readonly parameters: readonly (Blank | { readonly own: unknown })[];
}

const isBlank = (value: unknown): value is Blank => typeof value === "object" && value !== null && "blank" in value;

const isRow = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** The same lists and rows with blanks for values; `values` takes those in their order. */
function blanksFor(given: unknown, values: unknown[]): unknown {
  if (Array.isArray(given)) return given.map((member) => blanksFor(member, values));
  if (isRow(given))
    return Object.fromEntries(Object.entries(given).map(([name, member]) => [name, blanksFor(member, values)]));
  values.push(given);
  return { blank: values.length - 1 } satisfies Blank;
}

/** How many of what, without the values. The members of one list are alike. */
function shapeOf(given: unknown): string {
  if (Array.isArray(given)) return `${given.length}[${given.length > 0 ? shapeOf(given[0]) : ""}]`;
  if (isRow(given))
    return `{${Object.entries(given)
      .map(([name, member]) => name + shapeOf(member))
      .join()}}`;
  return "?";
}

function valuesOf(given: unknown, values: unknown[]): void {
  if (Array.isArray(given)) for (const member of given) valuesOf(member, values);
  else if (isRow(given)) for (const member of Object.values(given)) valuesOf(member, values);
  else values.push(given);
}

/** A family of fifty has other lists than one of five; what is rarer than that is compiled each time. */
const keptShapes = 300;

/**
 * A query that is built and compiled once for each shape of what it is given (values, lists of values, rows, lists of rows), and not
 * for each call: on the way of a COE into custody that cost more than the database itself. `build` must not look at the values.
 */
export function compiledOnce<A extends readonly unknown[], R>(
  build: (db: Db, ...given: A) => Compilable<R>,
): (db: Db, ...given: A) => Promise<R[]> {
  // Each engine has words of its own, and a transaction those of its database.
  const byEngine = new WeakMap<object, Map<string, Compiled>>();
  const compile = (db: Db, given: A): Compiled => {
    const query = build(db, ...(blanksFor(given, []) as A)).compile();
    return { query, parameters: query.parameters.map((value) => (isBlank(value) ? value : { own: value })) };
  };
  return async (db, ...given) => {
    const engine = db.getExecutor().adapter;
    const known = byEngine.get(engine) ?? new Map<string, Compiled>();
    byEngine.set(engine, known);
    const shape = given.map(shapeOf).join();
    const compiled = known.get(shape) ?? compile(db, given);
    if (known.size < keptShapes) known.set(shape, compiled);
    const values: unknown[] = [];
    valuesOf(given, values);
    const parameters = compiled.parameters.map((each) => (isBlank(each) ? values[each.blank] : each.own));
    const { rows } = await db.executeQuery<R>({ ...compiled.query, parameters } as CompiledQuery<R>);
    return rows;
  };
}
