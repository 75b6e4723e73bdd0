import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { Instant } from "../../../src/domain/base/instant.ts";
import type { FieldSurroundings } from "../../../src/features/field/field-facts.ts";
import { FieldScreen } from "../../../src/features/field/field-screen.tsx";
import { openSurcoDatabase, type SurcoDatabase } from "../../../src/storage/database.ts";
import { emptyDevice } from "../../../src/storage/device.ts";
import type { RoundReport, World } from "../../../src/storage/world.ts";
import { Words } from "../../../src/ui/words.tsx";
import { openSealer } from "../../storage/open-sealer.ts";
import { noVault } from "../../storage/tablet-vault-line.ts";

const now = "2026-11-22T13:00:00.000Z" as Instant;

// It is not deleted afterwards: what a screen still reads as it goes would be a read that fails, with nobody to hear it.
let db: SurcoDatabase;
let opened = 0;
beforeEach(async () => {
  opened += 1;
  db = openSurcoDatabase(`field-screen-${opened}`, openSealer());
  await db.device.put({ ...emptyDevice("1".repeat(32)), clockOffsetMs: 0, lastContact: now });
});

const silent: RoundReport = { outcome: "done", problem: null, sent: 0, received: 0 };

function show(change: Partial<FieldSurroundings> = {}, waits = false, told = silent) {
  const status = { running: false, lastContact: null, unsent: 0, problem: null, serverTimeOffsetMs: null };
  const sync = {
    status: { get: () => status, subscribe: () => () => undefined },
    sendNow: vi.fn(async () => told),
    insure: async () => undefined,
  };
  const updates = {
    waiting: { get: () => waits, subscribe: () => () => undefined },
    activate: vi.fn(async (send: () => Promise<unknown>) => send().then(() => true)),
  };
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
    // The round is the first thing that is done there (tests/app/update-watch.test.ts).
    expect(sync.sendNow).toHaveBeenCalledOnce();
  });

  it("says why it does not update while an interview is open in another window", async () => {
    const { updates } = show({}, true);
    updates.activate.mockResolvedValue(false);
    await userEvent.click((await line("Version of the app")).getByRole("button", { name: "Update now" }));
    expect(await screen.findByText(catalogs.en["update.not-now"] ?? "")).toBeTruthy();
  });

  it.each<[Partial<RoundReport>, string]>([
    [{ outcome: "problem", problem: "no-answer" }, "shell.sync.problem.no-answer"],
    [{ outcome: "problem", problem: "not-an-answer" }, "shell.sync.problem.not-an-answer"],
    [{ outcome: "problem", problem: "proof-refused" }, "shell.sync.problem.proof-refused"],
    [{ outcome: "problem", problem: "busy" }, "shell.sync.problem.busy"],
    [{ outcome: "problem", problem: "refused" }, "shell.sync.problem.refused"],
    [{ outcome: "elsewhere" }, "field.sent-elsewhere"],
  ])("[P15] says why sending did not send: %o", async (report, words) => {
    await db.device.put({ ...emptyDevice("1".repeat(32)), clockOffsetMs: 0, lastContact: null });
    show({}, false, { ...silent, ...report });
    const contact = await line("Last contact with the State");
    await userEvent.click(contact.getByRole("button", { name: "Send and ask now" }));
    expect(await screen.findByText(catalogs.en[words] ?? "")).toBeTruthy();
  });

  it("says so where a button could not do what it says, and is silent where it could", async () => {
    await db.device.put({ ...emptyDevice("1".repeat(32)), clockOffsetMs: 0, lastContact: null });
    const { sync } = show();
    sync.sendNow.mockRejectedValueOnce(new Error("the storage is closed"));
    const contact = await line("Last contact with the State");
    await userEvent.click(contact.getByRole("button", { name: "Send and ask now" }));
    expect(await screen.findByText(catalogs.en["field.went-wrong"] ?? "")).toBeTruthy();
    await userEvent.click(contact.getByRole("button", { name: "Send and ask now" }));
    await waitFor(() => expect(screen.queryByText(catalogs.en["field.went-wrong"] ?? "")).toBeNull());
  });

  it("says that there is nothing to take along where the State has everything", async () => {
    show();
    await userEvent.click(await screen.findByRole("button", { name: "Take unsent COEs along" }));
    expect(await screen.findByText("There is nothing to take along")).toBeTruthy();
  });
});
