import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { Instant } from "../../../src/domain/base/instant.ts";
import type { FieldSurroundings } from "../../../src/features/field/field-facts.ts";
import { FieldScreen } from "../../../src/features/field/field-screen.tsx";
import { openSurcoDatabase, type SurcoDatabase } from "../../../src/storage/database.ts";
import { emptyDevice } from "../../../src/storage/device.ts";
import type { World } from "../../../src/storage/world.ts";
import { Words } from "../../../src/ui/words.tsx";
import { openSealer } from "../../storage/open-sealer.ts";
import { noVault } from "../../storage/tablet-vault-line.ts";

const now = "2026-11-22T13:00:00.000Z" as Instant;

let db: SurcoDatabase;
beforeEach(async () => {
  db = openSurcoDatabase("field-screen", openSealer());
  await db.device.put({ ...emptyDevice("1".repeat(32)), clockOffsetMs: 0, lastContact: now });
});
afterEach(() => db.delete());

function show(change: Partial<FieldSurroundings> = {}, waits = false) {
  const status = { running: false, lastContact: null, unsent: 0, problem: null, serverTimeOffsetMs: null };
  const sync = {
    status: { get: () => status, subscribe: () => () => undefined },
    sendNow: vi.fn(async () => ({ outcome: "done", problem: null, sent: 0, received: 0 })),
    insure: async () => undefined,
  };
  const updates = { waiting: { get: () => waits, subscribe: () => () => undefined }, activate: vi.fn() };
  const world = { db, ...noVault(db), sync, now: () => now, app: "surco/test" } as unknown as World;
  const registration = { active: null, waiting: null, update: async () => undefined };
  const serviceWorker = { getRegistration: async () => registration } as unknown as ServiceWorkerContainer;
  const browser = { serviceWorker, storage: undefined, locks: undefined, matches: () => false, ...change };
  render(
    <Words catalogs={catalogs} locale="en">
      <FieldScreen browser={browser} updates={updates} world={world} />
    </Words>,
  );
  return { updates, sync };
}

const line = async (title: string) => {
  const list = await screen.findByRole("list", { name: "What was looked at" });
  const heading = within(list).getByRole("heading", { name: title });
  return within(heading.closest("li") as HTMLElement);
};

describe("ready for the field, on the screen", () => {
  it("sums up what is to be looked at, and says of each line how it stands", async () => {
    show();
    expect(await screen.findByText("One thing to look at before you drive out.")).toBeTruthy();
    expect((await line("Clock")).getByText("Fine")).toBeTruthy();
    expect((await line("Works without a network")).getByText("Please look")).toBeTruthy();
    expect((await line("Protected from clean-up")).getByText("Cannot be checked here")).toBeTruthy();
  });

  it("[D15] says that the two copies are being compared, and how they stand as soon as that is known", async () => {
    let over: () => void = () => undefined;
    const comparison = new Promise<void>((done) => {
      over = done;
    });
    const secondCopy = vi.fn(async () => "pending" as "pending" | "sound");
    show({ secondCopy, compared: () => comparison });
    expect((await line("Second copy")).getByText(/being compared/)).toBeTruthy();
    secondCopy.mockResolvedValue("sound");
    over();
    await waitFor(async () => expect((await line("Second copy")).getByText("Fine")).toBeTruthy());
  });

  it("[D15] says that a browser without files has no second copy", async () => {
    show();
    expect((await line("Second copy")).getByText(/no place for a second copy/)).toBeTruthy();
  });

  it("asks for protection with one button, and says when the browser does not agree", async () => {
    const persist = vi.fn(async () => false);
    const storage = { persisted: async () => false, persist } as unknown as StorageManager;
    show({ storage });
    await userEvent.click((await line("Protected from clean-up")).getByRole("button", { name: "Ask for protection" }));
    expect(await screen.findByText(/did not agree yet/)).toBeTruthy();
    persist.mockResolvedValue(true);
    await userEvent.click((await line("Protected from clean-up")).getByRole("button", { name: "Ask for protection" }));
    await waitFor(() => expect(screen.queryByText(/did not agree yet/)).toBeNull());
  });

  it("sends before it updates", async () => {
    const { updates, sync } = show({}, true);
    await userEvent.click((await line("Version of the app")).getByRole("button", { name: "Update now" }));
    await waitFor(() => expect(updates.activate).toHaveBeenCalledOnce());
    expect(sync.sendNow.mock.invocationCallOrder[0]).toBeLessThan(updates.activate.mock.invocationCallOrder[0] ?? 0);
  });

  it("says that there is nothing to take along where the State has everything", async () => {
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Take unsent COEs along" }));
    expect(await screen.findByText("There is nothing to take along")).toBeTruthy();
  });
});
