import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { Instant } from "../../../src/domain/base/instant.ts";
import { emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import type { Person } from "../../../src/domain/protocol/person.ts";
import { CoeListScreen } from "../../../src/features/coe-list/coe-list-screen.tsx";
import type { CoeListRow } from "../../../src/storage/coe-list.ts";
import { renewSummary, summaryTables } from "../../../src/storage/coe-summary.ts";
import { openSurcoDatabase, type SurcoDatabase } from "../../../src/storage/database.ts";
import { readyDevice } from "../../../src/storage/device.ts";
import { createDraft, saveDraft } from "../../../src/storage/drafts.ts";
import type { World } from "../../../src/storage/world.ts";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { revisionFrom } from "../../storage/made.ts";
import { openSealer } from "../../storage/open-sealer.ts";

const person: Person = {
  id: "lucia",
  name: "Lucía Ferreira",
  roles: ["recruiter"],
  state: "ZZ",
  region: null,
  district: null,
  title: { en: "Recruiter", es: "Reclutadora" },
};
const id = (number: number) => number.toString(16).padStart(32, "0");

// It is not deleted afterwards: what a screen still reads as it goes would be a read that fails, with nobody to hear it.
let db: SurcoDatabase;
let opened = 0;

beforeEach(async () => {
  opened += 1;
  db = openSurcoDatabase(`list-${opened}`, openSealer());
  await readyDevice(db, () => id(9999));
});

const keep = (
  number: number,
  familyName: string,
  childNames: string[],
  owed: CoeListRow["owed"] = { mustFix: 0, comments: 0 },
) =>
  createDraft(db, {
    coeId: id(number),
    recruiterId: person.id,
    createdAt: `2026-11-${String(10 + (number % 10)).padStart(2, "0")}T14:10:00.000Z` as Instant,
    answersSchema: 1,
    answers: emptyCoeAnswers(),
    state: "ZZ",
    summary: { familyName, childNames, owed },
  });

function show(go = vi.fn(), locale: Locale = "en") {
  const now = () => "2026-11-13T09:00:00.000Z" as Instant;
  const world = { db, person, now, newId: () => id(77) } as unknown as World;
  render(
    <Words catalogs={catalogs} locale={locale}>
      <CoeListScreen go={go} world={world} />
    </Words>,
  );
  return go;
}

describe("the COE list", () => {
  it("teaches while it is empty, in Spanish too", async () => {
    show(vi.fn(), "es");
    expect(await screen.findByText("Su primer COE está a un toque")).toBeTruthy();
  });

  it.each<[Locale, string, string]>([
    ["en", "19 still to ask", "1 to fix · 18 still to ask"],
    ["es", "19 por preguntar", "1 por corregir · 18 por preguntar"],
  ])(
    "says in %s of what is not answered yet that it is still to be asked, and of nothing else",
    async (locale, begun, wrong) => {
      await keep(1, "Muñoz", [], { mustFix: 19, ask: 19, comments: 0 });
      await keep(2, "Peña", [], { mustFix: 19, ask: 18, comments: 0 });
      show(vi.fn(), locale);
      const rows = await screen.findAllByRole("listitem");
      expect(within(rows[1]!).getByText(begun)).toBeTruthy();
      expect(within(rows[0]!).getByText(wrong)).toBeTruthy();
    },
  );

  it("says family, children, where the COE is held and what is owed, newest first", async () => {
    await keep(1, "Muñoz", ["Luz Muñoz", "Mateo Muñoz"], { mustFix: 2, comments: 1 });
    await keep(2, "", []);
    show();
    const rows = await screen.findAllByRole("listitem");
    expect(within(rows[0]!).getByRole("link", { name: "Family without a name yet" })).toBeTruthy();
    const munoz = within(rows[1]!);
    expect(munoz.getByText("2 children: Luz Muñoz, Mateo Muñoz")).toBeTruthy();
    expect(munoz.getByText("On this tablet only")).toBeTruthy();
    expect(munoz.getByText("2 to fix · 1 comment")).toBeTruthy();
    expect(munoz.getByRole("link").getAttribute("href")).toBe(`/coes/${id(1)}`);
    expect(screen.getByText("2 COEs exist only on this tablet.")).toBeTruthy();
  });

  it("[P14] a draft at the State is called a safety copy, and one from another tablet is offered to be continued", async () => {
    const made = await keep(1, "Muñoz", ["Luz"]);
    if (!made.ok) throw new Error(made.error.code);
    await db.summaries.update(id(1), {
      dirty: false,
      draftStage: "elsewhere",
      receipt: { seq: 3, complete: true, setAside: false },
    });
    show();
    const row = within(await screen.findByRole("listitem"));
    expect(row.getByText("Not signed yet")).toBeTruthy();
    expect(row.getByText("A safety copy is with the State")).toBeTruthy();
    expect(row.queryByText("Complete at the State")).toBeNull();
    expect(row.getByText("From another tablet: open it to continue here")).toBeTruthy();
    expect(row.getByRole("link").getAttribute("href")).toBe(`/coes/${id(1)}/view`);
    expect(screen.getByText("1 COE that is not signed yet came from the State")).toBeTruthy();
  });

  it("[P18] begins no interview that this tablet has no room for, and says what to do, in Spanish too", async () => {
    const estimate = vi.fn(async () => ({ usage: 900, quota: 1000 }));
    vi.stubGlobal("navigator", { ...navigator, storage: { estimate } });
    await keep(1, "Muñoz", ["Luz"]);
    const go = show(vi.fn(), "es");
    await userEvent.click(await screen.findByRole("button", { name: "Empezar un COE" }));
    expect(await screen.findByText(/le queda poco espacio para una entrevista nueva/)).toBeTruthy();
    expect(go).not.toHaveBeenCalled();
    expect(screen.getByRole("link", { name: "Muñoz" }).getAttribute("href")).toBe(`/coes/${id(1)}`);
    estimate.mockResolvedValue({ usage: 900, quota: 1_000_000_000 });
    await userEvent.click(screen.getByRole("button", { name: "Empezar un COE" }));
    await waitFor(() => expect(go).toHaveBeenCalledWith(`/coes/${id(77)}`));
    vi.unstubAllGlobals();
  });

  it("[4.7] says that two versions of a COE wait for a choice, and leads to where it is made", async () => {
    const made = await keep(1, "Muñoz", ["Luz"]);
    if (!made.ok) throw new Error(made.error.code);
    const { value: draft } = made;
    const device = { deviceId: "f".repeat(32), deviceSeq: 0 };
    const twice = [revisionFrom(draft, device, "draft"), revisionFrom(draft, { ...device, deviceSeq: 1 }, "draft")];
    await db.transaction("rw", summaryTables(db), async () => {
      for (const { id: revisionId, revision } of twice) {
        const { deviceId } = revision.made;
        const stage = "draft" as const;
        await db.known.put({ id: revisionId, coeId: id(1), parents: [], stage, deviceId, seq: 3, completedSeq: 3 });
      }
      await renewSummary(db, id(1));
    });
    show();
    const choose = await screen.findByRole("link", { name: "Two versions: choose" });
    expect(choose.getAttribute("href")).toBe(`/coes/${id(1)}/corrections`);
  });

  it("[T23] says of what an earlier passphrase sealed that it is kept, and nothing that it cannot know", async () => {
    await keep(1, "Muñoz", ["Luz Muñoz"], { mustFix: 2, comments: 0 });
    const { name } = db;
    db.close();
    db = openSurcoDatabase(name, openSealer());
    show();
    const [row] = await screen.findAllByRole("listitem");
    expect(within(row!).getByRole("link", { name: /^Sealed with your earlier passphrase/ })).toBeTruthy();
    expect(within(row!).queryByText(/children|Ready to read back/)).toBeNull();
    const notice = await screen.findByText("1 COE is sealed with your earlier passphrase");
    expect(notice).toBeTruthy();
    expect(screen.getByRole("link", { name: "See where it is" }).getAttribute("href")).toBe("/sealed-work");
  });

  it("leads back to the interview that was written last, for a day", async () => {
    const place = { section: "childData", field: null };
    const owed = { mustFix: 0, comments: 0 };
    const leaveAt = (n: number, editSeq: number, changedAt: string, familyName: string) =>
      saveDraft(db, id(n), editSeq, {
        changedAt: changedAt as Instant,
        place,
        summary: { familyName, childNames: [], owed },
      });
    await keep(1, "Muñoz", []);
    await keep(2, "Vega", []);
    await leaveAt(1, 0, "2026-11-11T14:10:00.000Z", "Muñoz");
    await leaveAt(2, 0, "2026-11-12T14:10:00.000Z", "Vega");
    show();
    const back = await screen.findByRole("link", { name: "Back to Vega, where you were" });
    expect(back.getAttribute("href")).toBe(`/coes/${id(2)}/childData`);
    cleanup();
    await leaveAt(2, 1, "2026-11-12T08:00:00.000Z", "Vega");
    show();
    await screen.findAllByRole("listitem");
    await waitFor(() => expect(screen.queryByRole("link", { name: /where you were/ })).toBeNull());
  });

  it("[P1] starting a COE makes its id and writes nothing yet", async () => {
    const go = show();
    await userEvent.click(await screen.findByRole("button", { name: "Start a COE" }));
    expect(go).toHaveBeenCalledWith(`/coes/${id(77)}`);
    expect(await db.drafts.count()).toBe(0);
  });

  it("finds without accents, and says what to do when nothing matches", async () => {
    await keep(1, "Muñoz", ["Luz"]);
    await keep(2, "García", []);
    show();
    await userEvent.type(await screen.findByRole("searchbox"), "munoz");
    expect((await screen.findAllByRole("listitem")).length).toBe(1);
    await userEvent.type(screen.getByRole("searchbox"), "zz");
    await userEvent.click(await screen.findByRole("button", { name: "Show all" }));
    expect((await screen.findAllByRole("listitem")).length).toBe(2);
  });

  it("shows a long list in steps of fifty", async () => {
    for (let number = 1; number <= 60; number++) await keep(number, `Family ${number}`, []);
    show();
    expect((await screen.findAllByRole("listitem")).length).toBe(50);
    await userEvent.click(screen.getByRole("button", { name: "Show 10 more" }));
    expect(screen.getAllByRole("listitem").length).toBe(60);
    expect(screen.getByText("60 of 60 shown")).toBeTruthy();
  });
});
