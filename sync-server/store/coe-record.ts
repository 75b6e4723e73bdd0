import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { CoeRecord, QueueStage } from "../../src/domain/protocol/desk.ts";
import { audited } from "./audit.ts";
import { markOpened, readCoe } from "./coes.ts";
import { readDecisions } from "./decisions.ts";
import { drawIfWaiting } from "./drawing.ts";
import { readDuplicates } from "./duplicates.ts";
import { toHandover } from "./handing-over.ts";
import { appendToFeed } from "./history.ts";
import { readOffers } from "./offers.ts";
import { handoversOf } from "./ownership.ts";
import { revisionReceipt } from "./receipts.ts";
import { rescueDevice } from "./rescue-device.ts";
import { type Reach, wholeReach } from "./scope.ts";
import type { Store } from "./store.ts";

/**
 * One moment of one COE: its versions with their receipts, oldest first, and every decision. The other COEs that hold one of its
 * children are told to the office, as far as it may see them.
 */
export function readCoeRecord(store: Store, coeId: string, reach: Reach): Promise<CoeRecord> {
  return store.reading.transaction().execute(async (db) => {
    const coe = await readCoe(db, coeId, reach);
    if (!coe) throw new Error("a COE that was just seen is gone");
    const rows = await db
      .selectFrom("revisions")
      .innerJoin("judgements", "judgements.revision_id", "revisions.id")
      .leftJoin("device_keys", "device_keys.device_id", "revisions.device_id")
      .select(["id", "stage", "reason", "author_id", "author_name", "difference", "received_at", "revoked_at"])
      .select("revisions.device_id")
      .where("coe_id", "=", coeId)
      .orderBy("seq")
      .execute();
    const revisions: CoeRecord["revisions"] = [];
    for (const row of rows) {
      const parents = await db
        .selectFrom("revision_parents")
        .select("parent_id")
        .where("revision_id", "=", row.id)
        .execute();
      const receipt = await revisionReceipt(db, store, row.id);
      if (!receipt) continue;
      revisions.push({
        revisionId: row.id as Sha256,
        parents: parents.map((parent) => parent.parent_id as Sha256),
        stage: row.stage === "signed" ? "signed" : "draft",
        reason: row.device_id === rescueDevice(store.server) ? "recovered" : (row.reason ?? ""),
        author: { id: row.author_id ?? "", name: row.author_name ?? "" },
        receipt,
        difference: row.difference === 1,
        ...(row.revoked_at !== null && row.revoked_at <= row.received_at ? { fromLostTablet: true as const } : {}),
      });
    }
    const decisions = await readDecisions(db, coeId);
    const duplicates = reach.area ? await readDuplicates(db, coeId, reach) : [];
    const heads: CoeRecord["heads"] = JSON.parse(coe.heads);
    const handovers = reach.area ? (await handoversOf(db, coeId)).map(toHandover) : [];
    const offered = reach.area ? await readOffers(db, coeId, heads, decisions) : [];
    return {
      coeId,
      stage: coe.stage as QueueStage,
      heads,
      revisions,
      decisions,
      recruiter: { id: coe.recruiter_id, name: coe.recruiter_name },
      ...(handovers.length > 0 ? { handovers } : {}),
      ...(offered.length > 0 ? { offered } : {}),
      ...(duplicates.length > 0 ? { duplicates } : {}),
    };
  });
}

export function openCoe(store: Store, coeId: string, personId: string): Promise<void> {
  return store.write(async (db) => {
    await drawIfWaiting(db, coeId);
    const coe = await readCoe(db, coeId, wholeReach);
    if (!coe) return;
    const at = store.now();
    if (!(await markOpened(db, coe, personId, at))) return;
    const body = () => ({ coeId, revisionId: coe.revision_id, personId });
    await appendToFeed(db, at, [{ kind: "opened", coeId, recruiterId: coe.recruiter_id, body }]);
    const object = { kind: "coe", id: coeId, rev: coe.revision_id } as const;
    await audited(db, store, { actorId: personId, action: "coe-opened", object });
  });
}
