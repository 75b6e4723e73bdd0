import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { withMethod } from "../../../src/domain/signing/signing-act.ts";
import { isRecruitersName } from "../../../src/features/signing/give-back-dialog.tsx";
import { crossOn } from "../../../src/features/signing/mark.ts";
import { ReadBackScreen } from "../../../src/features/signing/read-back-screen.tsx";
import { readBack } from "../../../src/features/signing/signing-progress.ts";
import { SigningScreen } from "../../../src/features/signing/signing-screen.tsx";
import { readDraft } from "../../../src/storage/drafts.ts";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { noon, type SigningWorld, signingWorld, today, toldCoe, workingCopy } from "./signing-world.ts";

const answers = toldCoe("eligible");

let world: SigningWorld;
beforeEach(async () => {
  world = await signingWorld();
  const pen = new Proxy({}, { get: () => () => undefined, set: () => true });
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(pen as never);
  vi.spyOn(HTMLCanvasElement.prototype, "toBlob").mockImplementation((done) => done(new Blob(["png"])));
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(200);
});

const shown = (
  what: "read-back" | "sign",
  coeId: string,
  go: (path: string) => void = () => undefined,
  locale: Locale = "en",
) => {
  const Screen = what === "sign" ? SigningScreen : ReadBackScreen;
  return render(
    <Words catalogs={catalogs} locale={locale}>
      <Screen coeId={coeId} go={go} world={world} />
    </Words>,
  );
};

describe("the read-back", () => {
  it("a COE with an open field is read, not signed, and the field has its link", async () => {
    const row = await workingCopy(world, { ...answers, familyData: { ...answers.familyData, city: "" } });
    const went: string[] = [];
    shown("read-back", row.coeId, (path) => went.push(path));
    await userEvent.click(await screen.findByRole("link", { name: catalogs.en["complete.family.city"] ?? "" }));
    expect(went).toEqual([`/coes/${row.coeId}/family#familyData.city`]);
    expect(screen.queryByRole("button", { name: /go on to sign/ })).toBeNull();
  });

  it("a fact changed after the signature voids it, and says which", async () => {
    const [moved] = answers.qualifyingMoves.moves;
    if (!moved) throw new Error("no move");
    const moves = answers.qualifyingMoves.moves.map((move) =>
      move === moved ? { ...move, to: { ...move.to, city: "Elsewhere" } } : move,
    );
    const changed = { ...answers, qualifyingMoves: { ...answers.qualifyingMoves, moves } };
    const signing = { ...readBack(answers, "es"), intervieweeSignature: crossOn({ width: 600, height: 200 }) };
    const row = await workingCopy(world, changed, signing);
    shown("read-back", row.coeId);
    expect(await screen.findByText(catalogs.en["signing.voided.title"] ?? "")).toBeTruthy();
    const links = screen.getAllByRole("link").map((link) => link.getAttribute("href") ?? "");
    expect(links).toContain(
      `/coes/${row.coeId}/moves#${encodeURIComponent(`qualifyingMoves.moves.${moved.id}.to.city`)}`,
    );
  });
});

describe("the signing mode", () => {
  it("goes from the mark to the signed COE by keyboard alone", async () => {
    const row = await workingCopy(world, answers, readBack(answers, "en"));
    const user = userEvent.setup();
    shown("sign", row.coeId);
    await user.click(await screen.findByRole("radio", { name: /With a mark/ }));
    await user.type(screen.getByRole("textbox", { name: "Witness" }), "Rosa Nilo");
    await user.tab();
    await user.type(await screen.findByRole("textbox", { name: "Comment on how they signed" }), "Does not write.");
    await user.tab();
    const handOver = screen.getByRole("button", { name: /Hand the tablet to/ });
    handOver.focus();
    await user.keyboard("{Enter}");

    // Nothing but the statement: no link leads anywhere from here.
    const mark = await screen.findByRole("button", { name: "Put an X here for me" });
    expect(screen.queryAllByRole("link")).toEqual([]);
    mark.focus();
    await user.keyboard("{Enter}");
    await waitFor(async () => {
      expect((await readDraft(world.db, row.coeId))?.signing?.intervieweeSignature?.strokes).toHaveLength(2);
    });
    screen.getByRole("button", { name: "I have signed" }).focus();
    await user.keyboard("{Enter}");
    await user.keyboard("María{Enter}");
    expect(await screen.findByText(/not the recruiter’s name/)).toBeTruthy();
    expect((await readDraft(world.db, row.coeId))?.signing?.handedOver).toBe(true);
    await user.clear(screen.getByRole("textbox"));
    await user.keyboard("lucia{Enter}");

    await user.click(await screen.findByRole("radio", { name: "Type my name" }));
    await user.type(screen.getByRole("textbox", { name: "Your full name" }), "Lucía Ferreira");
    await user.tab();
    await user.click(screen.getByRole("button", { name: "Sign and hand in" }));
    expect(await screen.findByRole("heading", { name: "Signed" })).toBeTruthy();
    const there = await readDraft(world.db, row.coeId);
    expect(there).toMatchObject({ stage: "signed", answers: { intervieweeSignature: { witness: "Rosa Nilo" } } });
    expect(there?.answers.comments["signature:x-mark"]).toBe("Does not write.");
  });

  it("[T6] giving the tablet back locks a vault that has a passphrase, before the next step is shown and after it is written", async () => {
    await world.tabletVault.enter({ personId: "r-1", initials: "LF", practice: false });
    await world.tabletVault.make("seven herons cross the river", null);
    const cross = { intervieweeSignature: crossOn({ width: 600, height: 200 }), intervieweeSignedOn: today };
    const handed = { ...readBack(answers, "en"), ...cross, intervieweeSignedAt: noon, handedOver: true };
    const row = await workingCopy(world, withMethod(answers, "drawn"), { ...handed, step: "statement" });
    const seen: string[] = [];
    const { container } = shown("sign", row.coeId);
    await userEvent.click(await screen.findByRole("button", { name: "I have signed" }));
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getByText(/After this the tablet is locked. Only Lucía Ferreira can open it/)).toBeTruthy();
    const watching = new MutationObserver(() => seen.push(container.textContent));
    watching.observe(container, { childList: true, subtree: true });
    await userEvent.click(screen.getByRole("button", { name: "Lock and give it back" }));
    await expect.poll(() => world.tabletVault.get().kind).toBe("locked");
    watching.disconnect();
    expect(seen.filter((text) => text.includes("Sign and hand in"))).toEqual([]);
    expect((await readDraft(world.db, row.coeId))?.signing).toMatchObject({ handedOver: false, step: "certification" });
  });

  it("[R-95] shows the relationship in Spanish, and begins the comment in English, the language of the record", async () => {
    const { intervieweeSignature } = answers;
    const told = { ...answers, intervieweeSignature: { ...intervieweeSignature, relationship: "mother" } };
    const row = await workingCopy(world, withMethod(told, "x-mark"), readBack(told, "es"));
    shown("sign", row.coeId, undefined, "es");
    expect(await screen.findByText("madre")).toBeTruthy();
    expect(screen.getByText(/\(madre\) firmó con una marca.*en inglés, el idioma del registro/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Empezar con esta frase" }));
    await waitFor(async () => {
      const kept = (await readDraft(world.db, row.coeId))?.answers.comments["signature:x-mark"];
      expect(kept).toMatch(/\(mother\) signed with a mark;/);
    });
    expect(screen.queryByRole("button", { name: "Empezar con esta frase" })).toBeNull();
  });

  it("the certification keeps its official title, and a Spanish reader reads beside it what it says", async () => {
    const paper = { ...readBack(answers, "es"), step: "certification" as const };
    const signed = { ...paper, intervieweeSignature: crossOn({ width: 600, height: 200 }), intervieweeSignedOn: today };
    const row = await workingCopy(world, withMethod(answers, "drawn"), { ...signed, intervieweeSignedAt: noon });
    shown("sign", row.coeId, undefined, "es");
    const title = await screen.findByRole("heading", { level: 2, name: /Eligibility Certification/ });
    expect([...title.children].map((part) => [part.getAttribute("lang"), part.textContent])).toEqual([
      ["es", "Certificación de elegibilidad"],
      ["en", "Eligibility Certification"],
    ]);
  });

  it("a killed tablet comes back to the statement with the strokes, not to the family's papers", async () => {
    const signing = {
      ...readBack(answers, "es"),
      handedOver: true,
      intervieweeSignature: crossOn({ width: 600, height: 200 }),
      intervieweeSignedOn: today,
      intervieweeSignedAt: noon,
    };
    const row = await workingCopy(world, withMethod(answers, "drawn"), signing);
    const went: string[] = [];
    const { unmount } = shown("read-back", row.coeId, (path) => went.push(path));
    await waitFor(() => expect(went).toEqual([`/coes/${row.coeId}/sign`]));
    unmount();
    shown("sign", row.coeId);
    expect(await screen.findByRole("heading", { level: 1, name: /Lea y firme/ })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Ya firmé" }).getAttribute("aria-disabled")).not.toBe("true");
  });

  it("the recruiter is known by name or first name, without accents", () => {
    expect(isRecruitersName("lucia", "Lucía Ferreira")).toBe(true);
    expect(isRecruitersName("LUCÍA FERREIRA", "Lucía Ferreira")).toBe(true);
    expect(isRecruitersName("", "Lucía Ferreira")).toBe(false);
    expect(isRecruitersName("Ferreira", "Lucía Ferreira")).toBe(false);
  });
});
