import { describe, expect, it, test } from "vitest";
import { weakPassphrase } from "../../src/storage/passphrase.ts";
import { pinWait, weakPin } from "../../src/storage/pin.ts";
import { calibratedRounds } from "../../src/storage/vault-keys.ts";

describe("a passphrase", () => {
  test.each([
    "seven herons cross the river",
    "zanja hoy luz maíz",
    "ocho garzas cruzan el río",
    "Kd8!vq2#Lm9$xw4",
    "el maíz crece alto",
    "839204857392041",
    "ёлка растёт у реки сама",
  ])("may be %j", (words) => {
    expect(weakPassphrase(words)).toBeNull();
  });

  test.each([
    ["herons cross", "too-short"],
    ["a b c d", "too-short"],
    ["go go go go go", "too-short"],
    ["correct horse battery staple", "too-common"],
    ["Correct-Horse-Battery-Staple1!", "too-common"],
    ["passwordpassword", "repeats"],
    ["Password Password 2026", "too-common"],
    ["Contraseña contraseña", "too-common"],
    ["uno dos tres cuatro", "too-common"],
    ["Migrant Education Program 1", "too-common"],
    ["qwertyuiopasdfghjkl", "too-common"],
    ["poiuytrewqlkjhgfdsa", "too-common"],
    ["123456789012345", "too-common"],
    ["abcabcabcabcabc", "repeats"],
    ["aaaaaaaaaaaaaaaaaaaa", "repeats"],
    ["la la la la la la la la", "repeats"],
  ] as const)("may not be %j: %s", (words, why) => {
    expect(weakPassphrase(words)).toBe(why);
  });
});

describe("a PIN", () => {
  test.each(["482913", "70518264", "904417", "618270"])("may be %s", (pin) => {
    expect(weakPin(pin)).toBeNull();
  });

  test.each([
    ["4829", "too-short"],
    ["48291a", "not-digits"],
    ["4829 13", "not-digits"],
    ["000000", "too-common"],
    ["123456", "too-common"],
    ["654321", "too-common"],
    ["12345678", "too-common"],
    ["121212", "too-common"],
    ["123123", "too-common"],
    ["112233", "too-common"],
    ["147258", "too-common"],
    ["198503", "too-common"],
    ["19850314", "too-common"],
    ["031485", "too-common"],
    ["03141985", "too-common"],
  ] as const)("may not be %s: %s", (pin, why) => {
    expect(weakPin(pin)).toBe(why);
  });

  it("waits longer with each wrong try after the fourth", () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9].map(pinWait)).toEqual([0, 0, 0, 0, 5e3, 15e3, 60e3, 300e3, 300e3]);
  });
});

describe("the stretching", () => {
  /** A clock that says that the sample took so long. */
  const taking = (ms: number) => {
    let said = -ms;
    return () => {
      said += ms;
      return said;
    };
  };

  it("takes a tablet at least 300 ms, and is never below 600,000 rounds", async () => {
    expect(await calibratedRounds(taking(25))).toBe(1_400_000);
    expect(await calibratedRounds(taking(400))).toBe(600_000);
  });

  it("does not believe a clock that has stood still", async () => {
    expect(await calibratedRounds(taking(0))).toBe(600_000);
  });
});
