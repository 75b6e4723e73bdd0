import "./no-eval.ts";
import "./trusted-urls.ts";
import { createRoot } from "react-dom/client";
import type { Person } from "../domain/protocol/person.ts";
import { handedOverCoe } from "../storage/handed-over.ts";
import { pageStorage } from "../storage/page-storage.ts";
import { expectClosedStorage } from "./closed-storage.ts";
import { isGonePiece, reloadOnce } from "./gone-piece.ts";
import { interruptedPath } from "./open-interview.ts";
import { openPreferences, wear } from "./preferences.ts";
import { quiet } from "./quiet.ts";
import { Surco } from "./surco.tsx";
import "./styles/app.scss";
import { openWorld } from "./open-world.ts";
import { openTexts } from "./texts.ts";
import { watchForUpdates } from "./update.ts";

const reload = () => location.reload();

async function start(root: HTMLElement): Promise<void> {
  const preferences = openPreferences(pageStorage(), navigator.languages);
  wear(preferences.get());
  const [texts, { world, device, remembered }] = await Promise.all([openTexts(preferences.get().locale), openWorld()]);
  expectClosedStorage(world.db, window);
  const whereItStopped = async (person: Person): Promise<string | null> => {
    // The tablet was in a family's hands when it stopped: it shows them the statement again, not the recruiter's papers.
    const handedOver = await handedOverCoe(world.db, device);
    if (handedOver !== null) return `/coes/${handedOver}/sign`;
    // The installed app always starts at "/": it goes on where it was killed. Any other address was meant.
    return location.pathname === "/" ? await interruptedPath(world, person) : null;
  };
  // Behind a locked vault nobody can say yet where that was.
  const knows = remembered !== null && world.tabletVault.get().kind === "open";
  const path = knows ? await whereItStopped(remembered) : null;
  if (path !== null) history.replaceState(null, "", path);
  const updates = "serviceWorker" in navigator && import.meta.env.PROD ? watchForUpdates(reload) : null;
  createRoot(root).render(
    <Surco
      preferences={preferences}
      reload={reload}
      remembered={remembered}
      texts={texts}
      updates={updates}
      whereItStopped={whereItStopped}
      world={world}
    />,
  );
  // What the first screen does not need comes behind it.
  void quiet().then(async () => {
    await Promise.all([import("../features/coe-list/coe-list-screen.tsx"), import("./sync-line.tsx")]);
    await texts.everything();
    (await import("./vault-watch.ts")).watchVaults(world);
    await (await import("../storage/capacity.ts")).keepReserve(world.db);
  });
}

const root = document.getElementById("root");
if (root) {
  start(root).catch((error: unknown) => {
    document.getElementById("not-started")?.removeAttribute("hidden");
    if (isGonePiece(error)) void reloadOnce(reload);
    throw error;
  });
}
