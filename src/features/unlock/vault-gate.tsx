import { useState, useSyncExternalStore } from "react";
import type { World } from "../../storage/world.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import { CannotOpen } from "./vault-cannot-open.tsx";
import { MakeAnother, MakeVault } from "./vault-make.tsx";
import { OpenVault } from "./vault-open.tsx";
import { OpenByPin } from "./vault-pin.tsx";

type VaultGateProps = { world: World; onSignOut: () => void };

/** Stands before every screen of a recruiter while their vault is not open. */
export function VaultGate({ world, onSignOut }: VaultGateProps) {
  const t = useWords();
  const { tabletVault } = world;
  const state = useSyncExternalStore(tabletVault.subscribe, tabletVault.get);
  const [shown, setShown] = useState<"door" | "passphrase" | "cannot-open" | "another">("door");
  const [hadPin] = useState(state.kind === "locked" && state.pin);
  if (state.kind === "failed") throw new Error("the vault does not start");
  if (state.kind === "unmade") return <MakeVault onSignOut={onSignOut} world={world} />;
  if (state.kind !== "locked") return <Skeleton label={t("vault.opening")} lines={4} />;
  const back = () => setShown("passphrase");
  if (shown === "cannot-open")
    return <CannotOpen onBack={back} onNewPassphrase={() => setShown("another")} world={world} />;
  if (shown === "another") return <MakeAnother onBack={() => setShown("cannot-open")} world={world} />;
  if (state.pin && shown === "door") {
    return <OpenByPin onPassphrase={() => setShown("passphrase")} row={state.row} world={world} />;
  }
  return (
    <OpenVault
      onCannotOpen={() => setShown("cannot-open")}
      onSignOut={onSignOut}
      pinIsGone={hadPin && !state.pin}
      row={state.row}
      world={world}
    />
  );
}
