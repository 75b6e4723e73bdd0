import type { Table } from "dexie";
import { err, ok, type Result } from "../domain/base/result.ts";
import { type SurcoDatabase, writerNumber } from "./database.ts";
import { causeOf, classify, type FailureKind, Refusal, type SaveProblem } from "./failure.ts";

type AnyTable = Pick<Table, "name">;

/**
 * One read-write transaction, resolved when it is complete on disk and not before (P2). `change` awaits nothing but Dexie: any
 * other wait would end the transaction. A connection that the engine dropped is opened again and the transaction tried once
 * more; a full disk gives up the reserve and tries once more (P18). Every other failure is the caller's to show.
 */
async function commit<T>(
  db: SurcoDatabase,
  tables: readonly AnyTable[],
  change: () => Promise<T>,
): Promise<Result<T, SaveProblem>> {
  const names = tables.map((table) => table.name);
  const attempt = () => db.transaction("rw", names, change);
  try {
    return ok(await attempt());
  } catch (first) {
    if (first instanceof Refusal) return err(first.problem);
    const kind = classify(first, db.closedForUpgrade);
    try {
      if (!(await cure(db, kind))) return err(problemOf(kind, first));
      return ok(await attempt());
    } catch (second) {
      if (second instanceof Refusal) return err(second.problem);
      return err(problemOf(classify(second, db.closedForUpgrade), second));
    }
  }
}

/** As `commit`, for drafts and revisions: refuses when newer code has written here (P17). `tables` must hold `device`. */
export const commitAsWriter = <T>(
  db: SurcoDatabase,
  tables: readonly AnyTable[],
  change: () => Promise<T>,
): Promise<Result<T, SaveProblem>> =>
  commit(db, [db.device, ...tables], async () => {
    const device = await db.device.get("this");
    if (device !== undefined && device.oldestWriter > writerNumber) {
      throw new Refusal({ code: "code-too-old", reason: "newer-writer" });
    }
    return change();
  });

async function cure(db: SurcoDatabase, kind: FailureKind): Promise<boolean> {
  if (kind === "transient") {
    db.close({ disableAutoOpen: false });
    await db.open();
    return true;
  }
  if (kind !== "quota") return false;
  const held = await db.reserve.count();
  if (held === 0) return false;
  await db.transaction("rw", db.reserve, () => db.reserve.clear());
  return true;
}

function problemOf(kind: FailureKind, error: unknown): SaveProblem {
  if (kind === "quota") return { code: "quota" };
  if (kind === "closed-for-upgrade") return { code: "code-too-old", reason: "closed-for-upgrade" };
  return { code: "storage-failed", cause: causeOf(error) };
}
