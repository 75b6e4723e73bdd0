import type { Locator, Page } from "playwright-core";
import { type CalendarDate, yearMonthDay } from "../../src/domain/base/calendar-date.ts";
import type { Locale, Speak } from "../../src/ui/words.tsx";
import { beginningWith, speaking } from "./spoken.ts";

/** A place on the screen whose questions somebody answers: each is found by the words that stand at it. */
export class Answering {
  readonly page: Page;
  readonly locale: Locale;
  readonly t: Speak;
  private readonly place: Locator;

  constructor(page: Page, locale: Locale, place: Locator = page.locator("body")) {
    this.page = page;
    this.locale = locale;
    this.t = speaking(locale);
    this.place = place;
  }

  /** The card or group with this title. */
  within(title: string): Answering {
    const name = beginningWith(title);
    const found = this.place.getByRole("group", { name }).or(this.place.getByRole("region", { name }));
    return new Answering(this.page, this.locale, found.first());
  }

  field(id: string): Locator {
    return this.fieldNamed(this.t(id));
  }

  private fieldNamed(name: string): Locator {
    const plain = this.place.getByRole("textbox", { name, exact: true });
    return plain.or(this.place.getByRole("combobox", { name, exact: true }));
  }

  write(id: string, text: string): Promise<void> {
    return this.field(id).fill(text);
  }

  /** As `write`, where the words at the field are filled with a name or are the State's own. */
  writeWords(label: string, text: string): Promise<void> {
    return this.fieldNamed(label).fill(text);
  }

  /** Key by key, as fingers do. */
  async typeInto(id: string, text: string): Promise<void> {
    await this.field(id).click();
    await this.page.keyboard.type(text);
  }

  async pick(id: string, choice: string): Promise<void> {
    await this.field(id).selectOption({ label: choice });
  }

  async pickWords(label: string, choice: string): Promise<void> {
    await this.fieldNamed(label).selectOption({ label: choice });
  }

  /** The choice that begins with this code. */
  async pickBeginning(id: string, code: string): Promise<void> {
    const option = this.field(id).getByRole("option", { name: beginningWith(code) });
    await this.field(id).selectOption((await option.textContent()) ?? "");
  }

  async choose(id: string, choiceId: string): Promise<void> {
    await this.chooseWords(this.t(id), this.t(choiceId));
  }

  async chooseWords(question: string, choice: string): Promise<void> {
    const group = this.place.getByRole("group", { name: question, exact: true });
    await group.getByRole("radio", { name: beginningWith(choice) }).check();
  }

  async tick(words: string): Promise<void> {
    await this.place.getByRole("checkbox", { name: words, exact: true }).check();
  }

  async untick(words: string): Promise<void> {
    await this.place.getByRole("checkbox", { name: words, exact: true }).uncheck();
  }

  async press(words: string): Promise<void> {
    await this.place.getByRole("button", { name: words, exact: true }).click();
  }

  /** A button whose words go on with a number. */
  async pressBeginning(words: string): Promise<void> {
    await this.place.getByRole("button", { name: beginningWith(words) }).click();
  }

  async pressFirst(words: string): Promise<void> {
    await this.place.getByRole("button", { name: words, exact: true }).first().click();
  }

  /** Questions that are one tap away. */
  async open(summary: string): Promise<void> {
    await this.place.getByText(summary, { exact: true }).click();
  }

  async date(id: string, day: CalendarDate, questionValues?: Record<string, string>): Promise<void> {
    const question = this.place.getByRole("group", { name: this.t(id, questionValues), exact: true });
    const parts = new Answering(this.page, this.locale, question);
    const { year, month, day: ofMonth } = yearMonthDay(day);
    await parts.field("interview.date.month").selectOption({ value: String(month) });
    await parts.write("interview.date.day", String(ofMonth));
    await parts.write("interview.date.year", String(year));
  }
}
