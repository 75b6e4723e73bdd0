import type { Locator, Page } from "playwright-core";
import { type QueueRow, queuePageSchema } from "../../src/domain/protocol/desk.ts";
import type { Locale } from "../../src/ui/words.tsx";
import { Answering } from "./answering.ts";
import { finger, type Hand } from "./hand.ts";

/** A reviewer at the State's desk. */
export class Reviewer extends Answering {
  static async atDesk(page: Page, locale: Locale, url: string, name: string, hand: Hand = finger): Promise<Reviewer> {
    await page.goto(url);
    await hand.press(page.getByRole("button", { name: new RegExp(name) }));
    const reviewer = new Reviewer(page, locale, hand);
    await reviewer.atQueue();
    return reviewer;
  }

  /** What the server itself says about this family, in all stages. */
  async rowsOnServer(family: string): Promise<readonly QueueRow[]> {
    const body: unknown = await this.page.evaluate(
      async (search) => (await fetch(`/v1/queue?limit=100&search=${encodeURIComponent(search)}`)).json(),
      family,
    );
    return queuePageSchema.parse(body).rows;
  }

  /** The rows of the queue as it is shown, after looking for a family. */
  async find(family: string, stage = "all"): Promise<Locator> {
    const stages = this.within(this.t("review.filter.stage"));
    await stages.pressBeginning(this.t(`review.stages.${stage}`));
    await this.page.getByRole("searchbox", { name: this.t("review.filter.search"), exact: true }).fill(family);
    const rows = this.page.getByRole("row").filter({ hasText: family });
    await rows.first().waitFor();
    // Rows of other families go as soon as the answer is here.
    const others = this.page
      .getByRole("row")
      .filter({ has: this.page.getByRole("link") })
      .filter({ hasNotText: family });
    await others.first().waitFor({ state: "detached" });
    return rows;
  }

  async openCoe(row: Locator, family: string): Promise<void> {
    await row.getByRole("link").click();
    const title = this.about("review.coe.title", family);
    await this.page.getByRole("heading", { level: 1, name: title }).waitFor();
  }

  async toQueue(): Promise<void> {
    const pages = this.page.getByRole("navigation", { name: this.t("shell.nav"), exact: true });
    await pages.getByRole("link", { name: this.t("shell.nav.desk"), exact: true }).click();
    await this.atQueue();
  }

  atQueue(): Promise<void> {
    return this.page.getByRole("heading", { level: 1, name: this.t("review.queue.title"), exact: true }).waitFor();
  }

  /** `field` is the name of the field in words, as the desk says it: "Zip", "Eleazar: Birth Date". */
  async comment(field: string, text: string): Promise<void> {
    const button = this.page.getByRole("button", { name: `${this.t("review.comment.on", { field })}` });
    await button.first().click();
    const dialog = this.page.getByRole("dialog", { name: this.t("review.comment.title", { field }) });
    await dialog.getByRole("textbox", { name: this.t("review.comment.label"), exact: true }).fill(text);
    await dialog.getByRole("button", { name: this.t("review.comment.done"), exact: true }).click();
  }

  async return(family: string, reason: string): Promise<void> {
    await this.press(this.t("review.bar.returned"));
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("checkbox", { name: this.t(`review.reason.${reason}`), exact: true }).check();
    await dialog.getByRole("button", { name: this.t("review.decide.confirm.returned"), exact: true }).click();
    await this.decided("returned", family);
  }

  async approve(family: string): Promise<void> {
    await this.press(this.t("review.bar.approved"));
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("button", { name: this.t("review.decide.confirm.approved"), exact: true }).click();
    await this.decided("approved", family);
  }

  /** A decision that the server lost, in the words of whoever made it. */
  async approveAgain(family: string): Promise<void> {
    await this.press(this.t("review.lost.again.approved"));
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("button", { name: this.t("review.lost.again.approved"), exact: true }).click();
    await this.decided("approved", family);
  }

  private async decided(decision: string, family: string): Promise<void> {
    await this.page.getByText(this.about(`review.decided.${decision}`, family)).waitFor();
  }

  /** A sentence about whose COE it is: a family's, or a youth's with the same last names. */
  private about(id: string, family: string): RegExp {
    const [before = "", after = ""] = this.t(id, { whose: "|" }).split("|");
    return new RegExp(`^${before}.*${family}.*${after}$`);
  }
}
