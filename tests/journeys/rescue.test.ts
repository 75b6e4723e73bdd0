import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { CanarySearch } from "./canary-search.ts";
import { Tablet } from "./chromium.ts";
import { today } from "./days.ts";
import { type ToldFamily, youthOnHisOwn } from "./families.ts";
import { keptByPage } from "./kept-by-page.ts";
import { Looking } from "./looking.ts";
import { Newcomer } from "./newcomer.ts";
import { keepPicture } from "./pictures.ts";
import { agreeToRescues, KansasRecruiter, offAndOn, RealState, settled, signIn, welcome } from "./real-state.ts";
import { Reviewer } from "./reviewer.ts";
import { Signing } from "./signing.ts";

const marisol = { name: "Marisol Tovar", signInName: "marisol@sea.example", words: "seven herons cross the river" };
const benito = { name: "Benito Salas", signInName: "benito@sea.example", words: "copper kettles over the valley" };
const newWords = "three otters under the porch";

/** A youth with a surname of his own, so that his COE is found by it. */
function youth(firstName: string, lastName: string): ToldFamily {
  const told = youthOnHisOwn(today());
  const name = `${firstName} ${lastName} Caal`;
  const [child] = told.children;
  if (!child) throw new Error("nobody");
  return {
    ...told,
    answering: { ...told.answering, name },
    children: [{ ...child, firstName, lastName1: lastName, lastName2: "Caal" }],
    work: { ...told.work, worker: name },
  };
}

describe("[T23] [P22] work that a passphrase keeps shut", () => {
  const tablets: Tablet[] = [];
  const folder = mkdtempSync(join(tmpdir(), "surco-stick-"));
  let state: RealState;
  let links: Readonly<Record<"marisol" | "benito" | "carla", string>>;
  let shown: Page | undefined;
  let ofMarisol: Tablet;
  let ofBenito: Tablet;
  let page: Page;

  beforeAll(async () => {
    state = await RealState.begun();
    links = {
      marisol: await state.invite(marisol.name, marisol.signInName, "recruiter"),
      benito: await state.invite(benito.name, benito.signInName, "recruiter"),
      carla: await state.invite("Carla Montes", "carla@sea.example", "coordinator"),
    };
  });
  afterEach(({ task }) => keepPicture(task, shown));
  afterAll(async () => {
    await Promise.all(tablets.map((tablet) => tablet.throwAway()));
    await state?.server.throwAway();
    rmSync(folder, { recursive: true, force: true });
  });

  const newTablet = (): Tablet => {
    const tablet = new Tablet();
    tablets.push(tablet);
    return tablet;
  };

  const show = (seen: Page): KansasRecruiter => {
    shown = seen;
    return new KansasRecruiter(seen, "en");
  };

  async function signedCoe(
    recruiter: KansasRecruiter,
    { name, words }: typeof marisol,
    told: ToldFamily,
  ): Promise<void> {
    await recruiter.startCoe();
    await recruiter.tellAll(told);
    const signing = new Signing(recruiter, name, words);
    await signing.all(told.answering.name);
    await signing.toList();
  }

  async function begunCoe(recruiter: KansasRecruiter, lastName: string): Promise<void> {
    await recruiter.startCoe();
    await recruiter.section("family");
    const parent = recruiter.within(recruiter.t("interview.family.parent1"));
    await parent.write("interview.family.last-names", lastName);
    await parent.write("interview.family.first-names", "Ana");
    await recruiter.saved();
    await recruiter.backToSections();
    await recruiter.toList();
  }

  /** From the locked door: what is sealed goes to the State as it is. */
  async function handIn(who: Newcomer): Promise<void> {
    await who.heading("vault.open.title");
    await who.press(who.t("vault.open.cannot"));
    await who.heading("vault.cannot.title");
    await who.press(who.t("handing-in.send"));
    await who.page.getByText(/^Handed in on .* It waits for two people at your State’s office to open it\.$/).waitFor();
    await who.page.getByText(who.t("handing-in.nothing")).waitFor();
  }

  async function newPassphrase(who: Newcomer, words: string): Promise<void> {
    await who.press(who.t("handing-in.another.go"));
    await who.heading("vault.another.title");
    await who.writeSecret("vault.make.new", words);
    await who.writeSecret("vault.make.again", words);
    await who.press(who.t("vault.make.go"));
    await who.heading("coe-list.title");
  }

  const signed = ["Uribe", "Dosal", "Trevor"];
  const begun = ["Cuartas", "Quintanar", "Seijas"];

  test("six COEs are unsent, three of them signed, and the passphrase is forgotten: all are handed in by the same tablet", async () => {
    ofMarisol = newTablet();
    page = await ofMarisol.open();
    const who = await welcome(page, links.marisol);
    await who.protectWork(marisol.words);
    const recruiter = show(page);
    await settled(recruiter);
    await ofMarisol.setOffline(true);
    for (const lastName of signed) await signedCoe(recruiter, marisol, youth("Eleazar", lastName));
    for (const lastName of begun) await begunCoe(recruiter, lastName);
    // Before the network is back: a page that hears of it sends at once, and less would be handed in.
    await ofMarisol.close();
    await ofMarisol.setOffline(false);
    page = await offAndOn(ofMarisol, `${state.url}/coes`);
    const locked = new Newcomer(show(page).page, "en");
    const look = new Looking(page, "en");
    await handIn(locked);
    await look.at("handed in");
    expect(look.faults).toEqual([]);
    // What waits for the State's office does not keep anybody from working.
    await newPassphrase(locked, newWords);
    await settled(show(page));
    const sealed = page.getByText(recruiter.t("coe-list.unreadable.other-vault"), { exact: true });
    await expect.poll(() => sealed.count()).toBe(begun.length);
    await look.at("list, three sealed");
    expect(look.faults).toEqual([]);
  });

  test("two people of the office agree, and all six are there again; the signed ones are in the queue exactly once", async () => {
    const anas = newTablet();
    const carlas = newTablet();
    const first = await anas.open({ width: 1440, height: 900 });
    shown = first;
    await (await signIn(first, state.url, "ana@sea.example")).heading("administration.people.title");
    await agreeToRescues(first, state.url);
    await anas.throwAway();
    const second = await carlas.open({ width: 1440, height: 900 });
    shown = second;
    await welcome(second, links.carla);
    const carla = new Reviewer(second, "en");
    await carla.atQueue();
    await agreeToRescues(second, state.url);
    for (const lastName of signed) {
      expect(await carla.rowsOnServer(lastName)).toMatchObject([
        { stage: "received", complete: true, setAside: false },
      ]);
    }
    await carlas.throwAway();
    const recruiter = show(page);
    await recruiter.sendNow();
    for (const lastName of begun)
      await recruiter.row(lastName).getByText(recruiter.t("coe-list.continue-here")).waitFor();
    for (const lastName of signed) await recruiter.row(`${lastName} Caal`).waitFor();
    await expect.poll(() => page.locator(".coe-row").count()).toBe(6);
  });

  test("what was being written goes on where it was, and is sealed with the new passphrase", async () => {
    const recruiter = show(page);
    await recruiter.hand.press(recruiter.row("Cuartas").getByRole("link"));
    await recruiter.press(recruiter.t("coe-view.continue"));
    await recruiter.section("family");
    const parent = recruiter.within(recruiter.t("interview.family.parent1"));
    await expect.poll(() => parent.field("interview.family.last-names").inputValue()).toBe("Cuartas");
    await parent.write("interview.family.last-names", "Cuartas Lima");
    await recruiter.saved();
    page = await offAndOn(ofMarisol, `${state.url}/coes`);
    await new Newcomer(page, "en").openWork(newWords);
    await settled(show(page));
    await show(page).row("Cuartas Lima").waitFor();
    expect(ofMarisol.complaints).toEqual([]);
  });

  test("a tablet is dead: its sealed file is carried in by a colleague, who sees nothing of it, and it ends in the list of a new tablet", async () => {
    const canary = "Zoquitlanejo";
    const recruiter = show(page);
    await ofMarisol.setOffline(true);
    await begunCoe(recruiter, canary);
    page = await offAndOn(ofMarisol, `${state.url}/coes`);
    const locked = new Newcomer(show(page).page, "en");
    await locked.heading("vault.open.title");
    await locked.press(locked.t("vault.open.cannot"));
    const session = await page.context().newCDPSession(page);
    await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
    await locked.press(locked.t("handing-in.save"));
    await page.getByText(locked.t("handing-in.saved", { count: 1 })).waitFor();
    const files = () => readdirSync(folder).filter((name) => name.endsWith(".surco-rescue"));
    await expect.poll(() => files().length).toBe(1);
    await ofMarisol.throwAway();

    ofBenito = newTablet();
    const benitos = await ofBenito.open();
    const who = await welcome(benitos, links.benito);
    await who.protectWork(benito.words);
    await settled(show(benitos));
    await who.follow("shell.nav.settings");
    await who.follow("settings.sealed-work.link");
    await who.heading("handing-in.screen.title");
    const look = new Looking(benitos, "en");
    await look.at("sealed work");
    const input = benitos.locator("input[type=file]");
    await input.setInputFiles({ name: "photo.surco-rescue", mimeType: "", buffer: Buffer.from("a photo") });
    await benitos.getByText(who.t("carrying-in.file.not-one.title")).waitFor();
    const file = join(folder, files()[0] ?? "");
    for (const _ of ["once", "twice"]) {
      await input.setInputFiles(file);
      await benitos.getByText(who.t("carrying-in.held", { count: 1 })).waitFor();
    }
    await look.at("carried in");
    expect(look.faults).toEqual([]);

    await state.agreeToAll("ana@sea.example", "carla@sea.example");
    await who.follow("shell.nav.coes");
    await show(benitos).sendNow();
    await benitos.getByText(recruiter.t("coe-list.empty.title")).waitFor();
    const search = new CanarySearch([{ token: canary, waysToWrite: [canary, canary.toLowerCase()] }]);
    for (const { where, bytes } of await keptByPage(benitos)) search.in(bytes, where);
    search.in(Buffer.from(await benitos.content()), "the page");
    expect(search.places).toBeGreaterThan(5);
    expect(search.found).toEqual([]);

    ofMarisol = newTablet();
    page = await ofMarisol.open();
    await (await signIn(page, state.url, marisol.signInName)).protectWork(marisol.words);
    await settled(show(page));
    await show(page).row(canary).getByText(recruiter.t("coe-list.continue-here")).waitFor();
  });

  test("[4.9] a tablet without a network gives its unsent COE to a colleague as a file: it is in the queue exactly once, also after both have sent", async () => {
    const benitos = show(await offAndOn(ofBenito, `${state.url}/coes`));
    const ben = new Newcomer(benitos.page, "en");
    await ben.openWork(benito.words);
    await settled(benitos);
    await ofBenito.setOffline(true);
    await signedCoe(benitos, benito, youth("Fermín", "Arriaga"));
    await ben.follow("field.take-along.go");
    await ben.heading("field.title");
    await benitos.page.getByText(ben.t("field.offline.whole")).waitFor();
    const look = new Looking(benitos.page, "en");
    await look.at("ready for the field, offline");
    expect(look.faults).toEqual([]);
    const session = await benitos.page.context().newCDPSession(benitos.page);
    await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
    const before = new Set(readdirSync(folder));
    const files = () => readdirSync(folder).filter((name) => name.endsWith(".surco-rescue") && !before.has(name));
    await ben.press(ben.t("field.take-along.go"));
    await benitos.page.getByText(ben.t("field.take-along.saved", { count: 1, files: 1 })).waitFor();
    await expect.poll(() => files().length).toBe(1);

    const who = new Newcomer(show(page).page, "en");
    await who.follow("shell.nav.settings");
    await who.follow("settings.sealed-work.link");
    await who.heading("handing-in.screen.title");
    for (const _ of ["once", "twice"]) {
      await page.locator("input[type=file]").setInputFiles(join(folder, files()[0] ?? ""));
      await page.getByText(who.t("carrying-in.held.all-sent")).waitFor();
    }
    const arrived = await state.queue("carla@sea.example", "Arriaga");
    expect(arrived).toMatchObject([{ stage: "received", complete: true, setAside: false }]);
    expect(JSON.stringify(arrived)).toContain(benito.name);
    expect(JSON.stringify(arrived)).not.toContain(marisol.name);
    await who.follow("shell.nav.coes");

    await ofBenito.setOffline(false);
    await ben.follow("shell.nav.coes");
    await settled(show(benitos.page));
    await benitos.page.getByText(benitos.t("shell.sync.all-sent")).waitFor();
    expect(await state.queue("carla@sea.example", "Arriaga")).toEqual(arrived);
  });

  test("on a shared tablet a colleague's session sends what is unsent behind a vault that is shut, under its author's name", async () => {
    const benitos = show(await offAndOn(ofBenito, `${state.url}/coes`));
    await new Newcomer(benitos.page, "en").openWork(benito.words);
    await settled(benitos);
    await ofBenito.setOffline(true);
    await signedCoe(benitos, benito, youth("Jacinto", "Ordaz"));
    await new Newcomer(benitos.page, "en").follow("shell.nav.settings");
    await benitos.press(benitos.t("settings.sign-out"));
    await benitos.press(benitos.t("settings.sign-out.anyway"));
    await new Newcomer(benitos.page, "en").heading("unlock.title");
    await ofBenito.setOffline(false);
    const who = await signIn(benitos.page, state.url, marisol.signInName);
    await who.protectWork(marisol.words);
    await settled(benitos);
    await benitos.page.getByText(benitos.t("shell.sync.all-sent")).waitFor();
    expect(await benitos.page.getByText("Ordaz").count()).toBe(0);
    const rows = await state.queue("carla@sea.example", "Ordaz");
    expect(rows).toMatchObject([{ stage: "received", complete: true, setAside: false }]);
    expect(JSON.stringify(rows)).toContain(benito.name);
    expect(JSON.stringify(rows)).not.toContain(marisol.name);
    await ofBenito.close();
  });

  test("[S14] a tablet that was reported lost hands in also what lies behind its shut vault, and erases itself", async () => {
    const recruiter = show(page);
    await ofMarisol.setOffline(true);
    await begunCoe(recruiter, "Perdomo");
    await ofMarisol.close();
    await state.revokeTabletOf(marisol.name);
    await ofMarisol.setOffline(false);
    page = await ofMarisol.open();
    await page.goto(`${state.url}/coes`);
    await new Newcomer(show(page).page, "en").heading("shell.wiped.title");
    await state.agreeToAll("ana@sea.example", "carla@sea.example");
    const found = show(await ofBenito.open());
    await found.page.goto(`${state.url}/coes`);
    await new Newcomer(found.page, "en").openWork(marisol.words);
    await settled(found);
    await found.row("Perdomo").getByText(found.t("coe-list.continue-here")).waitFor();
  });
});
