import {
  type ColumnDefinitionNode,
  DataTypeNode,
  type Kysely,
  type KyselyPlugin,
  OperationNodeTransformer,
  RawNode,
  sql,
} from "kysely";
import { isPostgres } from "../store/engine.ts";

/**
 * Where the two engines differ in how tables are built. The steps are written in SQLite's words; here stands what PostgreSQL says
 * instead, and nowhere else.
 */

/** SQLite's whole numbers have 64 bits and its texts are compared by their bytes; so are ours, whatever the database's language. */
const postgresTypes: Readonly<Record<string, string>> = {
  integer: "bigint",
  text: 'text collate "C"',
  blob: "bytea",
};

class ColumnTypes extends OperationNodeTransformer {
  protected override transformColumnDefinition(node: ColumnDefinitionNode): ColumnDefinitionNode {
    const column = super.transformColumnDefinition(node);
    const { dataType } = column;
    const type = DataTypeNode.is(dataType) ? postgresTypes[dataType.dataType] : undefined;
    return type === undefined ? column : { ...column, dataType: RawNode.createWithSql(type) };
  }
}

const columnTypes = new ColumnTypes();

const translation: KyselyPlugin = {
  transformQuery: ({ node, queryId }) => columnTypes.transformNode(node, queryId),
  transformResult: async ({ result }) => result,
};

export const inItsOwnWords = <T>(db: Kysely<T>): Kysely<T> => (isPostgres(db) ? db.withPlugin(translation) : db);

/** For a table whose key is the whole row: without this SQLite would keep it twice. */
export const keyIsTheRow = (db: Kysely<unknown>) => (isPostgres(db) ? sql`` : sql`without rowid`);

/** The function behind all of them; a message may not hold a quotation mark. */
const refusing = `create or replace function surco_refuse() returns trigger language plpgsql as
  $$ begin raise exception '%', tg_argv[0]; end $$`;

interface Refused {
  readonly table: string;
  readonly verb: "insert" | "update" | "delete";
  readonly message: string;
  /** Only where this holds of the old and the new row. */
  readonly when?: string;
  /** What the trigger is called; by default after the table and the verb. */
  readonly name?: string;
}

/** The database itself refuses this, by whatever hand. */
export async function refuse<T>(db: Kysely<T>, { table, verb, message, when, name }: Refused): Promise<void> {
  const trigger = `create trigger ${name ?? `${table}_no_${verb}`} before ${verb} on ${table}`;
  const condition = when === undefined ? "" : `when (${when})`;
  if (!isPostgres(db)) {
    await sql.raw(`${trigger} ${condition} begin select raise(abort, '${message}'); end`).execute(db);
    return;
  }
  await sql.raw(refusing).execute(db);
  const each = when === undefined ? "for each statement" : "for each row";
  await sql.raw(`${trigger} ${each} ${condition} execute function surco_refuse('${message}')`).execute(db);
  if (verb !== "delete") return;
  // What only grows is not emptied either.
  const emptying = `create trigger ${table}_no_truncate before truncate on ${table} for each statement`;
  await sql.raw(`${emptying} execute function surco_refuse('${message}')`).execute(db);
}

/** SQLite's `INSERT OR REPLACE` takes a row away without asking the triggers above; PostgreSQL has nothing of the kind. */
export async function refuseReplacement(
  db: Kysely<unknown>,
  table: string,
  columns: readonly string[],
  message: string,
): Promise<void> {
  if (isPostgres(db)) return;
  const repeats = columns.map((column) => `exists (select 1 from ${table} where ${column} = new.${column})`);
  await sql
    .raw(`create trigger ${table}_no_replace before insert on ${table} when ${repeats.join(" or ")}
      begin select raise(abort, '${message}'); end`)
    .execute(db);
}
