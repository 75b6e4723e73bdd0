import type { Locator } from "playwright-core";
import { ageOn, type CalendarDate } from "../../src/domain/base/calendar-date.ts";
import { schoolAskedFromAge } from "../../src/domain/eligibility/school-age.ts";
import type { Locale } from "../../src/ui/words.tsx";
import { Answering } from "./answering.ts";
import { today } from "./days.ts";
import type { ToldChild, ToldFamily, ToldParent } from "./families.ts";
import { beginningWith } from "./spoken.ts";

/** A recruiter at the tablet: what she does there, in the order in which a family tells it. */
export class Recruiter extends Answering {
  private readonly today = today();

  /** The State that she works in, as the list of States names it. */
  protected homeState(): string {
    return this.locale === "es" ? "Estado de práctica" : "Practice State";
  }

  async signIn(url: string, name: string): Promise<void> {
    await this.page.goto(url);
    await this.hand.press(this.page.getByRole("button", { name: new RegExp(name) }));
    await this.heading("coe-list.title");
    // From here on the whole application is kept on the tablet.
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
  }

  async heading(id: string): Promise<void> {
    await this.page.getByRole("heading", { level: 1, name: beginningWith(this.t(id)) }).waitFor();
  }

  async speak(locale: Locale): Promise<Recruiter> {
    const theirs = new Recruiter(this.page, locale, this.hand);
    if (locale !== this.locale) {
      await this.hand.press(this.page.getByRole("button", { name: this.t("shell.tools.language") }));
    }
    return theirs;
  }

  /** The COE's id is in its address. */
  async startCoe(): Promise<string> {
    await this.press(this.t("coe-list.start"));
    await this.page.getByRole("list", { name: this.t("interview.sections") }).waitFor();
    return new URL(this.page.url()).pathname.split("/").at(-1) ?? "";
  }

  async section(section: string): Promise<void> {
    const list = this.page.getByRole("list", { name: this.t("interview.sections") });
    await this.hand.press(list.getByRole("link", { name: new RegExp(`^${this.t(`interview.section.${section}`)}`) }));
    await this.heading(`interview.section.${section}`);
  }

  async backToSections(): Promise<void> {
    await this.hand.press(this.page.getByRole("link", { name: this.t("interview.back-to-sections"), exact: true }));
    await this.page.getByRole("list", { name: this.t("interview.sections") }).waitFor();
  }

  /** "Saved", for what was typed last: while something is on its way the line says "Writing…". */
  async saved(): Promise<void> {
    const words = this.t("interview.save.saved-at", { time: "" }).trim();
    await this.page.getByText(new RegExp(`^${words} (at|a las?) \\d`)).waitFor();
  }

  async tellAll(family: ToldFamily): Promise<void> {
    await this.tellInterview(family);
    await this.tellFamily(family);
    await this.tellChildren(family.children);
    await this.tellMoves(family);
    await this.tellState(family);
  }

  async tellInterview({ answering }: ToldFamily): Promise<void> {
    await this.section("interview");
    await this.press(this.t("interview.talk.today"));
    await this.write("interview.talk.name", answering.name);
    await this.write("interview.talk.relationship", answering.relationship);
    await this.write("interview.talk.language", answering.language);
    await this.backToSections();
  }

  async tellFamily(family: ToldFamily): Promise<void> {
    await this.section("family");
    await this.tellParent("parent1", family.parents[0]);
    await this.tellParent("parent2", family.parents[1]);
    const home = this.within(this.t("interview.family.home"));
    await home.write("interview.family.address", family.address);
    await home.write("interview.family.city", family.city);
    await home.write("interview.family.zip", family.zip);
    if (family.telephone === null) await home.press(this.t("interview.family.no-phone"));
    else await home.write("interview.family.telephone", family.telephone);
    await home.write("interview.family.district", family.district);
    await this.backToSections();
  }

  private async tellParent(who: "parent1" | "parent2", parent: ToldParent | null): Promise<void> {
    const card = this.within(this.t(`interview.family.${who}`));
    if (parent === null) {
      // The dash of the last names goes into the first names by itself.
      await card.pressFirst(this.t(`interview.family.${who}-none`));
      return;
    }
    await card.write("interview.family.last-names", parent.lastName);
    await card.write("interview.family.first-names", parent.firstName);
  }

  async tellChildren(children: readonly ToldChild[]): Promise<void> {
    await this.section("children");
    for (const [place, child] of children.entries()) {
      await this.addChild(place);
      await this.tellChild(place, child);
    }
    await this.saved();
    await this.backToSections();
  }

  addChild(place: number): Promise<void> {
    return this.press(this.t(place === 0 ? "interview.child.add-first" : "interview.child.add"));
  }

  childCard(place: number): Answering {
    return this.within(this.t("interview.child.number", { number: place + 1 }));
  }

  async tellChild(place: number, child: ToldChild): Promise<void> {
    const card = this.childCard(place);
    await card.write("interview.child.first-name", child.firstName);
    await this.orDash(card, "interview.child.middle-name", child.middleName, "interview.child.no-middle-name");
    await card.write("interview.child.last-name-1", child.lastName1);
    await this.orDash(card, "interview.child.last-name-2", child.lastName2, "interview.child.no-second-surname");
    await card.press(this.t("interview.child.no-suffix"));
    await card.date("interview.child.birth-date", child.born);
    await card.pickBeginning("interview.child.evidence", child.birthDateCode);
    await card.choose("interview.child.sex", child.sex === "F" ? "interview.child.girl" : "interview.child.boy");
    await card.choose("interview.child.twin", child.twin ? "interview.yes" : "interview.no");
    if (ageOn(child.born, this.today) >= schoolAskedFromAge) {
      for (const question of ["graduated", "hsed", "foreign"]) {
        await card.choose(`interview.school.${question}`, "interview.no");
      }
      await card.choose("interview.school.enrolled", child.grade === "OS" ? "interview.no" : "interview.yes");
    }
  }

  private async orDash(card: Answering, id: string, text: string | null, dashId: string): Promise<void> {
    if (text === null) await card.press(this.t(dashId));
    else await card.write(id, text);
  }

  async tellMoves(family: ToldFamily): Promise<void> {
    await this.section("moves");
    await this.press(this.t("interview.move.add-first"));
    const move = this.within(this.t("interview.move.number", { number: 1 }));
    await this.tellMove(move, family);
    await this.tellWork(move, family);
    for (const child of family.children) {
      if (child.cameOn !== null) await this.cameOnAnotherDay(child, child.cameOn);
    }
    await this.saved();
    await this.backToSections();
  }

  private async tellMove(move: Answering, family: ToldFamily): Promise<void> {
    await move.date("interview.move.date", family.movedOn);
    await this.tellPlace(move.within(this.t("interview.move.from")), family.from);
    await this.tellPlace(move.within(this.t("interview.move.to")), {
      city: family.city,
      state: null,
      country: "US",
      district: family.district,
    });
    for (const child of family.children) await move.tick(`${child.firstName} ${child.lastName1}`);
    const isYouth = family.parents[0] === null;
    const add = isYouth ? "interview.worker.add-youth" : "interview.worker.add-parent";
    await move.press(this.t(add, { name: family.work.worker }));
    await move.tick(family.work.worker);
    await move.choose("interview.move.need", "interview.yes");
    await move.write("interview.move.reason", family.reason);
    await move.choose("interview.move.lived", "interview.yes");
  }

  private async tellPlace(
    place: Answering,
    told: { city: string; state: string | null; country: "US" | "MX"; district: string | null },
  ): Promise<void> {
    await place.write("interview.place.city", told.city);
    if (told.country === "MX") {
      await place.pick("interview.place.country", this.locale === "es" ? "México" : "Mexico");
      await place.write("interview.place.state-abroad", told.state ?? "");
    } else if (told.state === null) {
      await place.pickBeginning("interview.place.state", this.homeState());
    } else await place.pickBeginning("interview.place.state", told.state);
    if (told.district === null) await place.press(this.t("interview.place.no-district"));
    else await place.write("interview.place.district", told.district);
  }

  private async tellWork(move: Answering, { work }: ToldFamily): Promise<void> {
    const name = work.worker;
    const told = move.within(this.t("interview.work.title", { name }));
    await told.chooseWords(this.t("interview.work.engaged", { name }), this.t("interview.yes"));
    await told.date("interview.work.started", work.startedOn);
    await told.chooseWords(this.t("interview.work.new", { name }), this.t("interview.work.new-yes"));
    await told.writeWords(this.t("interview.work.what", { name }), work.description);
    await told.choose("interview.work.sector", "interview.sector.agricultural");
    await told.choose("interview.work.employment", `interview.employment.${work.employment}`);
  }

  /** The child gets a move of their own, and the cursor is in it. */
  private async cameOnAnotherDay(child: ToldChild, day: CalendarDate): Promise<void> {
    const move = this.within(this.t("interview.move.number", { number: 1 }));
    await move.open(this.t("interview.move.another-day"));
    await move.press(this.t("interview.move.own", { name: `${child.firstName} ${child.lastName1}` }));
    const own = this.within(this.t("interview.move.number", { number: 2 }));
    await own.date("interview.move.date", day);
    await own.choose("interview.move.lived", "interview.yes");
  }

  /** Every comment that is owed or asked for, begun with the app's sentence and finished in words of her own. */
  async writeComments(): Promise<void> {
    await this.section("comments");
    const begin = this.page.getByRole("button", { name: this.t("interview.comment.insert"), exact: true });
    for (let left = await begin.count(); left > 0; left -= 1) {
      await this.hand.press(begin.first());
      await this.page.locator("textarea:focus").waitFor();
      await this.page.keyboard.press("Control+End");
      await this.page.keyboard.type(" They told it at the interview, in the words written down here.");
    }
    await this.saved();
    await this.backToSections();
  }

  /** The check finds nothing that has to be done before signing. */
  async checkedAndReady(): Promise<void> {
    await this.press(this.t("interview.check.do"));
    await this.page.getByText(this.t("interview.check.ready"), { exact: true }).waitFor();
  }

  async toList(): Promise<void> {
    await this.hand.press(this.page.getByRole("link", { name: this.t("interview.all-coes"), exact: true }));
    await this.heading("coe-list.title");
  }

  /** The family's line in the list of COEs. */
  row(familyName: string): Locator {
    return this.page
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("link", { name: familyName, exact: true }) });
  }

  /** "Send now", which is called "Check for news" where nothing waits: the round asks what the State has decided as well. */
  async sendNow(): Promise<void> {
    const line = this.page.getByRole("region", { name: this.t("shell.sync.label"), exact: true });
    await this.hand.press(line.getByRole("button"));
  }

  /** From the list into the comments of a COE that the State returned, and from there into its correction. */
  async beginCorrection(row: Locator): Promise<void> {
    await this.hand.press(row.getByRole("link"));
    await this.press(this.t("corrections.begin"));
    await this.page.getByRole("list", { name: this.t("interview.sections") }).waitFor();
  }

  /** The State's question stands at the work; the answer is written there. */
  async correctWork({ work: { worker: name } }: ToldFamily, asked: string, description: string): Promise<void> {
    await this.section("moves");
    const work = this.within(this.t("interview.work.title", { name }));
    await work.isAskedAt(this.t("interview.work.what", { name }), asked);
    await work.writeWords(this.t("interview.work.what", { name }), description);
    await this.saved();
    await this.backToSections();
  }

  async tellState(family: ToldFamily): Promise<void> {
    await this.section("state");
    const english = this.locale === "en";
    const optional = (words: string) => `${words} ${this.t("interview.optional")}`;
    await this.writeWords(optional(english ? "Language spoken at home" : "Idioma que se habla en casa"), "Español");
    for (const child of family.children) {
      const card = this.within(child.firstName);
      await card.pickWords(optional(english ? "Grade" : "Grado"), child.grade);
    }
    await this.saved();
    await this.backToSections();
  }
}
