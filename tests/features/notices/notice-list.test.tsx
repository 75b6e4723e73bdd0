import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { NoticeList } from "../../../src/features/notices/notice-list.tsx";
import type { SurcoDatabase } from "../../../src/storage/database.ts";
import { saveDraft } from "../../../src/storage/drafts.ts";
import { keepOwner } from "../../../src/storage/owners.ts";
import type { World } from "../../../src/storage/world.ts";
import { createStatus } from "../../../src/sync/status.ts";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { familySigned, freshDatabase, later, newDraft } from "../../storage/made.ts";
import { answering, json, problem } from "../office-answers.ts";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const at = "2026-11-20T18:00:00.000Z";
const notice = (number: number, kind: string, about: object = {}) => ({
  noticeId: String(number).padStart(32, "a"),
  kind,
  at,
  about,
});

function show(locale: Locale = "en", db?: SurcoDatabase) {
  const status = createStatus();
  const world = { sync: { status }, db } as unknown as World;
  render(
    <Words catalogs={catalogs} locale={locale}>
      <NoticeList world={world} />
    </Words>,
  );
  return status;
}

describe("what concerns whoever is signed in", () => {
  const lost = notice(1, "tablet-lost", { tablet: "Van 1" });

  it("[S14] a tablet that was reported lost is told until it was read", async () => {
    const asked = answering({
      "GET /v1/notices": () => json({ notices: [lost] }),
      [`POST /v1/notices/${lost.noticeId}/seen`]: () => json({ done: true }),
    });
    show();
    expect(await screen.findByText("The tablet “Van 1” was reported lost")).toBeTruthy();
    expect(screen.getByText(/You can go on at once on another tablet/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "I have read it" }));
    await expect.poll(() => screen.queryByRole("region")).toBeNull();
    expect(asked.map(({ path }) => path)).toContain(`POST /v1/notices/${lost.noticeId}/seen`);
  });

  it("recovered work is told in both languages", async () => {
    answering({ "GET /v1/notices": () => json({ notices: [notice(1, "work-recovered", { count: "6" })] }) });
    show("es");
    expect(await screen.findByText("Se recuperaron 6 de sus COE")).toBeTruthy();
    cleanup();
    show();
    expect(await screen.findByText("6 of your COEs were recovered")).toBeTruthy();
  });

  it("whoever agreed to an opening is told how much of it could be opened", async () => {
    answering({ "GET /v1/notices": () => json({ notices: [notice(1, "rescue-opened", { count: "9", kept: "2" })] }) });
    show();
    expect(await screen.findByText("2 pieces could not be opened, and are kept.")).toBeTruthy();
  });

  it("[P2] whoever a family has begun to sign with is led to it, although somebody else has the COE now", async () => {
    const db = await freshDatabase();
    const { coeId } = await newDraft(db, "Olmos", "lucia");
    await saveDraft(db, coeId, 0, { changedAt: later, signing: familySigned });
    const to = { id: "mateo", name: "Mateo Torres" };
    await db.transaction("rw", [db.owners, db.wanted], () =>
      keepOwner(db, { kind: "left", seq: 7, coeId, from: "lucia", to, at: later }),
    );
    answering({ "GET /v1/notices": () => json({ notices: [notice(1, "coe-left", { coeId, name: "Mateo Torres" })] }) });
    show("en", db);
    const link = await screen.findByRole("link", { name: "Go on with signing" });
    expect(link.getAttribute("href")).toBe(`/coes/${coeId}/sign`);
    expect(screen.getByText(/Please finish it here/)).toBeTruthy();
  });

  it("a COE that was handed on is told to both, with the family's name where this tablet has it", async () => {
    const db = await freshDatabase();
    const { coeId } = await newDraft(db, "Olmos");
    const left = notice(1, "coe-left", { coeId, name: "Mateo Torres" });
    const came = notice(2, "coe-came", { coeId: "c".repeat(32), name: "Lucía Ferreira" });
    answering({ "GET /v1/notices": () => json({ notices: [left, came] }) });
    show("en", db);
    expect(await screen.findByText("The COE of Olmos was handed to Mateo Torres")).toBeTruthy();
    expect(screen.getByText(/not sent yet still goes to the State by itself/)).toBeTruthy();
    expect(screen.getByText("A COE was handed to you by the State’s office")).toBeTruthy();
    expect(screen.getByText(/Until now Lucía Ferreira had it/)).toBeTruthy();
    cleanup();
    show("es", db);
    expect(await screen.findByText("El COE de Olmos pasó a Mateo Torres")).toBeTruthy();
  });

  it("what a later release tells waits for it", async () => {
    const later = notice(2, "something-new");
    let isAlone = false;
    answering({ "GET /v1/notices": () => json({ notices: isAlone ? [later] : [later, lost] }) });
    const status = show();
    expect(await screen.findByText("The tablet “Van 1” was reported lost")).toBeTruthy();
    expect(screen.getAllByRole("button", { name: "I have read it" })).toHaveLength(1);
    isAlone = true;
    status.change({ lastContact: at as never });
    await expect.poll(() => screen.queryByRole("region")).toBeNull();
  });

  it("nothing is said without a network or a sign-in, and it is asked again with the next contact", async () => {
    let isIn = false;
    const asked = answering({
      "GET /v1/notices": () => (isIn ? json({ notices: [lost] }) : problem("not-signed-in", 401)),
    });
    const status = show();
    await expect.poll(() => asked).toHaveLength(1);
    expect(screen.queryByRole("region")).toBeNull();
    isIn = true;
    status.change({ lastContact: at as never });
    expect(await screen.findByText("The tablet “Van 1” was reported lost")).toBeTruthy();
  });
});
