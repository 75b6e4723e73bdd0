import { useEffect, useMemo, useState } from "react";
import { rescueType } from "../../domain/protocol/rescue-parcel.ts";
import { formerVaults } from "../../storage/former-vaults.ts";
import { type SealedStanding, watchSealedWork } from "../../storage/rescue.ts";
import { vaultsOf } from "../../storage/vault-rows.ts";
import type { World } from "../../storage/world.ts";
import { type OfficeRefusal, refusalOf } from "../../sync/office-refusal.ts";
import { handInSealedWork, handingIn, saveSealedWork } from "../../sync/rescue.ts";
import { keepAsFile } from "../../ui/keep-as-file.ts";

/** all: of whoever cannot open anything. former: of whoever has another vault by now. */
export type WhichVaults = "all" | "former";

export interface SealedWorkHere {
  readonly standing: SealedStanding;
  /** The code and the rest of a refusal; null when the State holds all of it. */
  send(): Promise<OfficeRefusal | null>;
  /** How many COEs are in the file. */
  save(): Promise<number>;
}

/** What lies here sealed, and the two ways to hand it in; null until the first reading. */
export function useSealedWork(world: World, which: WhichVaults): SealedWorkHere | null {
  const { db, person } = world;
  const vaults = useVaults(world, which);
  const [standing, setStanding] = useState<SealedStanding | null>(null);
  useEffect(() => {
    if (vaults === null) return;
    const watch = watchSealedWork(db, (vaultId) => vaults.has(vaultId)).subscribe({ next: setStanding });
    return () => watch.unsubscribe();
  }, [db, vaults]);
  return useMemo(() => {
    if (vaults === null || standing === null || person === null) return null;
    const isAsked = (vaultId: string) => vaults.has(vaultId);
    return {
      standing,
      async send() {
        // What was signed leaves by itself, and needs nobody's agreement; the tablet is introduced on the way.
        await world.sync.sendNow();
        const sent = await handInSealedWork(handingIn(world), isAsked);
        return sent.ok ? null : refusalOf(sent.error);
      },
      save: () => saveSealedWork(world, isAsked, (name, bytes) => keepAsFile(name, rescueType, bytes)),
    };
  }, [world, person, vaults, standing]);
}

function useVaults(world: World, which: WhichVaults): ReadonlySet<string> | null {
  const { db, person } = world;
  const personId = person?.id ?? null;
  const [vaults, setVaults] = useState<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (personId === null) return;
    let here = true;
    const found = which === "former" ? formerVaults(db, personId) : everyVault(db, personId);
    void found.then((ids) => here && setVaults(ids));
    return () => {
      here = false;
    };
  }, [db, personId, which]);
  return vaults;
}

const everyVault = async (db: World["db"], personId: string): Promise<ReadonlySet<string>> =>
  new Set((await vaultsOf(db, personId)).map(({ vaultId }) => vaultId));
