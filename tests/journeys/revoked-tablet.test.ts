import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { enterPractice } from "../../bench/practice-session.ts";
import { protocolHeader, protocolVersion } from "../../src/domain/protocol/hello.ts";
import { devicesSchema } from "../../src/domain/protocol/identity.ts";
import { today } from "./days.ts";
import { youthOnHisOwn } from "./families.ts";
import { keptByPage } from "./kept-by-page.ts";
import { practiceState } from "./practice-state.ts";
import { settled } from "./real-state.ts";
import { Recruiter } from "./recruiter.ts";
import { Reviewer } from "./reviewer.ts";
import { Signing } from "./signing.ts";

const recruiterName = "Lucía Ferreira";
const family = "Chub Caal";

/** Rows of every table that has any, by the browser's own account. */
const rowsLeft = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const db = await done(indexedDB.open("surco"));
    const counts: Record<string, number> = {};
    for (const name of db.objectStoreNames) {
      const count = await done(db.transaction(name).objectStore(name).count());
      if (count > 0) counts[name] = count;
    }
    db.close();
    return counts;
  });

describe("[S14] a tablet that was reported lost", () => {
  let page: Page;
  let recruiter: Recruiter;
  const state = practiceState(() => page);
  const { tablet, desk } = state;

  beforeAll(async () => {
    page = await tablet.open();
    recruiter = new Recruiter(page, "en");
    await recruiter.signIn(state.url, recruiterName);
  });

  test("[S14] hands in the COE that was signed without a network, erases everything, and says so kindly", async () => {
    await settled(recruiter);
    await tablet.setOffline(true);
    const told = youthOnHisOwn(today());
    await recruiter.startCoe();
    await recruiter.tellAll(told);
    const signing = new Signing(recruiter, recruiterName);
    await signing.all(told.answering.name);
    await signing.toList();

    const { cookie } = await enterPractice(state.url, "administrator");
    const headers = { cookie, "content-type": "application/json", [protocolHeader]: String(protocolVersion.max) };
    const list = async () => {
      const { devices } = devicesSchema.parse(await (await fetch(`${state.url}/v1/devices`, { headers })).json());
      return devices.find(({ people }) => people.some(({ name }) => name === recruiterName));
    };
    const deviceId = (await list())?.deviceId ?? "";
    const revocation = `${state.url}/v1/devices/${deviceId}/revocation`;
    expect((await fetch(revocation, { method: "POST", headers, body: "{}" })).status).toBe(200);

    await tablet.setOffline(false);
    // Coming back to the network may have begun the round already.
    await page.getByRole("heading", { level: 1, name: recruiter.t("shell.wiped.title") }).waitFor();
    await expect.poll(async () => (await list())?.erasedAt ?? null).not.toBeNull();
    // What is left is an identity without a name, and the app.
    const left = await rowsLeft(page);
    expect(Object.keys(left).filter((name) => !["device", "reserve", "deviceKeys"].includes(name))).toEqual([]);
    const files = (await keptByPage(page)).filter(({ where }) => where.startsWith("file "));
    const second = files.map(({ bytes }) => Buffer.from(bytes).toString("latin1")).join("");
    expect(files.length).toBeGreaterThan(1);
    expect(second.match(/drafts|summaries|revisions|attachments|vaults|people/)).toBeNull();
  });

  test("[S14] [S30] shows nothing of before, also when it is opened again without a network; the office has the COE", async () => {
    await tablet.setOffline(true);
    await page.reload();
    await page.getByRole("heading", { level: 1, name: recruiter.t("shell.wiped.title") }).waitFor();
    expect(await page.getByText(recruiterName).count()).toBe(0);
    await tablet.setOffline(false);
    const reviewer = await Reviewer.atDesk(await desk.open(), "en", state.url, "Ruth Abernathy");
    const rows = await reviewer.rowsOnServer(family);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ stage: "received", complete: true, setAside: false });
  });
});
