import { Dexie, type Table } from "dexie";
import { err, ok, type Result } from "../domain/base/result.ts";
import { type SurcoDatabase, writerNumber } from "./database.ts";
import { causeOf, classify, type FailureKind, Overtaken, Refusal, type SaveProblem } from "./failure.ts";
import { VaultLocked } from "./sealer.ts";
import { copyOf } from "./second-copy.ts";

type AnyTable = Pick<Table, "name">;

/** What is done inside the transaction; it awaits nothing but Dexie. */
type Change<T> = () => Promise<T>;

/** How often a writer that was overtaken prepares again. Each time somebody else has succeeded. */
const mostRounds = 5;

/**
 * Two steps. `prepare` reads, opens and seals, as long as it takes; the change it gives runs in one read-write transaction, resolved
 * when it is complete in both copies on the disk and not before (P2), and throws `Overtaken` where what was read is no longer what stands. Awaiting
 * anything but Dexie inside would end the transaction. A connection that the engine dropped is opened again and all of it tried once
 * more; a full disk gives up the reserve and tries once more (P18). Every other failure is the caller's to show.
 */
async function commit<T>(
  db: SurcoDatabase,
  tables: readonly AnyTable[],
  prepare: () => Promise<Change<T>>,
): Promise<Result<T, SaveProblem>> {
  const names = tables.map((table) => table.name);
  const attempt = async (): Promise<T> => {
    for (let round = 1; ; round++) {
      const change = await prepare();
      try {
        return await inBothCopies(db, names, change);
      } catch (error) {
        if (!(error instanceof Overtaken) || round === mostRounds) throw error;
      }
    }
  };
  try {
    return ok(await attempt());
  } catch (first) {
    const answer = answerIn(first);
    if (answer !== null) return err(answer);
    const kind = classify(first, db.closedForUpgrade);
    try {
      if (!(await cure(db, kind))) return err(problemOf(kind, first));
      return ok(await attempt());
    } catch (second) {
      return err(answerIn(second) ?? problemOf(classify(second, db.closedForUpgrade), second));
    }
  }
}

/** On the disk and in the second copy (D15); where there is no second copy, `journalState` says so, and the disk alone counts. */
export async function inBothCopies<T>(db: SurcoDatabase, names: string[], change: Change<T>): Promise<T> {
  let copied: Promise<void> | null = null;
  const value = await db.transaction("rw", names, async ({ idbtrans }) => {
    const changed = await change();
    copied = Dexie.ignoreTransaction(() => copyOf(db, idbtrans));
    return changed;
  });
  await copied;
  return value;
}

/** What was thrown as an answer, not as a failure. */
function answerIn(error: unknown): SaveProblem | null {
  if (error instanceof Refusal) return error.problem;
  return error instanceof VaultLocked ? { code: "locked" } : null;
}

/** As `commit`, for drafts and revisions: refuses when newer code has written here (P17). `tables` must hold `device`. */
export const commitAsWriter = <T>(
  db: SurcoDatabase,
  tables: readonly AnyTable[],
  prepare: () => Promise<Change<T>>,
): Promise<Result<T, SaveProblem>> =>
  commit(db, [db.device, ...tables], async () => {
    const change = await prepare();
    return async () => {
      const device = await db.device.get("this");
      if (device !== undefined && device.oldestWriter > writerNumber) {
        throw new Refusal({ code: "code-too-old", reason: "newer-writer" });
      }
      return change();
    };
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
