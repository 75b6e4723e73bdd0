import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { TakeAlongCard } from "../../../src/features/field/take-along-card.tsx";
import type { World } from "../../../src/storage/world.ts";
import type { SealedFile } from "../../../src/sync/carry-in.ts";
import { type Locale, Words } from "../../../src/ui/words.tsx";

const made = vi.hoisted(() => ({ files: 1, how: "saved" }));
vi.mock("../../../src/ui/hand-on-files.ts", () => ({ handOnFiles: async () => made.how }));
vi.mock("../../../src/sync/carry-in.ts", () => ({
  takeAlong: async (_: unknown, give: (files: readonly SealedFile[]) => Promise<boolean>) => {
    const files = Array.from({ length: made.files }, (_, at) => ({ name: `${at}`, bytes: new Uint8Array() }));
    return { files, coes: 3, onlyByPassphrase: 0, given: await give(files) };
  },
}));

beforeEach(() => Object.assign(made, { files: 1, how: "saved" }));

async function told(locale: Locale): Promise<string> {
  render(
    <Words catalogs={catalogs} locale={locale}>
      <TakeAlongCard world={{} as World} />
    </Words>,
  );
  await userEvent.click(screen.getByRole("button"));
  return (await screen.findByRole("status")).textContent ?? "";
}

it.each<[Locale, string, number, string, string]>([
  ["en", "saved", 1, "3 COEs are in the sealed file", "Copy it to a stick"],
  ["en", "saved", 2, "3 COEs are in 2 sealed files", "see that all 2 are there"],
  ["es", "saved", 1, "3 COE están en el archivo sellado", "Cópielo a una memoria"],
  ["es", "saved", 2, "3 COE están en 2 archivos sellados", "vea que estén los 2"],
  ["en", "shared", 1, "3 COEs are in the file you handed on", "Keep the tablet"],
  ["en", "shared", 2, "3 COEs are in the 2 files you handed on", "see that all 2 arrive"],
  ["es", "shared", 1, "3 COE están en el archivo que usted pasó", "Conserve la tableta"],
  ["es", "shared", 2, "3 COE están en los 2 archivos que usted pasó", "vea que lleguen los 2"],
])("[4.9] says in %s how many files the escape copy is, %s as %i", async (locale, how, files, title, words) => {
  Object.assign(made, { how, files });
  const said = await told(locale);
  expect(said).toContain(title);
  expect(said).toContain(words);
});
