import { act, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { CoeListScreen } from "../../../src/features/coe-list/coe-list-screen.tsx";
import { openSurcoDatabase } from "../../../src/storage/database.ts";
import { readyDevice } from "../../../src/storage/device.ts";
import type { World } from "../../../src/storage/world.ts";
import { Words } from "../../../src/ui/words.tsx";
import { openSealer } from "../../storage/open-sealer.ts";

vi.mock("../../../src/features/coe-list/field-links.tsx", () => {
  throw new Error("this piece of the app is not on the tablet");
});

it("[P12] the list of COEs stands also where the links to the field did not load", async () => {
  const db = openSurcoDatabase("links-not-loaded", openSealer());
  await readyDevice(db, () => "9".repeat(32));
  const person = { id: "lucia", name: "Lucía Ferreira", roles: ["recruiter"] };
  const world = { db, person, now: () => "2026-11-22T13:00:00.000Z", newId: () => "7".repeat(32) };
  render(
    <Words catalogs={catalogs} locale="en">
      <CoeListScreen go={() => undefined} world={world as unknown as World} />
    </Words>,
  );
  const title = catalogs.en["coe-list.empty.title"] ?? "";
  expect(await screen.findByText(title)).toBeTruthy();
  await act(() => expect(import("../../../src/features/coe-list/field-links.tsx")).rejects.toThrow());
  expect(screen.getByText(title)).toBeTruthy();
  expect(screen.queryByRole("link")).toBeNull();
});
