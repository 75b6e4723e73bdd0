import { spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rescueReceiptSchema, rescueSchema } from "../../src/domain/protocol/rescue.ts";
import { readStateKey } from "../../sync-server/identity/state-key.ts";
import { environmentOf } from "../postgres/test-store.ts";
import { agree, answersOf, draftRow, handInAll, type ShutTablet, sealedDraft, shutTablet } from "./rescue-kit.ts";
import { type Office, openOffice, put } from "./state-office.ts";

let office: Office;
let tablet: ShutTablet;
let keyFile: string;
/** A State that keeps the private part of the key to which its tablets seal away from its server. */
beforeAll(async () => {
  office = await openOffice();
  tablet = await shutTablet(office);
  const own = join(office.folder, "state-key.json");
  keyFile = join(office.folder, "kept-elsewhere.json");
  const whole = await readFile(own, "utf8");
  await writeFile(keyFile, whole);
  const [{ d: _, ...known }] = JSON.parse(whole).keys;
  await writeFile(own, JSON.stringify({ keys: [known] }));
  Object.assign(office.store, { stateKey: await readStateKey(own) });
});
afterAll(() => office.close());

const command = (args: readonly string[]) =>
  new Promise<{ code: number | null; said: string }>((resolve) => {
    const env = { ...process.env, ...environmentOf(office.folder) };
    const child = spawn(process.execPath, ["sync-server/rescue.ts", ...args], { env });
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once("exit", (code) => resolve({ code, said }));
  });

const handedIn = async (row: ReturnType<typeof draftRow>) =>
  rescueReceiptSchema.parse(await (await handInAll(office, "ben", [await sealedDraft(tablet, row)])).json()).rescueId;
const shown = async (rescueId: string) =>
  rescueSchema.parse(await (await office.call("ada", `/v1/rescues/${rescueId}`)).json());

describe("a State key that is kept away from the server", () => {
  it("[P7] is still the one that tablets are told, and what is sealed to it waits without being lost", async () => {
    const { sealed } = tablet;
    const id = "a".repeat(64);
    const answer = await put(office, "ana", `/v1/revisions/${id}`, await sealed("revisions", id, Uint8Array.of(1)));
    expect(answer.status).toBe(422);
    const rescueId = await handedIn(draftRow({ answers: answersOf("18 Mill Road") }));
    expect((await command([keyFile])).said).toMatch(/Nothing waits/);
    expect((await shown(rescueId)).state).toBe("waiting");
  });

  it("[S26] opens, in one process with the key's file, what two people have agreed to, and nothing else", async () => {
    const row = draftRow({ answers: answersOf("19 Mill Road") });
    const rescueId = await handedIn(row);
    await agree(office, "ada", rescueId);
    await agree(office, "rosa", rescueId);
    expect((await shown(rescueId)).outcome?.items).toMatchObject([{ fate: "kept", problem: "sealed-to-other-key" }]);
    const opened = await command([keyFile]);
    expect(opened).toEqual({ code: 0, said: `${rescueId}: 1 of 1 pieces are opened, 0 do not open.\n` });
    expect((await shown(rescueId)).outcome).toMatchObject({
      recruiters: [{ id: "ana" }],
      items: [{ fate: "recovered", coeId: row.coeId }],
    });
    expect((await command([keyFile])).said).toMatch(/Nothing waits/);
  });

  it("[V-12] opens nothing where one of those who agreed turns out to be its own recruiter", async () => {
    const rescueId = await handedIn(draftRow({ recruiterId: "cora", answers: answersOf("20 Mill Road") }));
    await agree(office, "ada", rescueId);
    await agree(office, "cora", rescueId);
    expect(await command([keyFile])).toMatchObject({
      code: 1,
      said: expect.stringContaining(`${rescueId}: not opened`),
    });
    expect((await shown(rescueId)).outcome?.items).toMatchObject([{ fate: "kept" }]);
  });

  it("says how it is asked, and what it cannot read, without a word of a key", async () => {
    const noKey = await command([join(office.folder, "server.key")]);
    expect(noKey).toEqual({ code: 2, said: expect.stringContaining("does not hold the State's keys") });
    expect(noKey.said).not.toMatch(/"d"/);
    expect(await command([])).toMatchObject({ code: 2, said: expect.stringContaining("npm run rescue -- KEYFILE") });
  });
});
