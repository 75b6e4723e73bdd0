import type { Page } from "playwright-core";
import { type QueueRow, queuePageSchema } from "../../src/domain/protocol/desk.ts";
import { protocolHeader, protocolVersion } from "../../src/domain/protocol/hello.ts";
import { devicesSchema, invitationSchema, staffSchema } from "../../src/domain/protocol/identity.ts";
import { rescuesSchema } from "../../src/domain/protocol/rescue.ts";
import type { Role } from "../../src/domain/protocol/roles.ts";
import type { Tablet } from "./chromium.ts";
import type { ToldFamily } from "./families.ts";
import { Newcomer } from "./newcomer.ts";
import { Recruiter } from "./recruiter.ts";
import { type SignOnFor, StateServer } from "./state-server.ts";

export const password = "orchard kettle violin harbor";

/** At work in Kansas, whose form asks nothing of its own. */
export class KansasRecruiter extends Recruiter {
  protected override homeState(): string {
    return "Kansas";
  }

  override async tellFamily(family: ToldFamily): Promise<void> {
    await super.tellFamily(family);
    await this.section("family");
    await this.within(this.t("interview.family.home")).pickBeginning("interview.family.state", this.homeState());
    await this.saved();
    await this.backToSections();
  }

  override async tellAll(family: ToldFamily): Promise<void> {
    await this.tellInterview(family);
    await this.tellFamily(family);
    await this.tellChildren(family.children);
    await this.tellMoves(family);
  }
}

/** A real State that Ana Ruiz has begun. What she does here she does without a screen; the journeys of the office show hers. */
export class RealState {
  readonly server: StateServer;
  #cookie = "";

  private constructor(server: StateServer) {
    this.server = server;
  }

  static async begun(signOnFor?: SignOnFor): Promise<RealState> {
    const state = new RealState(await StateServer.real(signOnFor));
    const token = state.server.firstRunToken();
    await state.ask("POST", "/v1/first-run", { token, name: "Ana Ruiz", signInName: "ana@sea.example", password });
    return state;
  }

  get url(): string {
    return this.server.url;
  }

  async ask(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
    const headers = {
      cookie: this.#cookie,
      "content-type": "application/json",
      [protocolHeader]: String(protocolVersion.max),
    };
    const said = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(this.url + path, { method, headers, ...said });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    const cookies = response.headers.getSetCookie().map((each) => each.split(";")[0] ?? "");
    if (cookies.length > 0) this.#cookie = cookies.join("; ");
    return response.json();
  }

  /** The address that the administrator hands to whoever is invited. */
  async invite(name: string, signInName: string, ...roles: Role[]): Promise<string> {
    const body = { name, signInName, roles, region: null, district: null };
    const { token } = invitationSchema.parse(await this.ask("POST", "/v1/invitations", body));
    return `${this.url}/welcome#${token}`;
  }

  /** Their access ends, at once and everywhere. */
  async deactivate(name: string): Promise<void> {
    this.#cookie = "";
    await this.ask("POST", "/v1/sign-in", { signInName: "ana@sea.example", password });
    const { people } = staffSchema.parse(await this.ask("GET", "/v1/people"));
    const found = people.find(({ person }) => person.name === name);
    await this.ask("POST", `/v1/people/${found?.person.id}/deactivation`, {});
  }

  /** Two people of the office agree, as the screens of theirs do it. */
  async agreeToAll(...signInNames: string[]): Promise<void> {
    for (const signInName of signInNames) {
      this.#cookie = "";
      await this.ask("POST", "/v1/sign-in", { signInName, password });
      const { rescues } = rescuesSchema.parse(await this.ask("GET", "/v1/rescues"));
      for (const { rescueId, state } of rescues)
        if (state !== "opened") await this.ask("POST", `/v1/rescues/${rescueId}/approvals`, {});
    }
  }

  /** What the queue holds under this name, as the server tells somebody of the office. */
  async queue(signInName: string, family: string): Promise<readonly QueueRow[]> {
    this.#cookie = "";
    await this.ask("POST", "/v1/sign-in", { signInName, password });
    return queuePageSchema.parse(await this.ask("GET", `/v1/queue?limit=100&search=${family}`)).rows;
  }

  /** The tablet that was enrolled last by this person is reported lost. */
  async revokeTabletOf(name: string): Promise<void> {
    this.#cookie = "";
    await this.ask("POST", "/v1/sign-in", { signInName: "ana@sea.example", password });
    const { devices } = devicesSchema.parse(await this.ask("GET", "/v1/devices"));
    const theirs = devices.filter((one) => one.revokedAt === null && one.people.some((user) => user.name === name));
    const [newest] = theirs.toSorted((a, b) => (a.enrolledAt < b.enrolledAt ? 1 : -1));
    await this.ask("POST", `/v1/devices/${newest?.deviceId}/revocation`, {});
  }
}

/** Comes in by an invitation's address. */
export async function welcome(page: Page, link: string): Promise<Newcomer> {
  await page.goto(link);
  const who = new Newcomer(page, "en");
  await who.heading("welcome.title");
  await who.writeSecret("password.new", password);
  await who.press(who.t("welcome.go"));
  return who;
}

export async function signIn(page: Page, url: string, signInName: string): Promise<Newcomer> {
  await page.goto(`${url}/sign-in`);
  const who = new Newcomer(page, "en");
  await who.heading("unlock.title");
  await who.write("sign-in.name", signInName);
  await who.writeSecret("sign-in.password", password);
  await who.press(who.t("sign-in.go"));
  return who;
}

/** The app is kept on the tablet, and the State has been met. */
export async function settled(recruiter: Recruiter): Promise<void> {
  await recruiter.heading("coe-list.title");
  await recruiter.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // What is to be sent goes before what happened since is asked for.
  const asked = recruiter.page.waitForResponse(/\/v1\/changes/);
  await recruiter.sendNow();
  await asked;
  await recruiter.page.getByText(recruiter.t("shell.sync.running")).waitFor({ state: "hidden" });
}

/** At the State's office: opens what waits. */
export async function agreeToRescues(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/office/rescues`);
  const who = new Newcomer(page, "en");
  await who.heading("administration.rescue.title");
  const agree = page.getByRole("button", { name: who.t("administration.rescue.agree"), exact: true });
  await agree.first().waitFor();
  for (let left = await agree.count(); left > 0; left -= 1) {
    await agree.first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: who.t("administration.rescue.agree"), exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  }
}

/** Off, as a person switches a tablet off, and on again. */
export async function offAndOn(tablet: Tablet, url: string): Promise<Page> {
  await tablet.close();
  const page = await tablet.open();
  await page.goto(url);
  return page;
}
