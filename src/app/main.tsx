import "./no-eval.ts";
import "./trusted-urls.ts";
import { createRoot } from "react-dom/client";
import { handedOverCoe } from "../storage/handed-over.ts";
import { currentRecruiter } from "../storage/recruiter.ts";
import { expectClosedStorage } from "./closed-storage.ts";
import { interruptedPath } from "./open-interview.ts";
import { allowedStorage, openPreferences, wear } from "./preferences.ts";
import { quiet } from "./quiet.ts";
import { Surco } from "./surco.tsx";
import "./styles/app.scss";
import { openWorld } from "./open-world.ts";
import { openTexts } from "./texts.ts";
import { watchForUpdates } from "./update.tsx";

const reload = () => location.reload();

async function start(root: HTMLElement): Promise<void> {
  const preferences = openPreferences(allowedStorage(), navigator.languages);
  wear(preferences.get());
  const [texts, { world, device }] = await Promise.all([openTexts(preferences.get().locale), openWorld()]);
  expectClosedStorage(world.db, window);
  const [remembered, handedOver] = await Promise.all([
    currentRecruiter(world.db, device),
    handedOverCoe(world.db, device),
  ]);
  // The tablet was in a family's hands when it stopped: it shows them the statement again, not the recruiter's papers.
  if (remembered && handedOver) history.replaceState(null, "", `/coes/${handedOver}/sign`);
  // The installed app always starts at "/": it goes on where it was killed. Any other address was meant.
  else if (remembered && location.pathname === "/") {
    const path = await interruptedPath(world, remembered);
    if (path !== null) history.replaceState(null, "", path);
  }
  const updates = "serviceWorker" in navigator && import.meta.env.PROD ? watchForUpdates(reload) : null;
  createRoot(root).render(
    <Surco
      preferences={preferences}
      reload={reload}
      remembered={remembered}
      texts={texts}
      updates={updates}
      world={world}
    />,
  );
  // What the first screen does not need comes behind it.
  void quiet().then(async () => {
    await import("../features/coe-list/coe-list-screen.tsx");
    await texts.everything();
    await (await import("../storage/capacity.ts")).keepReserve(world.db);
  });
}

const root = document.getElementById("root");
if (root) void start(root);
