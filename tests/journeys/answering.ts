import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { type CalendarDate, yearMonthDay } from "../../src/domain/base/calendar-date.ts";
import type { Locale, Speak } from "../../src/ui/words.tsx";
import { finger, type Hand } from "./hand.ts";
import { beginningWith, speaking } from "./spoken.ts";

/** A place on the screen whose questions somebody answers: each is found by the words that stand at it. */
export class Answering {
  readonly page: Page;
  readonly locale: Locale;
  readonly t: Speak;
  readonly hand: Hand;
  private readonly place: Locator;

  constructor(page: Page, locale: Locale, hand: Hand = finger, place: Locator = page.locator("body")) {
    this.hand = hand;
    this.page = page;
    this.locale = locale;
    this.t = speaking(locale);
    this.place = place;
  }

  /** The card or group with this title. */
  within(title: string): Answering {
    const name = beginningWith(title);
    const found = this.place.getByRole("group", { name }).or(this.place.getByRole("region", { name }));
    return new Answering(this.page, this.locale, this.hand, found.first());
  }

  field(id: string): Locator {
    return this.fieldNamed(this.t(id));
  }

  private fieldNamed(name: string): Locator {
    const plain = this.place.getByRole("textbox", { name, exact: true });
    return plain.or(this.place.getByRole("combobox", { name, exact: true }));
  }

  write(id: string, text: string): Promise<void> {
    return this.hand.write(this.field(id), text);
  }

  /** As `write`, where the words at the field are filled with a name or are the State's own. */
  writeWords(label: string, text: string): Promise<void> {
    return this.hand.write(this.fieldNamed(label), text);
  }

  /** What stands at a field besides its name, as it is read out with it. */
  async saidAt(label: string): Promise<string> {
    const field = this.fieldNamed(label);
    await field.waitFor();
    return field.evaluate((control) =>
      (control.getAttribute("aria-describedby") ?? "")
        .split(" ")
        .map((id) => document.getElementById(id)?.textContent ?? "")
        .join(" "),
    );
  }

  /** A comment of the State's stands at the field that it is about. */
  async isAskedAt(label: string, text: string): Promise<void> {
    expect(await this.saidAt(label)).toContain(this.t("interview.returned.at-field", { text }));
  }

  /** Key by key, as fingers do. */
  async typeInto(id: string, text: string): Promise<void> {
    await this.field(id).click();
    await this.page.keyboard.type(text);
  }

  async pick(id: string, choice: string): Promise<void> {
    await this.hand.select(this.field(id), choice);
  }

  async pickWords(label: string, choice: string): Promise<void> {
    await this.hand.select(this.fieldNamed(label), choice);
  }

  /** The choice that begins with this code. */
  async pickBeginning(id: string, code: string): Promise<void> {
    const option = this.field(id).getByRole("option", { name: beginningWith(code) });
    await this.hand.select(this.field(id), (await option.textContent()) ?? "");
  }

  async choose(id: string, choiceId: string): Promise<void> {
    await this.chooseWords(this.t(id), this.t(choiceId));
  }

  async chooseWords(question: string, choice: string): Promise<void> {
    const group = this.place.getByRole("group", { name: question, exact: true });
    await this.hand.tick(group.getByRole("radio", { name: beginningWith(choice) }), true);
  }

  async tick(words: string): Promise<void> {
    await this.hand.tick(this.place.getByRole("checkbox", { name: words, exact: true }), true);
  }

  async untick(words: string): Promise<void> {
    await this.hand.tick(this.place.getByRole("checkbox", { name: words, exact: true }), false);
  }

  async press(words: string): Promise<void> {
    await this.hand.press(this.place.getByRole("button", { name: words, exact: true }));
  }

  /** A button whose words go on with a number. */
  async pressBeginning(words: string): Promise<void> {
    await this.hand.press(this.place.getByRole("button", { name: beginningWith(words) }));
  }

  async pressFirst(words: string): Promise<void> {
    await this.hand.press(this.place.getByRole("button", { name: words, exact: true }).first());
  }

  /** Questions that are one tap away. */
  async open(summary: string): Promise<void> {
    const words = this.page.getByText(summary, { exact: true });
    await this.hand.press(this.place.locator("summary").filter({ has: words }));
  }

  async date(id: string, day: CalendarDate, questionValues?: Record<string, string>): Promise<void> {
    const question = this.place.getByRole("group", { name: this.t(id, questionValues), exact: true });
    const parts = new Answering(this.page, this.locale, this.hand, question);
    const { year, month, day: ofMonth } = yearMonthDay(day);
    const months = parts.field("interview.date.month").getByRole("option");
    const label = (await months.nth(month).textContent()) ?? "";
    await this.hand.select(parts.field("interview.date.month"), label);
    await parts.write("interview.date.day", String(ofMonth));
    await parts.write("interview.date.year", String(year));
  }
}
