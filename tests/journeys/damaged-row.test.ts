import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { Tablet } from "./chromium.ts";
import { today } from "./days.ts";
import { youthOnHisOwn } from "./families.ts";
import { keepPicture } from "./pictures.ts";
import { Recruiter } from "./recruiter.ts";
import { damageRow, type StoredRow, storedRow } from "./rows-on-disk.ts";
import { StateServer } from "./state-server.ts";

const hurts = ["exchanged", "the other that was exchanged", "cut-short", "flipped", "version-turned-back"] as const;

describe("rows of the tablet's disk that are damaged", () => {
  let server: StateServer;
  let page: Page;
  let recruiter: Recruiter;
  let sound: string;
  const sick = new Map<(typeof hurts)[number], { coeId: string; stored: StoredRow }>();
  const tablet = new Tablet();
  const told = youthOnHisOwn(today());

  const begin = async (): Promise<string> => {
    await page.goto(`${server.url}/coes`);
    const coeId = await recruiter.startCoe();
    await recruiter.tellInterview(told);
    await recruiter.section("children");
    await recruiter.addChild(0);
    await recruiter.childCard(0).write("interview.child.last-name-1", "Chub");
    await recruiter.saved();
    return coeId;
  };

  const idOf = (hurt: (typeof hurts)[number]): string => sick.get(hurt)?.coeId ?? "";

  beforeAll(async () => {
    server = await StateServer.practice();
    page = await tablet.open();
    recruiter = new Recruiter(page, "en");
    await recruiter.signIn(server.url, "Lucía Ferreira");
    const ids = new Map<(typeof hurts)[number], string>();
    for (const hurt of hurts) ids.set(hurt, await begin());
    sound = await begin();
    await page.goto(`${server.url}/coes`);
    await recruiter.heading("coe-list.title");
    await recruiter.row("Chub").nth(5).waitFor();
    await tablet.setOffline(true);
    await server.stop();
    const tables = ["drafts", "summaries"];
    const of = (hurt: (typeof hurts)[number]) => ids.get(hurt) ?? "";
    await damageRow(page, tables, of("exchanged"), { kind: "exchanged", withId: of("the other that was exchanged") });
    for (const kind of ["cut-short", "flipped", "version-turned-back"] as const) {
      await damageRow(page, tables, of(kind), { kind });
    }
    for (const hurt of hurts) sick.set(hurt, { coeId: of(hurt), stored: await storedRow(page, "drafts", of(hurt)) });
  });
  afterEach(({ task }) => keepPicture(task, page));
  afterAll(async () => {
    await tablet.throwAway();
    await server?.throwAway();
  });

  test("[S16] the list says which lines are damaged, and shows the others as ever", async () => {
    await page.goto(`${server.url}/coes`);
    await recruiter.heading("coe-list.title");
    await page
      .getByText(recruiter.t("coe-list.unreadable.damaged"))
      .nth(hurts.length - 1)
      .waitFor();
    await recruiter.row("Chub").waitFor();
    expect(await page.getByText(recruiter.t("coe-list.unreadable.damaged")).count()).toBe(hurts.length);
    expect(await recruiter.row("Chub").count()).toBe(1);
  });

  test.each(hurts)(
    "[S16] [P7] %s: opening it says so, with the whole row to take along, and writes nothing over it",
    async (hurt) => {
      const { coeId, stored } = sick.get(hurt) ?? { coeId: "", stored: null };
      await page.goto(`${server.url}/coes/${coeId}`);
      await page.getByText(recruiter.t("interview.unreadable.safe-title")).waitFor();
      await page.getByText(recruiter.t("interview.unreadable.do.damaged")).waitFor();
      expect(await copied()).toEqual(stored);
      expect(await storedRow(page, "drafts", coeId)).toEqual(stored);
    },
  );

  const copied = async (): Promise<unknown> => {
    const saving = page.waitForEvent("download");
    await recruiter.press(recruiter.t("interview.unreadable.copy"));
    return JSON.parse(readFileSync(await (await saving).path(), "utf8"));
  };

  test.each(["/interview", "/view", "/read-back", "/sign", "/corrections"])(
    "[P7] is told at the address …%s, with what to do, and the whole row to take along",
    async (place) => {
      await page.goto(`${server.url}/coes/${idOf("flipped")}${place}`);
      await page.getByText(recruiter.t("interview.unreadable.safe-title")).waitFor();
      await page.getByText(recruiter.t("interview.unreadable.do.damaged")).waitFor();
      expect(await copied()).toEqual(sick.get("flipped")?.stored);
    },
  );

  test("is told in Spanish too", async () => {
    await page.goto(`${server.url}/coes/${idOf("cut-short")}`);
    const spanish = await recruiter.speak("es");
    await page.getByText(spanish.t("interview.unreadable.why.damaged")).waitFor();
    recruiter = await spanish.speak("en");
  });

  test("[S16] leaves every other COE as it was, to be written on; and a round with the State changes no damaged row", async () => {
    await page.goto(`${server.url}/coes/${sound}/interview`);
    const name = page.getByLabel(recruiter.t("interview.talk.name"));
    await expect.poll(() => name.inputValue()).toBe(told.answering.name);
    await name.fill("Another Name");
    await recruiter.saved();
    await server.start();
    await tablet.setOffline(false);
    await page.goto(`${server.url}/coes`);
    await recruiter.heading("coe-list.title");
    await recruiter.row("Chub").getByText(recruiter.t("coe-list.safety-copy")).waitFor();
    for (const { coeId, stored } of sick.values()) {
      const { sealed } = await storedRow(page, "drafts", coeId);
      expect(sealed).toEqual(stored.sealed);
    }
    expect(tablet.complaints).toEqual([]);
  });
});
