import type { Locator, Page } from "playwright-core";
import { Newcomer } from "./newcomer.ts";
import type { Recruiter } from "./recruiter.ts";

/** Draws two strokes with the mouse, which stands for a finger. */
export async function drawOn(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error("there is no place for the signature on the screen");
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  for (const [from, over, to] of [
    [at(0.2, 0.6), at(0.4, 0.2), at(0.6, 0.7)],
    [at(0.5, 0.4), at(0.7, 0.6), at(0.8, 0.3)],
  ] as const) {
    await page.mouse.move(...from);
    await page.mouse.down();
    await page.mouse.move(...over, { steps: 6 });
    await page.mouse.move(...to, { steps: 6 });
    await page.mouse.up();
  }
}

/** What the recruiter and the family do from the finished interview to the signed COE. */
export class Signing {
  private readonly recruiter: Recruiter;
  private readonly recruiterName: string;
  private readonly passphrase: string | null;

  /** In a real State giving the tablet back locks it, and her passphrase opens it again. */
  constructor(recruiter: Recruiter, recruiterName: string, passphrase: string | null = null) {
    this.recruiter = recruiter;
    this.recruiterName = recruiterName;
    this.passphrase = passphrase;
  }

  private get page(): Page {
    return this.recruiter.page;
  }

  private t(id: string, values?: Record<string, string | number>): string {
    return this.recruiter.t(id, values);
  }

  /** From the list of sections: the COE is read back and found right. */
  async readBack(): Promise<void> {
    await this.recruiter.hand.press(
      this.page.getByRole("link", { name: this.t("interview.go-read-back"), exact: true }),
    );
    await this.recruiter.press(this.t("signing.read-back.right"));
  }

  async handOver(intervieweeName: string): Promise<void> {
    await this.recruiter.choose("signing.method.question", "signing.method.drawn");
    await this.giveTo(intervieweeName);
  }

  private async giveTo(intervieweeName: string): Promise<void> {
    const first = this.recruiter.locale === "en" ? "signing.language.en" : "signing.language.es";
    await this.recruiter.choose("signing.language.question", first);
    await this.recruiter.press(this.t("signing.method.hand-over", { name: intervieweeName }));
    await this.recruiter.heading("signing.statement.title");
    // The family begins to read at the top, and whoever listens to the page hears its heading first.
    await this.page.locator("h1:focus").waitFor();
  }

  pad(): Locator {
    return this.page.getByRole("img", { name: this.t("signing.pad.label"), exact: true });
  }

  async draw(): Promise<void> {
    await drawOn(this.page, this.pad());
    await this.isDrawn();
  }

  isDrawn(): Promise<void> {
    return this.page
      .getByRole("status")
      .filter({ hasText: this.t("signing.pad.drawn") })
      .waitFor();
  }

  /** For somebody who does not write: an X, put there by a button, before a witness. */
  async markWithWitness(intervieweeName: string, witness: string): Promise<void> {
    const why = "The interviewee does not write; the witness saw the mark being made.";
    await this.recruiter.choose("signing.method.question", "signing.method.x-mark");
    await this.recruiter.write("signing.witness", witness);
    await this.recruiter.write("signing.comment", why);
    await this.giveTo(intervieweeName);
    await this.recruiter.press(this.t("signing.pad.make-mark"));
    await this.isDrawn();
  }

  async giveBack(): Promise<void> {
    await this.recruiter.press(this.t("signing.statement.done"));
    if (this.passphrase !== null) {
      await this.recruiter.press(this.t("signing.give-back.lock"));
      await new Newcomer(this.page, this.recruiter.locale).openWork(this.passphrase);
      return;
    }
    await this.recruiter.write("signing.give-back.name", this.recruiterName.split(" ")[0] ?? "");
    await this.recruiter.press(this.t("signing.give-back.go-on"));
  }

  async certify(): Promise<void> {
    await this.recruiter.heading("signing.certify.title");
    await this.recruiter.choose("signing.certify.way", "signing.certify.type");
    await this.recruiter.write("signing.certify.type-label", this.recruiterName);
    await this.recruiter.press(this.t("signing.certify.sign"));
    await this.recruiter.heading("signing.signed.title");
  }

  async toList(): Promise<void> {
    await this.recruiter.hand.press(this.page.getByRole("link", { name: this.t("signing.to-list"), exact: true }));
    await this.recruiter.heading("coe-list.title");
  }

  /** Only details were corrected: the family's signature still stands. */
  async correctionWithoutFamily(): Promise<void> {
    await this.recruiter.hand.press(
      this.page.getByRole("link", { name: this.t("interview.go-read-back"), exact: true }),
    );
    await this.page.getByText(this.t("signing.carried.title"), { exact: true }).waitFor();
    await this.recruiter.press(this.t("signing.read-back.certify"));
    await this.certify();
  }

  async all(intervieweeName: string): Promise<void> {
    await this.readBack();
    await this.handOver(intervieweeName);
    await this.draw();
    await this.giveBack();
    await this.certify();
  }
}
