import { addDays, addYears, type CalendarDate, yearMonthDay } from "../../src/domain/base/calendar-date.ts";
import { foldForSearch } from "../../src/domain/coe/summary.ts";
import { createChance } from "../simulation/chance.ts";
import { fiveChildren, type ToldFamily } from "./families.ts";

/** A family that is told in words which stand nowhere else on earth, so that each can be looked for wherever bytes are kept. */
export interface CanaryFamily {
  readonly told: ToldFamily;
  /** What the recruiter adds in her own words. */
  readonly comment: string;
  /** What the State's reviewer asks about the telephone and about the address. */
  readonly asked: { readonly telephone: string; readonly address: string };
  /** The telephone as it is written after the correction began. */
  readonly corrected: string;
  /** Everything that must not be found. Each may be written in several ways. */
  readonly tokens: readonly Canary[];
}

export interface Canary {
  readonly token: string;
  readonly waysToWrite: readonly string[];
}

const first = "bcdfghjklmnpqrstvwxyz";
const second = "aeiou";

/** Ten letters that can be said aloud: 90 to the fifth power of them, so that none is met by chance. */
class Words {
  readonly made: string[] = [];
  readonly #chance = createChance(20_260_315);

  word(): string {
    const syllable = () => this.#letterOf(first) + this.#letterOf(second);
    const word = Array.from({ length: 5 }, syllable).join("");
    this.made.push(word);
    return word;
  }

  /** A name; each third has an accent, which every way of writing has bytes of its own for. */
  name(): string {
    const plain = this.word();
    const accented =
      this.made.length % 3 === 0 ? `${plain.slice(0, -1)}${"áéíóú"[second.indexOf(plain.slice(-1))]}` : plain;
    const name = `${accented.charAt(0).toUpperCase()}${accented.slice(1)}`;
    this.made[this.made.length - 1] = name;
    return name;
  }

  sentence(length: number): string {
    return `${Array.from({ length }, () => this.word()).join(" ")}.`;
  }

  #letterOf(letters: string): string {
    return letters.charAt(this.#chance.whole(letters.length));
  }
}

export function canaryFamily(today: CalendarDate): CanaryFamily {
  const words = new Words();
  const like = fiveChildren(today);
  const parent = () => ({ firstName: words.name(), lastName: words.name() });
  const [mother, father] = [parent(), parent()];
  const surnames = { lastName1: words.name(), lastName2: words.name() };
  const worker = `${mother.firstName} ${mother.lastName}`;
  const children = like.children.map((child, place) => ({
    ...child,
    ...surnames,
    firstName: words.name(),
    middleName: words.name(),
    // No two on one day of a month: each date can be told from the others.
    born: addDays(addYears(today, -14 + 2 * place), -17 * place - 20),
    twin: false,
  }));
  const told: ToldFamily = {
    ...like,
    answering: { ...like.answering, name: worker },
    parents: [mother, father],
    address: words.sentence(8),
    city: words.name(),
    telephone: "620 841 5973",
    district: `${words.name()} USD`,
    children,
    from: { ...like.from, city: words.name(), district: `${words.name()} ISD` },
    reason: words.sentence(24),
    work: { ...like.work, worker, description: `picking apples ${words.sentence(8)}` },
  };
  const comment = words.sentence(80);
  const asked = { telephone: words.sentence(20), address: words.sentence(20) };
  const telephones = [told.telephone ?? "", "620 841 5973".replace("620", "785")];
  const tokens = [
    ...words.made.map((word) => ({ token: word, waysToWrite: [word, word.toLowerCase(), foldForSearch(word)] })),
    ...telephones.map((number) => ({ token: number, waysToWrite: telephoneWritten(number) })),
    ...children.flatMap((child) => datesWritten(child.born)),
  ];
  return { told, comment, asked, corrected: telephones[1] ?? "", tokens };
}

function telephoneWritten(number: string): string[] {
  const [area = "", exchange = "", line = ""] = number.split(" ");
  return [number, `${area}${exchange}${line}`, `${area}-${exchange}-${line}`, `(${area}) ${exchange}-${line}`];
}

/** A birth date in the formats of the form, of the data, of a letter, and of one in Spanish: each is looked for by itself. */
function datesWritten(born: CalendarDate): Canary[] {
  const { year, month, day } = yearMonthDay(born);
  const two = (part: number) => String(part).padStart(2, "0");
  const inWords = (locale: string, long: Intl.DateTimeFormatOptions["month"]) =>
    new Intl.DateTimeFormat(locale, { day: "numeric", month: long, year: "numeric", timeZone: "UTC" }).format(
      Date.UTC(year, month - 1, day),
    );
  return [
    born,
    `${two(month)}/${two(day)}/${year}`,
    inWords("en-US", "long"),
    inWords("en-US", "short"),
    inWords("es", "long"),
  ].map((token) => ({ token, waysToWrite: [token] }));
}
