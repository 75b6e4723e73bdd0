import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { CannotRun } from "../../sync-server/cannot-run.ts";
import { readConfig } from "../../sync-server/config.ts";
import { makeFolder } from "../../sync-server/new-folder.ts";
import { openStore } from "../../sync-server/store/store.ts";
import { surroundings } from "./state-office.ts";

let parent: string;
beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), "surco-folder-"));
});
afterAll(() => rm(parent, { recursive: true }));

interface Ended {
  readonly code: unknown;
  readonly stderr: string;
}

/** The server as it is run, to its end. */
const served = (settings: Readonly<Record<string, string>>): Promise<Ended> =>
  new Promise((resolve) => {
    const env = { ...process.env, SURCO_DATA: join(parent, "never"), SURCO_PORT: "0", ...settings };
    // One that never ends is killed, and has no code.
    execFile(process.execPath, ["sync-server/main.ts"], { env, timeout: 60_000 }, (error, _, stderr) =>
      resolve({ code: error?.code, stderr }),
    );
  });

it("a data folder that the server makes itself is closed to every other account of the machine", async () => {
  const folder = join(parent, "srv", "state");
  const store = await openStore({ folder, state: "ZZ", practice: false }, surroundings);
  await store.close();
  for (const made of [folder, join(parent, "srv")]) expect((await stat(made)).mode & 0o077).toBe(0);
});

it("a folder that cannot be made is named, with the reason", async () => {
  const file = join(parent, "a-file");
  await writeFile(file, "");
  expect(() => makeFolder(file)).toThrow(CannotRun);
  expect(() => makeFolder(join(file, "below"))).toThrow(`${join(file, "below")} cannot be made: something on the way`);
});

// Node's own way of making a folder with those above it never ends there.
it.runIf(process.platform === "linux")(
  "a place where no folder can be made ends the server in a sentence",
  async () => {
    expect(await served({ SURCO_DATA: "/proc/nope/state" })).toEqual({
      code: 1,
      stderr: "The folder /proc/nope/state cannot be made: no folder can be made there.\n",
    });
  },
);

it("a wrong setting ends the server in one sentence, without a trace", async () => {
  expect(await served({ SURCO_PORT: "abc" })).toEqual({ code: 1, stderr: "SURCO_PORT is not a port\n" });
});

it.each(["zz", "ZZ", "XQ", "Texas"])(
  "no State is founded under %o, and the sentence says which codes there are",
  (code) => {
    expect(() => readConfig({ SURCO_STATE: code })).toThrow(CannotRun);
    expect(() => readConfig({ SURCO_STATE: code })).toThrow(
      /^SURCO_STATE is none of these State codes: US, AL, AK, .*, WY$/,
    );
  },
);

it("a State, a territory and the national default are founded; practice has a code of its own", () => {
  for (const code of ["TX", "PR", "US"]) expect(readConfig({ SURCO_STATE: code }).state).toBe(code);
  expect(readConfig({}).state).toBe("US");
  expect(readConfig({ SURCO_PRACTICE: "1" }).state).toBe("ZZ");
});
