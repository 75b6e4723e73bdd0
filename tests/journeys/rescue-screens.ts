import type { Rescue } from "../../src/domain/protocol/rescue.ts";
import { rescueSchema } from "../../src/domain/protocol/rescue.ts";
import type { Newcomer } from "./newcomer.ts";
import type { See } from "./screens.ts";

const at = "2026-11-20T18:00:00.000Z";
const id = (number: number): string => String(number).padEnd(32, "a");
const agreedBy = (name: string, side: string) => ({ person: { id: name, name }, side, at });
const item = (place: number, fate: string, problem: string | null = null) => {
  return { place, table: "drafts", row: id(place), fate, problem, coeId: null };
};

const rescueOf = (number: number, change: object = {}): Rescue =>
  rescueSchema.parse({
    rescueId: id(number),
    receivedAt: at,
    handedInBy: { id: "daniel", name: "Daniel Whitfield" },
    deviceId: id(9),
    bytes: 4000,
    counts: { drafts: 6, revisions: 1, attachments: 2, unknown: 0 },
    vaults: [id(8)],
    state: "waiting",
    needs: 2,
    approvals: [],
    outcome: null,
    ...change,
  });

const approvals = [agreedBy("Beatriz Monteverde", "keeping"), agreedBy("Ruth Abernathy", "field")];
const outcome = {
  openedAt: at,
  recruiters: [{ id: "lucia", name: "Lucía Ferreira" }],
  items: [item(1, "recovered"), item(2, "taken"), item(3, "held"), item(4, "kept", "sealed-damaged")],
};

/** A practice State has no locked tablet: its answers are given for it. What opens a parcel is tried in tests/server. */
export async function walkRescues(who: Newcomer, url: string, see: See): Promise<void> {
  const { page } = who;
  await page.goto(`${url}/office/rescues`);
  await who.heading("administration.rescue.title");
  await page.getByText(who.t("administration.rescue.none")).waitFor();
  await see("work to recover, none");
  const rescues = [rescueOf(1), rescueOf(2, { state: "opened", approvals, outcome })];
  const notice = { noticeId: id(7), kind: "tablet-lost", at, about: { tablet: "Van 1" } };
  await page.route("**/v1/rescues", (route) => route.fulfill({ json: { rescues } }));
  await page.route("**/v1/notices", (route) => route.fulfill({ json: { notices: [notice] } }));
  await page.goto(`${url}/office/rescues`);
  await page.getByText(who.t("notices.tablet-lost.title", { tablet: "Van 1" })).waitFor();
  await see("work to recover");
  await who.press(who.t("administration.rescue.agree"));
  await page.getByRole("dialog").waitFor();
  await see("work to recover, agreeing");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: who.t("administration.cancel"), exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
  await page.unroute("**/v1/notices");
}
