import type { Page } from "playwright-core";
import { type Person, sessionSchema } from "../../src/domain/protocol/person.ts";
import type { Locale } from "../../src/ui/words.tsx";
import type { Tablet } from "./chromium.ts";
import { Looking } from "./looking.ts";
import { Newcomer } from "./newcomer.ts";
import { isAskedThere, type StateAccount, signInThere, withoutTypefaces } from "./state-account.ts";

export interface Visit {
  readonly page: Page;
  readonly who: Newcomer;
  readonly look: Looking;
}

/** One tablet; what the server refused a page of ours is kept beside what the page complained of. */
export async function visit(tablet: Tablet, url: string, locale: Locale): Promise<Visit> {
  const page = await tablet.open();
  await withoutTypefaces(page);
  page.on("response", (answer) => {
    if (answer.status() >= 400 && answer.url().startsWith(url))
      tablet.complaints.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
  });
  await page.goto(url);
  const newcomer = new Newcomer(page, "en");
  await newcomer.heading("unlock.title");
  const who = await newcomer.speak(locale);
  await who.heading("unlock.title");
  return { page, who, look: new Looking(page, locale) };
}

export const stateLink = ({ page, who }: Visit) =>
  page.getByRole("link", { name: who.t("sign-in.sign-on.go", { label: "State of Alder sign-on" }), exact: true });

export async function signOn(on: Visit, account: StateAccount, url: string): Promise<void> {
  await on.who.hand.press(stateLink(on));
  await isAskedThere(on.page);
  await signInThere(on.page, account, url);
}

export const whoIs = async (page: Page): Promise<Person | null> =>
  sessionSchema.parse(await page.evaluate(async () => (await fetch("/v1/session")).json())).person;
