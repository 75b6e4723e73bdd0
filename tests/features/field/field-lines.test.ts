import { describe, expect, it } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { Instant } from "../../../src/domain/base/instant.ts";
import {
  clockToleranceMs,
  coesOfADay,
  type FieldFacts,
  type FieldLine,
  fieldLines,
  summaryOfLines,
} from "../../../src/features/field/field-lines.ts";
import { spaceForOneCoe } from "../../../src/storage/capacity.ts";
import { wordsOf } from "../../../src/ui/words.tsx";

const now = "2026-11-22T13:00:00.000Z" as Instant;
const ago = (days: number): Instant => new Date(Date.parse(now) - days * 86_400_000).toISOString() as Instant;

const ready: FieldFacts = {
  now,
  persisted: true,
  installed: true,
  freeBytes: 5_000_000_000,
  clockOffsetMs: 0,
  version: "newest",
  app: "surco/test",
  vault: { kind: "passphrase", passkeys: 0, openedAt: ago(0.1) },
  secondCopy: "sound",
  unsent: { coes: 0, since: null },
  contact: { at: ago(0.01), signedOut: false },
  offline: "whole",
};

const line = (id: string, change: Partial<FieldFacts>): FieldLine => {
  const found = fieldLines({ ...ready, ...change }).find((each) => each.id === id);
  if (!found) throw new Error(`no line ${id}`);
  return found;
};

/** Every state of every line, with what it says and what can be done at once. */
const cases: readonly (readonly [string, Partial<FieldFacts>, FieldLine["state"], string, string])[] = [
  ["kept", { persisted: true }, "fine", "yes", ""],
  ["kept", { persisted: false }, "look", "no", "protect"],
  ["kept", { persisted: null }, "cannot", "cannot", ""],
  ["installed", { installed: true }, "fine", "yes", ""],
  ["installed", { installed: false }, "look", "no", ""],
  ["installed", { installed: null }, "cannot", "cannot", ""],
  ["space", { freeBytes: coesOfADay * 2 * spaceForOneCoe }, "fine", "enough", ""],
  ["space", { freeBytes: coesOfADay * 2 * spaceForOneCoe - 1 }, "look", "little", ""],
  ["space", { freeBytes: coesOfADay * spaceForOneCoe, secondCopy: "missing" }, "fine", "enough", ""],
  ["space", { freeBytes: 0 }, "look", "little", ""],
  ["space", { freeBytes: null }, "cannot", "cannot", ""],
  ["clock", { clockOffsetMs: clockToleranceMs }, "fine", "right", ""],
  ["clock", { clockOffsetMs: -clockToleranceMs }, "fine", "right", ""],
  ["clock", { clockOffsetMs: clockToleranceMs + 1 }, "look", "behind", ""],
  ["clock", { clockOffsetMs: -clockToleranceMs - 1 }, "look", "ahead", ""],
  ["clock", { clockOffsetMs: null }, "cannot", "never", ""],
  ["version", { version: "newest" }, "fine", "newest", ""],
  ["version", { version: "waiting" }, "look", "waiting", "update"],
  ["version", { version: "held-up" }, "look", "held-up", ""],
  ["version", { version: "too-old" }, "look", "too-old", "reload"],
  ["version", { version: null }, "cannot", "cannot", ""],
  ["vault", { vault: { kind: "practice", passkeys: 0, openedAt: null } }, "fine", "practice", ""],
  ["vault", { vault: { kind: "passphrase", passkeys: 0, openedAt: ago(6.9) } }, "fine", "opens", ""],
  ["vault", { vault: { kind: "passphrase", passkeys: 2, openedAt: ago(7.1) } }, "look", "long-ago", "lock"],
  ["vault", { vault: { kind: "passphrase", passkeys: 0, openedAt: null } }, "look", "not-tried", "lock"],
  ["vault", { vault: null }, "cannot", "cannot", ""],
  ["second-copy", { secondCopy: "sound" }, "fine", "sound", ""],
  ["second-copy", { secondCopy: "missing" }, "cannot", "missing", ""],
  ["second-copy", { secondCopy: "failed" }, "look", "failed", "reload"],
  ["second-copy", { secondCopy: "full" }, "look", "full", "reload"],
  ["second-copy", { secondCopy: "pending" }, "cannot", "pending", ""],
  ["unsent", { unsent: { coes: 0, since: null } }, "fine", "none", ""],
  ["unsent", { unsent: { coes: 3, since: ago(2) } }, "look", "some-since", "send take-along"],
  ["unsent", { unsent: null }, "look", "unread", "reload"],
  ["unsent", { unsent: { coes: 1, since: null } }, "look", "some", "send take-along"],
  ["contact", { contact: { at: ago(0.9), signedOut: false } }, "fine", "lately", ""],
  ["contact", { contact: { at: ago(-3), signedOut: false } }, "fine", "lately", ""],
  ["contact", { contact: { at: ago(1.1), signedOut: false } }, "look", "long-ago", "send"],
  ["contact", { contact: { at: null, signedOut: false } }, "look", "never", "send"],
  ["contact", { contact: { at: ago(0), signedOut: true } }, "look", "signed-out", "sign-in"],
  ["offline", { offline: "whole" }, "fine", "whole", ""],
  ["offline", { offline: "again" }, "look", "again", "reload"],
  ["offline", { offline: "missing" }, "look", "missing", "reload"],
  ["offline", { offline: null }, "cannot", "cannot", ""],
];

describe("ready for the field", () => {
  it.each(cases)("%s with %o: %s, %s", (id, change, state, words, deeds) => {
    const { state: is, words: says, deeds: offers } = line(id, change);
    expect([is, says, offers.join(" ")]).toEqual([state, words, deeds]);
  });

  it("stands in one order", () => {
    const all = "kept installed space clock version vault second-copy unsent contact offline";
    expect(
      fieldLines(ready)
        .map(({ id }) => id)
        .join(" "),
    ).toBe(all);
  });

  it("is summed up: ready, ready as far as can be seen, or how much is to be looked at", () => {
    expect(summaryOfLines(fieldLines(ready))).toEqual({ look: 0, cannot: 0 });
    const some: FieldFacts = { ...ready, persisted: false, offline: "missing", installed: null };
    expect(summaryOfLines(fieldLines(some))).toEqual({ look: 2, cannot: 1 });
  });

  it.each([
    [11 * 60_000, 11, "minutes"],
    [-119 * 60_000, 119, "minutes"],
    [2 * 3_600_000, 2, "hours"],
    [-47 * 3_600_000, 47, "hours"],
    [365 * 86_400_000, 365, "days"],
  ])("[P20] a clock that is off by %d ms is off by %d %s", (clockOffsetMs, count, unit) => {
    expect(line("clock", { clockOffsetMs }).values).toEqual({ count, unit });
  });

  it.each([
    [10, 10],
    [19, 19],
    [27, 20],
    [199, 100],
    [5000, 1000],
  ])("room for %d COEs is told as %d or more", (coes, told) => {
    expect(line("space", { freeBytes: coes * 2 * spaceForOneCoe }).values).toEqual({ coes: told });
  });

  it.each(["en", "es"] as const)("says every line and every deed in words (%s), with nothing left open", (locale) => {
    const t = wordsOf(locale, catalogs[locale]);
    const said = cases.flatMap(([id, change]) => {
      const { words, values, when, state, deeds } = line(id, change);
      const filled = { ...values, when: when ?? undefined };
      return [
        t(`field.${id}`),
        t(`field.${id}.${words}`, filled),
        t(`field.state.${state}`),
        ...deeds.map((deed) => t(`field.do.${deed}`)),
      ];
    });
    expect(said.filter((words) => /⟦|undefined|[{}]/.test(words) || words.trim() === "")).toEqual([]);
  });
});
