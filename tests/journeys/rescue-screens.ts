import { agreedBy, outcomeOf, rescuedItem, sampleRescue } from "../domain/protocol/sample-rescue.ts";
import type { Newcomer } from "./newcomer.ts";
import type { See } from "./screens.ts";

const at = "2026-11-20T18:00:00.000Z";
const id = (number: number): string => String(number).padEnd(32, "a");
const daniel = { id: "daniel", name: "Daniel Whitfield" };
const counts = { drafts: 6, revisions: 1, attachments: 2, unknown: 0 };

const opened = {
  rescueId: id(2),
  state: "opened",
  approvals: [
    agreedBy({ id: "beatriz", name: "Beatriz Monteverde" }, "keeping"),
    agreedBy({ id: "ruth", name: "Ruth Abernathy" }, "field"),
  ],
  outcome: outcomeOf(
    rescuedItem(1, "recovered"),
    rescuedItem(2, "taken"),
    rescuedItem(3, "held"),
    rescuedItem(4, "kept", "sealed-damaged"),
  ),
};

/** A practice State has no locked tablet: its answers are given for it. What opens a parcel is tried in tests/server. */
export async function walkRescues(who: Newcomer, url: string, see: See): Promise<void> {
  const { page } = who;
  await page.goto(`${url}/office/rescues`);
  await who.heading("administration.rescue.title");
  await page.getByText(who.t("administration.rescue.none")).waitFor();
  await see("work to recover, none");
  const rescues = [{}, opened].map((change) => sampleRescue({ handedInBy: daniel, counts, ...change }));
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
