import type { Page } from "playwright-core";
import { vi } from "vitest";
import { type SignOnServer, settingsOf, startProvider } from "../server/state-sign-on.ts";
import { RealState } from "./real-state.ts";

/** Somebody as the State's own sign-on knows them. */
export interface StateAccount {
  readonly subject: string;
  readonly email: string;
}

/** A real State, and beside it the State's own sign-on: a real OpenID provider with pages of its own. */
export class StateWithSignOn {
  readonly office: RealState;
  private readonly provider: SignOnServer;

  private constructor(office: RealState, provider: SignOnServer) {
    this.office = office;
    this.provider = provider;
  }

  static async begun(accounts: readonly StateAccount[]): Promise<StateWithSignOn> {
    // The provider says at each start that it is one for development.
    for (const level of ["warn", "info"] as const) vi.spyOn(console, level).mockReturnValue();
    const started = Promise.withResolvers<SignOnServer>();
    const claimsOf = (subject: string) => {
      const email = accounts.find((one) => one.subject === subject)?.email;
      return email === undefined ? {} : { email, email_verified: true };
    };
    const office = await RealState.begun(async (back) => {
      const provider = await startProvider(back, claimsOf);
      started.resolve(provider);
      return settingsOf(provider);
    });
    return new StateWithSignOn(office, await started.promise);
  }

  get url(): string {
    return this.office.url;
  }

  get issuer(): string {
    return this.provider.issuer;
  }

  /** The sign-on is down; the State is not. */
  endSignOn(): Promise<void> {
    return this.provider.close();
  }

  async throwAway(): Promise<void> {
    await this.provider.close();
    await this.office.server.throwAway();
  }
}

/** Its pages ask for a typeface from far away, which nobody here needs. */
export const withoutTypefaces = (page: Page): Promise<unknown> =>
  page.route(/fonts\.googleapis\.com/, (route) => route.abort());

const login = (page: Page) => page.locator("input[name=login]");

/** At the provider's own page: who one is, and that Surco may know the address. */
export async function signInThere(page: Page, { subject }: StateAccount, url: string): Promise<void> {
  await login(page).fill(subject);
  await page.locator("input[name=password]").fill("any");
  await page.getByRole("button", { name: "Sign-in", exact: true }).click();
  await agreeThere(page, url);
}

/** Asked only by a browser in which they have not agreed yet. */
export async function agreeThere(page: Page, url: string): Promise<void> {
  const agree = page.getByRole("button", { name: "Continue", exact: true });
  const isBack = page.waitForURL((address) => address.href.startsWith(url));
  await Promise.race([agree.waitFor().catch(() => undefined), isBack]);
  if (!page.url().startsWith(url)) await agree.click();
  await isBack;
}

/** The provider asks who one is: no session of theirs lets anybody through. */
export const isAskedThere = (page: Page): Promise<void> => login(page).waitFor();

export const cancelThere = (page: Page): Promise<void> => page.getByRole("link", { name: "[ Cancel ]" }).click();
