import { useEffect, useState, useSyncExternalStore } from "react";
import type { World } from "../storage/world.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { useWords } from "../ui/words.tsx";
import type { Updates } from "./update.ts";

/** No window of this browser has a draft open. */
async function noDraftIsOpen(locks: LockManager | undefined): Promise<boolean> {
  const { held = [] } = (await locks?.query()) ?? {};
  return !held.some((lock) => lock.name?.startsWith("coe:"));
}

type UpdateOfferProps = { updates: Updates; world: World };

/** Stands on the list and queue pages only. The app sends before it updates; a failed round keeps nobody from the fix. */
export function UpdateOffer({ updates, world }: UpdateOfferProps) {
  const t = useWords();
  const waiting = useSyncExternalStore(updates.waiting.subscribe, updates.waiting.get);
  const [quiet, setQuiet] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    let here = true;
    void noDraftIsOpen(navigator.locks).then((none) => here && setQuiet(none));
    return () => {
      here = false;
    };
  }, [waiting]);
  const update = async () => {
    setBusy(true);
    await world.sync.sendNow().catch(() => undefined);
    updates.activate();
  };
  if (!waiting || !quiet) return null;
  return (
    <Banner
      actions={
        <Button busy={busy} onClick={() => void update()} size="dense" variant="secondary">
          {t("shell.update.now")}
        </Button>
      }
      icon="update"
      label={t("shell.update.label")}
    >
      {t("shell.update.ready")}
    </Banner>
  );
}
