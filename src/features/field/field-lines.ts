import type { Instant } from "../../domain/base/instant.ts";
import { spaceForOneCoe } from "../../storage/capacity.ts";
import type { UnsentCoes } from "../../storage/unsent-coes.ts";

/** What is known of this tablet before somebody drives out. `null` is always "this browser does not say". */
export interface FieldFacts {
  readonly now: Instant;
  readonly persisted: boolean | null;
  readonly installed: boolean | null;
  readonly freeBytes: number | null;
  /** The State's time minus this clock, measured (P20). */
  readonly clockOffsetMs: number | null;
  /** held-up: a COE is open in another window. too-old: the State does not understand this version any more. */
  readonly version: "newest" | "waiting" | "held-up" | "too-old" | null;
  readonly app: string;
  readonly vault: FieldVault | null;
  readonly secondCopy: SecondCopyStanding;
  /** Null: the storage did not answer. */
  readonly unsent: UnsentCoes | null;
  readonly contact: { readonly at: Instant | null; readonly signedOut: boolean };
  /** again: it is all here, and takes over when the app is opened the next time. */
  readonly offline: "whole" | "again" | "missing" | null;
}

/** How the copy beside the database stands. What it is kept in is not this screen's to know. */
export type SecondCopyStanding = "pending" | "sound" | "missing" | "failed" | "full";

export interface FieldVault {
  readonly kind: "practice" | "passphrase";
  readonly passkeys: number;
  /** When it was last opened with the secret itself; a PIN proves nothing for the day when the app starts anew. */
  readonly openedAt: Instant | null;
}

export type FieldDeed = "protect" | "update" | "send" | "sign-in" | "lock" | "reload" | "take-along";

const lineIds = [
  ...["kept", "installed", "space", "clock", "version"],
  ...["vault", "second-copy", "unsent", "contact", "offline"],
] as const;

export interface FieldLine {
  readonly id: string;
  readonly state: "fine" | "look" | "cannot";
  /** The ending of the text's id: what is so, and with `look` what to do. */
  readonly words: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** A moment that the words name as `when`. */
  readonly when: Instant | null;
  readonly deeds: readonly FieldDeed[];
}

type Said = Omit<FieldLine, "id">;

/** COEs of a long day. At the announced limits of a revision and its photos they need half a gigabyte. */
export const coesOfADay = 10;
/** P20: from here on a wrong clock is told. */
export const clockToleranceMs = 600_000;
const dayMs = 86_400_000;
/** A secret that was not needed for a week is one that may have been forgotten. */
const vaultIsFreshMs = 7 * dayMs;

const said = (state: Said["state"], words: string, more: Partial<Said> = {}): Said => {
  return { state, words, values: {}, when: null, deeds: [], ...more };
};
const cannot = (): Said => said("cannot", "cannot");

/** One line for each, in the order in which they are shown. */
export function fieldLines(facts: FieldFacts): readonly FieldLine[] {
  const lines: Readonly<Record<(typeof lineIds)[number], Said>> = {
    kept: keptLine(facts),
    installed: facts.installed === null ? cannot() : facts.installed ? said("fine", "yes") : said("look", "no"),
    space: spaceLine(facts),
    clock: clockLine(facts),
    version: versionLine(facts),
    vault: vaultLine(facts),
    "second-copy": secondCopyLine(facts.secondCopy),
    unsent: unsentLine(facts),
    contact: contactLine(facts),
    offline: offlineLine(facts),
  };
  return lineIds.map((id) => ({ id, ...lines[id] }));
}

export interface FieldSummary {
  readonly look: number;
  readonly cannot: number;
}

export const summaryOfLines = (lines: readonly FieldLine[]): FieldSummary => {
  const count = (state: FieldLine["state"]) => lines.filter((line) => line.state === state).length;
  return { look: count("look"), cannot: count("cannot") };
};

function keptLine({ persisted }: FieldFacts): Said {
  if (persisted === null) return cannot();
  return persisted ? said("fine", "yes") : said("look", "no", { deeds: ["protect"] });
}

function spaceLine({ freeBytes, secondCopy }: FieldFacts): Said {
  if (freeBytes === null) return cannot();
  const coes = Math.floor(freeBytes / (secondCopy === "missing" ? spaceForOneCoe : 2 * spaceForOneCoe));
  if (coes >= coesOfADay) return said("fine", "enough", { values: { coes: roundedDown(coes) } });
  return said("look", "little", { values: { coes, day: coesOfADay } });
}

/** Whoever reads "room for 1,243 COEs" wonders about the 3. */
function roundedDown(coes: number): number {
  const step = coes < 20 ? 1 : coes < 100 ? 10 : 100;
  return Math.min(1000, coes - (coes % step));
}

function clockLine({ clockOffsetMs }: FieldFacts): Said {
  if (clockOffsetMs === null) return said("cannot", "never");
  const off = Math.abs(clockOffsetMs);
  if (off <= clockToleranceMs) return said("fine", "right");
  const unit = off < 2 * 3_600_000 ? "minutes" : off < 2 * dayMs ? "hours" : "days";
  const size = { minutes: 60_000, hours: 3_600_000, days: dayMs }[unit];
  const way = clockOffsetMs > 0 ? "behind" : "ahead";
  return said("look", way, { values: { count: Math.round(off / size), unit } });
}

function versionLine({ version, app }: FieldFacts): Said {
  const values = { app };
  if (version === null) return said("cannot", "cannot", { values });
  if (version === "waiting") return said("look", version, { values, deeds: ["update"] });
  return said(version === "newest" ? "fine" : "look", version, {
    values,
    deeds: version === "too-old" ? ["reload"] : [],
  });
}

function vaultLine({ vault, now }: FieldFacts): Said {
  if (vault === null) return cannot();
  if (vault.kind === "practice") return said("fine", "practice");
  const { openedAt, passkeys } = vault;
  if (openedAt === null) return said("look", "not-tried", { deeds: ["lock"] });
  const values = { passkeys };
  return Date.parse(now) - Date.parse(openedAt) > vaultIsFreshMs
    ? said("look", "long-ago", { values, when: openedAt, deeds: ["lock"] })
    : said("fine", "opens", { values, when: openedAt });
}

function secondCopyLine(standing: SecondCopyStanding): Said {
  if (standing === "sound") return said("fine", standing);
  if (standing === "missing" || standing === "pending") return said("cannot", standing);
  return said("look", standing, { deeds: ["reload"] });
}

function unsentLine({ unsent }: FieldFacts): Said {
  if (unsent === null) return said("look", "unread", { deeds: ["reload"] });
  const { coes, since } = unsent;
  if (coes === 0) return said("fine", "none");
  const values = { count: coes };
  return since === null
    ? said("look", "some", { values, deeds: ["send", "take-along"] })
    : said("look", "some-since", { values, when: since, deeds: ["send", "take-along"] });
}

function contactLine({ contact: { at, signedOut }, now }: FieldFacts): Said {
  if (signedOut) return said("look", "signed-out", { deeds: ["sign-in"] });
  if (at === null) return said("look", "never", { deeds: ["send"] });
  // A clock that was set back since makes a contact of tomorrow: still a contact.
  return Date.parse(now) - Date.parse(at) <= dayMs
    ? said("fine", "lately", { when: at })
    : said("look", "long-ago", { when: at, deeds: ["send"] });
}

function offlineLine({ offline }: FieldFacts): Said {
  if (offline === null) return cannot();
  if (offline === "whole") return said("fine", offline);
  return said("look", offline, { deeds: ["reload"] });
}
