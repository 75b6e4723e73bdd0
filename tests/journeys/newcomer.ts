import { TOTP, URI } from "otpauth";
import type { Locale } from "../../src/ui/words.tsx";
import { Answering } from "./answering.ts";

/** Somebody who signs in to a real State and looks after their account. A password's field is no text box to a screen reader. */
export class Newcomer extends Answering {
  async heading(id: string): Promise<void> {
    await this.page.getByRole("heading", { level: 1, name: this.t(id), exact: true }).waitFor();
  }

  async speak(locale: Locale): Promise<Newcomer> {
    if (locale === this.locale) return this;
    await this.press(this.t("shell.tools.language"));
    return new Newcomer(this.page, locale, this.hand);
  }

  writeSecret(id: string, text: string): Promise<void> {
    return this.hand.write(this.page.getByLabel(this.t(id), { exact: true }), text);
  }

  /** A recruiter's first time on a tablet. */
  async protectWork(passphrase: string): Promise<void> {
    await this.heading("vault.make.title");
    await this.writeSecret("vault.make.new", passphrase);
    await this.writeSecret("vault.make.again", passphrase);
    await this.press(this.t("vault.make.go"));
  }

  /** Every other time. */
  async openWork(passphrase: string): Promise<void> {
    await this.heading("vault.open.title");
    await this.writeSecret("vault.open.passphrase", passphrase);
    await this.press(this.t("vault.open.go"));
  }

  follow(id: string): Promise<void> {
    return this.hand.press(this.page.getByRole("link", { name: this.t(id), exact: true }));
  }

  /** Gives the address that the authenticator app would open. */
  async beginAuthenticator(): Promise<string> {
    await this.press(this.t("account.app.begin"));
    const link = this.page.getByRole("link", { name: this.t("account.app.open"), exact: true });
    await link.waitFor();
    return (await link.getAttribute("href")) ?? "";
  }
}

/** What an authenticator app shows `later` half minutes from now: no code is taken twice. */
export function codeOf(address: string, later = 0): string {
  const app = URI.parse(address);
  if (!(app instanceof TOTP)) throw new Error("this is no address of an authenticator app");
  return app.generate({ timestamp: Date.now() + later * 30_000 });
}
