import type { DBCore, DBCoreMutateRequest, DBCoreTransaction, Middleware } from "dexie";

/** What cannot be had again: families' work, sealed, and what says whose it is and under which name it was sent (protocol 4.9). */
const copiedTables: ReadonlySet<string> = new Set([
  ...["drafts", "outgrown", "laidAside", "summaries", "revisions", "attachments"],
  ...["vaults", "people", "device"],
]);

/** A row as it was written in a transaction; null where it was deleted. */
export interface WrittenRow {
  readonly table: string;
  readonly key: unknown;
  readonly row: object | null;
}

/** The tablet's second copy, as writers know it. */
export interface SecondCopy {
  /** Resolves when all of it is on the disk, or when it is clear that it cannot be (`journalState` says so then). Never rejects. */
  append(rows: readonly WrittenRow[]): Promise<void>;
  /** What was appended was not committed after all: what stands is appended instead. Never rejects. */
  takeBack(rows: readonly WrittenRow[]): Promise<void>;
  /** Nothing is left of it. */
  erase(): Promise<void>;
}

interface Save {
  readonly rows: Map<string, WrittenRow>;
  copied: Promise<void> | null;
}

const saves = new WeakMap<object, Save>();

interface Copying {
  readonly secondCopy: SecondCopy | null;
}

/**
 * Every row that any writer puts into these tables or deletes from them goes to the second copy too: beside the commit where somebody
 * waits for it (`copyOf`), behind it otherwise. So no writer can forget it.
 */
export const copying = (db: Copying): Middleware<DBCore> => ({
  stack: "dbcore",
  name: "second-copy",
  create: (core) => ({
    ...core,
    table(name) {
      const table = core.table(name);
      if (!copiedTables.has(name)) return table;
      const { extractKey } = table.schema.primaryKey;
      return {
        ...table,
        mutate(request) {
          if (db.secondCopy !== null) note(db, name, request, (row) => extractKey?.(row));
          return table.mutate(request);
        },
      };
    },
  }),
});

function note(db: Copying, table: string, request: DBCoreMutateRequest, keyOf: (row: object) => unknown): void {
  if (request.type === "deleteRange") return; // whole tables are cleared by `wipeTablet` alone, which erases the second copy itself
  const save = saves.get(request.trans) ?? begin(db, request.trans);
  const written: WrittenRow[] =
    request.type === "delete"
      ? request.keys.map((key: unknown) => ({ table, key, row: null }))
      : request.values.map((row: object) => ({ table, key: keyOf(row), row }));
  for (const each of written) save.rows.set(`${table} ${each.key}`, each);
}

function begin(db: Copying, transaction: DBCoreTransaction): Save {
  const save: Save = { rows: new Map(), copied: null };
  saves.set(transaction, save);
  const { addEventListener } = transaction as unknown as IDBTransaction;
  const listen = addEventListener.bind(transaction);
  listen("complete", () => void copyOf(db, transaction));
  listen("abort", () => {
    if (save.copied !== null) void db.secondCopy?.takeBack([...save.rows.values()]);
  });
  return save;
}

/** Called where everything of a transaction is written and nothing is committed: both copies are then made side by side. */
export function copyOf({ secondCopy }: Copying, transaction: object): Promise<void> | null {
  const save = saves.get(transaction);
  if (save === undefined || secondCopy === null) return null;
  save.copied ??= secondCopy.append([...save.rows.values()]);
  return save.copied;
}
