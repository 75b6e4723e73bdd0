import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { cameraFlags, filmOf, writeFilm } from "./camera.ts";
import { CanarySearch } from "./canary-search.ts";
import { Tablet } from "./chromium.ts";
import { today } from "./days.ts";
import { youthOnHisOwn } from "./families.ts";
import { keptByPage } from "./kept-by-page.ts";
import { Looking } from "./looking.ts";
import { Newcomer } from "./newcomer.ts";
import { keepPicture } from "./pictures.ts";
import { KansasRecruiter, password, RealState, settled, welcome } from "./real-state.ts";
import { Signing } from "./signing.ts";

const marisol = { name: "Marisol Tovar", signInName: "marisol@sea.example", words: "seven herons cross the river" };
const benito = { name: "Benito Salas", signInName: "benito@sea.example", words: "copper kettles over the valley" };
const canary = "Zoquitlanejo";

function isWhole(one: Element): boolean {
  const { top, left, bottom, right } = one.getBoundingClientRect();
  return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
}

describe("[D13] [P22] unsent work from one tablet's screen into another's camera", () => {
  const folder = mkdtempSync(join(tmpdir(), "surco-film-"));
  const film = join(folder, "codes.y4m");
  const showing = new Tablet();
  const reading = new Tablet(...cameraFlags(film));
  let state: RealState;
  let links: Readonly<Record<"marisol" | "benito", string>>;
  let shower: Page;
  let reader: Page;
  let pictures: readonly Buffer[][];
  let shown: Page | undefined;

  beforeAll(async () => {
    state = await RealState.begun();
    links = {
      marisol: await state.invite(marisol.name, marisol.signInName, "recruiter"),
      benito: await state.invite(benito.name, benito.signInName, "recruiter"),
    };
    const [, token] = (await state.invite("Carla Montes", "carla@sea.example", "coordinator")).split("#");
    await state.ask("POST", "/v1/invitations/accepted", { token, password });
  });
  afterEach(({ task }) => keepPicture(task, shown));
  afterAll(async () => {
    await Promise.all([showing.throwAway(), reading.throwAway()]);
    await state?.server.throwAway();
    rmSync(folder, { recursive: true, force: true });
  });

  const at = (page: Page): KansasRecruiter => {
    shown = page;
    return new KansasRecruiter(page, "en");
  };

  const arrived = () => state.queue("carla@sea.example", canary);

  test("a signed COE is shown without a network, and stays unsent", async () => {
    shower = await showing.open();
    const who = await welcome(shower, links.marisol);
    await who.protectWork(marisol.words);
    const recruiter = at(shower);
    await settled(recruiter);
    await showing.setOffline(true);
    const told = youthOnHisOwn(today());
    const [child] = told.children;
    if (!child) throw new Error("nobody");
    const name = `Eleazar ${canary} Caal`;
    await recruiter.startCoe();
    await recruiter.tellAll({
      ...told,
      answering: { ...told.answering, name },
      children: [{ ...child, firstName: "Eleazar", lastName1: canary, lastName2: "Caal" }],
      work: { ...told.work, worker: name },
    });
    const signing = new Signing(recruiter, marisol.name, marisol.words);
    await signing.all(name);
    await signing.toList();
    await who.follow("field.take-along.go");
    await who.heading("field.title");
    await who.follow("field.take-along.codes.go");
    await who.heading("codes.show.title");
    await shower.getByText(who.t("codes.show.coes", { count: 1 })).waitFor();
    const look = new Looking(shower, "en");
    await who.press(who.t("codes.show.start"));
    await who.press(who.t("codes.show.pause"));
    await look.at("codes, shown");
    expect(look.faults).toEqual([]);
    // On a phone too: held sideways the whole code, held upright the whole count of what is unsent.
    await shower.setViewportSize({ width: 740, height: 360 });
    await expect.poll(() => shower.locator(".code-canvas").evaluate(isWhole)).toBe(true);
    await shower.setViewportSize({ width: 360, height: 740 });
    const unsent = shower.locator(".shell__context", { hasText: recruiter.t("shell.sync.unsent", { count: 3 }) });
    expect(await unsent.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
    await shower.setViewportSize({ width: 810, height: 1080 });
    // From the first one: pressed until it comes round.
    const place = shower.locator(".code-show__place");
    const next = () => who.press(who.t("codes.show.next"));
    const count = Number(/^Code \d+ of (\d+)/.exec((await place.textContent()) ?? "")?.[1]);
    expect(count).toBeGreaterThan(3);
    while (!(await place.textContent())?.startsWith("Code 1 of")) await next();
    pictures = await filmOf(shower, count, next);
    await who.write("codes.show.only", "2-3");
    await expect.poll(() => place.textContent()).toMatch(/^Code [23] of/);
    await who.press(who.t("codes.show.stop"));
    await who.follow("shell.nav.coes");
    await shower
      .getByText(recruiter.t("shell.sync.unsent", { count: 3 }))
      .first()
      .waitFor();
  });

  test("another tablet without a network reads them, goes on after a reload, and can read nothing of the family", async () => {
    reader = await reading.open();
    const who = await welcome(reader, links.benito);
    await who.protectWork(benito.words);
    await settled(at(reader));
    await reading.setOffline(true);
    await who.follow("shell.nav.settings");
    await who.follow("settings.sealed-work.link");
    await who.heading("handing-in.screen.title");
    await who.follow("carrying-in.codes.go");
    await who.heading("codes.read.title");
    const half = Math.floor(pictures.length / 2);
    const parts = (read: number) => reader.getByText(who.t("codes.read.parts", { read, count: pictures.length }));
    writeFilm(film, pictures.slice(0, half).flat());
    await who.press(who.t("codes.read.start"));
    await parts(half).waitFor();
    const look = new Looking(reader, "en");
    await look.at("codes, reading");
    // As a hand that reloads the page by mistake; what was read is sealed, and asks for no passphrase.
    await reader.goto(`${state.url}/codes/read`);
    await new Newcomer(reader, "en").openWork(benito.words);
    await who.heading("codes.read.title");
    await parts(half).waitFor();
    writeFilm(film, pictures.toReversed().flat());
    await who.press(who.t("codes.read.start"));
    await reader.getByText(who.t("codes.read.whole", { count: pictures.length })).waitFor();
    await reader.getByText(who.t("codes.here.waiting", { count: 3 })).waitFor();
    await look.at("codes, read");
    expect(look.faults).toEqual([]);
    await who.press(who.t("codes.read.stop"));
    const search = new CanarySearch([{ token: canary, waysToWrite: [canary, canary.toLowerCase()] }]);
    for (const { where, bytes } of await keptByPage(reader)) search.in(bytes, where);
    search.in(Buffer.from(await reader.content()), "the page");
    expect(search.places).toBeGreaterThan(5);
    expect(search.found).toEqual([]);
    expect(await arrived()).toEqual([]);
  });

  test("its next round brings the COE to the State, once; reading again changes nothing, nor does the first tablet's own sending", async () => {
    await reading.setOffline(false);
    const who = new Newcomer(at(reader).page, "en");
    await who.press(who.t("codes.here.send"));
    await reader.getByText(/^Carried in on .*: 3 sealed pieces\.$/).waitFor();
    const first = await arrived();
    expect(first).toMatchObject([{ stage: "received", complete: true, setAside: false }]);
    expect(JSON.stringify(first)).toContain(marisol.name);
    expect(JSON.stringify(first)).not.toContain(benito.name);
    await who.press(who.t("codes.read.start"));
    await reader.getByText(who.t("codes.read.known")).waitFor();
    await who.press(who.t("codes.read.stop"));
    expect(await arrived()).toEqual(first);

    await showing.setOffline(false);
    const recruiter = at(shower);
    await settled(recruiter);
    await shower.getByText(recruiter.t("shell.sync.all-sent")).waitFor();
    expect(await arrived()).toEqual(first);
    expect([...showing.complaints, ...reading.complaints]).toEqual([]);
  });
});
