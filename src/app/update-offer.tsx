import { useEffect, useState, useSyncExternalStore } from "react";
import type { World } from "../storage/world.ts";
import { Banner } from "../ui/banner.tsx";
import { Button } from "../ui/button.tsx";
import { useWords } from "../ui/words.tsx";
import type { Updates } from "./update.ts";

type UpdateOfferProps = { updates: Updates; world: World };

/** Stands on the list and queue pages only. The app sends before it updates; a failed round keeps nobody from the fix. */
export function UpdateOffer({ updates, world }: UpdateOfferProps) {
  const t = useWords();
  const waiting = useSyncExternalStore(updates.waiting.subscribe, updates.waiting.get);
  const [quiet, setQuiet] = useState(false);
  const [busy, setBusy] = useState(false);
  const [isLater, setLater] = useState(false);
  useEffect(() => {
    if (!waiting) return;
    let here = true;
    // An interview that was left a moment ago is still being saved, and one in another window is closed some time.
    const look = async (): Promise<void> => {
      const { noDraftIsOpen } = await import("./update-watch.ts");
      const none = await noDraftIsOpen(navigator.locks);
      if (here && none) setQuiet(true);
      else if (here) setTimeout(() => void look(), 1000);
    };
    void look();
    return () => {
      here = false;
    };
  }, [waiting]);
  const update = async () => {
    setBusy(true);
    const isAsked = await updates.activate(() => world.sync.sendNow());
    setLater(!isAsked);
    setBusy(isAsked);
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
      {t(isLater ? "update.not-now" : "shell.update.ready")}
    </Banner>
  );
}
