import type { PostgresPool, PostgresPoolClient } from "kysely";
import pg from "pg";
import { fromPostgresText, toPostgresText } from "./postgres-text.ts";

const { builtins } = pg.types;

/** Every whole number of ours fits a JavaScript number; one that does not is not ours, and must not be rounded silently. */
function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is no number of this server`);
  return value;
}

const readers = new Map<number, (text: string) => unknown>([
  [builtins.TEXT, fromPostgresText],
  // Counters, places and sizes; a sum of them is `numeric`.
  [builtins.INT8, wholeNumber],
  [builtins.NUMERIC, wholeNumber],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: ((id: number, format: "text" | "binary" = "text") =>
    (format === "text" ? readers.get(id) : undefined) ??
    pg.types.getTypeParser(id, format)) as pg.CustomTypesConfig["getTypeParser"],
};

/** The text of a query is its name, so that each connection lets PostgreSQL parse it once. */
const names = new Map<string, string>();
const keptNames = 500;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= keptNames || !/^(select|insert|update|delete)\b/.test(text)) return known;
  const name = `surco_${names.size}`;
  names.set(text, name);
  return name;
}

const toParameter = (value: unknown): unknown => (typeof value === "string" ? toPostgresText(value) : value);

/** A newer release has changed a table under a query that this connection prepared: the next connection prepares it anew. */
const isOutdated = (error: unknown): boolean => (error as { code?: unknown }).code === "0A000";

/** One connection as Kysely sees it. */
function asClient(client: pg.PoolClient): PostgresPoolClient {
  let outdated = false;
  const query = async (text: string, parameters: readonly unknown[]) => {
    const name = nameOf(text);
    const config = { text, values: parameters.map(toParameter), ...(name === undefined ? {} : { name }) };
    try {
      return await client.query(config);
    } catch (error) {
      outdated ||= isOutdated(error);
      throw error;
    }
  };
  return {
    query: query as unknown as PostgresPoolClient["query"],
    release: (destroy) => client.release(destroy || outdated),
  };
}

export interface PoolOptions {
  readonly url: string;
  readonly connections: number;
  /** Said on every connection before its first query. */
  readonly settings: Readonly<Record<string, string>>;
  /** How PostgreSQL lists these connections (pg_stat_activity). */
  readonly name: string;
  /** So many stay open when there is nothing to do. */
  readonly kept?: number;
}

/** Connections that are made when they are needed and kept. One that breaks is replaced; what was under way on it fails. */
export function openPool({
  url,
  connections,
  settings,
  name,
  kept = 0,
}: PoolOptions): PostgresPool & { readonly pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    min: kept,
    types,
    keepAlive: true,
    connectionTimeoutMillis: 30_000,
    idleTimeoutMillis: 300_000,
    async onConnect(client) {
      // A connection that breaks tells whoever waits for an answer on it; without this it would end the process.
      client.on("error", () => undefined);
      // The name too: one that the address gives would hide a server from whoever must not work beside it.
      for (const [setting, value] of Object.entries({ ...settings, application_name: name }))
        await client.query("select set_config($1, $2, false)", [setting, value]);
    },
  });
  pool.on("error", () => undefined);
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    pool,
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? asClient(client);
      clients.set(client, known);
      return known;
    },
  };
}
