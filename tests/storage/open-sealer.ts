import type { Instant } from "../../src/domain/base/instant.ts";
import { type Sealer, VaultLocked } from "../../src/storage/sealer.ts";
import { Strongbox } from "../../src/storage/strongbox.ts";

/** The sealer of a vault that is open from the first question on, in this process; `lock` shuts it for good. */
export interface OpenSealer extends Sealer {
  lock(): void;
  meetState(publicKey: string): Promise<void>;
}

export function openSealer(): OpenSealer {
  let locked = false;
  let made: Promise<Strongbox> | null = null;
  const box = (): Promise<Strongbox> => {
    made ??= madeOpen();
    return made;
  };
  const openMany: Sealer["openMany"] = async (rows) => {
    if (locked) return rows.map(() => ({ ok: false, error: "locked" }) as const);
    return (await box()).openMany(rows);
  };
  return {
    async seal(place, bytes) {
      const sealed = locked ? null : await (await box()).seal(place, new Uint8Array(bytes));
      if (sealed === null) throw new VaultLocked();
      return sealed;
    },
    async emptyEnvelope(place) {
      const empty = locked ? null : await (await box()).emptyEnvelope(place);
      if (empty === null) throw new VaultLocked();
      return empty;
    },
    async open(place, envelope) {
      const [opened] = await openMany([{ place, envelope }]);
      return opened ?? { ok: false, error: "locked" };
    },
    openMany,
    lock() {
      locked = true;
    },
    async meetState(publicKey) {
      await (await box()).meetState(publicKey);
    },
  };
}

async function madeOpen(): Promise<Strongbox> {
  const box = new Strongbox({ monotonic: () => performance.now(), wall: () => Date.now() });
  const row = await box.create({
    personId: "r-1",
    initials: "LF",
    createdAt: "2026-03-14T15:00:00.000Z" as Instant,
    proof: { kind: "practice" },
    practice: true,
  });
  if (!row.ok) throw new Error(row.error.code);
  return box;
}
