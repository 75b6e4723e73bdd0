import { compileString } from "sass";
import { describe, expect, it } from "vitest";

/** What a theme says when nothing is asked of the browser: without the blocks for media. */
const css = compileString('@use "uswds"; @use "themes";', {
  loadPaths: ["src/app/styles", "node_modules/@uswds/uswds/packages"],
  quietDeps: true,
  silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
}).css.replace(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, "");

/** The colours a theme ends up with: its own over those of the root. */
function colours(selector: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const wanted of [":root", selector]) {
    for (const block of css.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
      if (block[1]?.trim().split("\n").at(-1)?.trim() !== wanted) continue;
      for (const line of block[2]?.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6}|white|black)\b/g) ?? []) {
        found.set(line[1] ?? "", line[2] ?? "");
      }
    }
    if (wanted === selector) break;
  }
  return found;
}

function luminance(colour: string): number {
  const named = { white: "#fff", black: "#000" }[colour] ?? colour;
  const long = named.length === 4 ? named.replace(/[0-9a-f]/g, "$&$&") : named;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT_PAIRS = [
  ...["ink", "ink-soft", "link"].flatMap((ink) =>
    ["ground", "surface", "surface-sunk", "surface-tint"].map((ground) => [ink, ground] as const),
  ),
  ...["good", "caution", "bad", "told", "plain"].map((tone) => [tone, `${tone}-ground`] as const),
  ["accent", "surface"],
  ["bad", "surface"],
  ["accent-strong", "accent-soft"],
  ["accent-ink", "accent"],
  ["accent-ink", "accent-strong"],
  ["header-ink", "header"],
  ["header-soft", "header"],
  ["paper-words", "paper"],
] as const;

/** Borders of inputs, marks and the focus (WCAG 1.4.11). */
const MARK_PAIRS = [
  ["edge", "surface"],
  ["focus", "ground"],
  ["focus", "surface"],
  ["header-focus", "header"],
  ["caution-mark", "caution-ground"],
  ["paper-line", "paper"],
] as const;

const THEMES = [
  { name: "default", selector: ":root", text: 4.5 },
  { name: "sunlight", selector: "[data-theme=sunlight]", text: 7 },
];

describe.each(THEMES)("the $name theme", ({ selector, text, name }) => {
  const palette = colours(selector);
  const between = ([one, other]: readonly [string, string]) =>
    contrast(palette.get(one) ?? "missing", palette.get(other) ?? "missing");

  it.each(TEXT_PAIRS)("is read without effort: %s on %s", (...pair) => {
    // The grey of the paper's "sign here" is the same everywhere; it is not part of what is read.
    const least = name === "sunlight" && pair[1] === "paper" ? 4.5 : text;
    expect(between(pair)).toBeGreaterThanOrEqual(least);
  });

  it.each(MARK_PAIRS)("shows where to write and where the focus is: %s on %s", (...pair) => {
    expect(between(pair)).toBeGreaterThanOrEqual(3);
  });
});
