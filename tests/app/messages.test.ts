import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { describe, expect, it } from "vitest";
import { catalogs } from "../../src/app/messages/catalogs.ts";
import { compileIcuMessage } from "../../src/ui/icu-message.ts";

type Tokens = readonly unknown[];

const files = import.meta.glob<Record<string, Record<string, string>>>("../../src/app/messages/*.{en,es}.ts", {
  eager: true,
});

/**
 * The names of the values that a text shows. A value that only chooses between cases shows nothing: one language may need its
 * number or gender where the other does not.
 */
function placeholders(tokens: unknown, counted?: string): readonly string[] {
  if (!Array.isArray(tokens)) return [];
  return (tokens as Tokens).flatMap((token) => {
    if (token === "#" && counted !== undefined) return [counted];
    if (!Array.isArray(token)) return [];
    const [name, kind, cases] = token as [string, string | undefined, Record<string, unknown> | undefined];
    if (kind === undefined) return [name];
    return Object.values(cases ?? {}).flatMap((nested) => placeholders(nested, kind === "select" ? counted : name));
  });
}

const shownValues = (text: string): string => [...new Set(placeholders(compileIcuMessage(text)))].sort().join();

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));
}

describe("the texts", () => {
  it("are one record per file, and no id is given twice", () => {
    for (const language of ["en", "es"]) {
      const ids = Object.entries(files).flatMap(([path, file]) => {
        expect(Object.keys(file), path).toHaveLength(1);
        return path.endsWith(`.${language}.ts`) ? Object.values(file).flatMap((texts) => Object.keys(texts)) : [];
      });
      expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    }
  });

  it("are complete in both languages", () => {
    const en = Object.keys(catalogs.en);
    const es = Object.keys(catalogs.es);
    expect(
      es.filter((id) => !(id in catalogs.en)),
      "only in Spanish",
    ).toEqual([]);
    expect(
      en.filter((id) => !(id in catalogs.es)),
      "only in English",
    ).toEqual([]);
    expect(en.length).toBeGreaterThan(0);
  });

  it("are never empty", () => {
    for (const texts of Object.values(catalogs)) {
      expect(Object.keys(texts).filter((id) => texts[id]?.trim() === "")).toEqual([]);
    }
  });

  it("are filled with the same values in both languages", () => {
    const different = Object.keys(catalogs.en).filter((id) => {
      const spanish = catalogs.es[id];
      if (spanish === undefined) return false;
      return shownValues(catalogs.en[id] ?? "") !== shownValues(spanish);
    });
    expect(different).toEqual([]);
  });

  it("in Spanish end no sentence twice after a moment, whose “p. m.” has its own full stop", () => {
    const moments = /\{(?:when|until|moment|at)\}\./;
    expect(Object.keys(catalogs.es).filter((id) => moments.test(catalogs.es[id] ?? ""))).toEqual([]);
  });

  it("in Spanish have one kind of quotation marks", () => {
    expect(Object.keys(catalogs.es).filter((id) => /[“”]/.test(catalogs.es[id] ?? ""))).toEqual([]);
  });

  it("are read by our small ICU compiler as Lingui's own reads them", () => {
    for (const texts of Object.values(catalogs)) {
      for (const [id, text] of Object.entries(texts)) {
        const theirs = JSON.parse(JSON.stringify(compileMessageOrThrow(text)));
        expect(JSON.parse(JSON.stringify(compileIcuMessage(text))), id).toEqual(theirs);
      }
    }
  });

  it("exist for every id that a screen asks for by name", () => {
    const asked = [...sources("src/features"), ...sources("src/app"), ...sources("src/ui")].flatMap((path) =>
      [...readFileSync(path, "utf8").matchAll(/\bt\(\s*"([^"]+)"/g)].map((match) => ({ path, id: match[1] ?? "" })),
    );
    expect(asked.filter(({ id }) => !(id in catalogs.en))).toEqual([]);
  });
});
