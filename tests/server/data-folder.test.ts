import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { openStore } from "../../sync-server/store/store.ts";
import { surroundings } from "./state-office.ts";

it("a data folder that the server makes itself is closed to every other account of the machine", async () => {
  const parent = await mkdtemp(join(tmpdir(), "surco-folder-"));
  const folder = join(parent, "srv", "state");
  const store = await openStore({ folder, state: "ZZ", practice: false }, surroundings);
  await store.close();
  for (const made of [folder, join(parent, "srv")]) expect((await stat(made)).mode & 0o077).toBe(0);
  await rm(parent, { recursive: true });
});
