import "./no-eval.ts";
import { createRoot } from "react-dom/client";
import { rememberedPerson } from "./identity.ts";
import { allowedStorage, openPreferences, wear } from "./preferences.ts";
import { Surco } from "./surco.tsx";
import "./styles/app.scss";
import { openTexts } from "./texts.ts";
import { watchForUpdates } from "./update.tsx";
import { openWorld } from "./world.tsx";

const reload = () => location.reload();

async function start(root: HTMLElement): Promise<void> {
  const preferences = openPreferences(allowedStorage(), navigator.languages);
  wear(preferences.get());
  const [texts, world] = await Promise.all([openTexts(preferences.get().locale), openWorld()]);
  const remembered = await rememberedPerson(world);
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
  // What the first paint does not need comes behind it.
  setTimeout(() => void texts.everything());
}

const root = document.getElementById("root");
if (root) void start(root);
