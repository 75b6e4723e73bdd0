import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { Sha256 } from "../../../src/domain/base/sha256.ts";
import type { Receipt } from "../../../src/domain/protocol/receipt.ts";
import { withMethod, withSigningComment } from "../../../src/domain/signing/signing-act.ts";
import { CoeListScreen } from "../../../src/features/coe-list/coe-list-screen.tsx";
import { CoeViewScreen } from "../../../src/features/coe-view/coe-view-screen.tsx";
import { CorrectionsScreen } from "../../../src/features/corrections/corrections-screen.tsx";
import { crossOn } from "../../../src/features/signing/mark.ts";
import { ReadBackScreen } from "../../../src/features/signing/read-back-screen.tsx";
import { signCoe } from "../../../src/features/signing/sign-coe.ts";
import { readBack } from "../../../src/features/signing/signing-progress.ts";
import { SigningScreen } from "../../../src/features/signing/signing-screen.tsx";
import { keepReceipts } from "../../../src/storage/custody.ts";
import { readDraft, saveDraft } from "../../../src/storage/drafts.ts";
import { readRevision } from "../../../src/storage/revisions.ts";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { later } from "../../storage/made.ts";
import { noon, type SigningWorld, signingWorld, today, toldCoe, workingCopy } from "../signing/signing-world.ts";

const screens = {
  list: CoeListScreen,
  view: CoeViewScreen,
  corrections: CorrectionsScreen,
  "read-back": ReadBackScreen,
  sign: SigningScreen,
};

let world: SigningWorld;
beforeEach(async () => {
  world = await signingWorld();
  const pen = new Proxy({}, { get: () => () => undefined, set: () => true });
  vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockReturnValue(pen as never);
  URL.createObjectURL = () => "blob:photo";
  URL.revokeObjectURL = () => undefined;
});
afterEach(cleanup);

function show(what: keyof typeof screens, coeId: string, locale: Locale = "en") {
  cleanup();
  const go = vi.fn();
  const Screen = screens[what];
  render(
    <Words catalogs={catalogs} locale={locale}>
      <Screen coeId={coeId} go={go} world={world} />
    </Words>,
  );
  return go;
}

interface Signed {
  readonly coeId: string;
  readonly id: Sha256;
}

/** Signed here, on the glass or on paper with a photo, and handed in. */
async function signed(method: "drawn" | "paper"): Promise<Signed> {
  const told = withMethod(toldCoe("eligible"), method);
  const answers = method === "paper" ? withSigningComment(told, "paper", "Kept in the office of Alder Creek.") : told;
  const photo = { type: "image/jpeg", bytes: new TextEncoder().encode("a photo").buffer as ArrayBuffer };
  const row = await workingCopy(world, answers, {
    ...readBack(answers, "es"),
    step: "certification",
    intervieweeSignature: method === "drawn" ? crossOn({ width: 600, height: 200 }) : null,
    paper: method === "paper" ? photo : null,
    intervieweeSignedOn: today,
    intervieweeSignedAt: noon,
    recruiterTyped: "Lucía Ferreira",
  });
  const { person } = world;
  if (person === null) throw new Error("nobody is there");
  const signing = { row, policy: world.policy("ZZ"), person, lastSigned: null, carried: false, language: "en" };
  const outcome = await signCoe(world, signing, async () => null);
  if (!outcome.ok || outcome.value.baseRevisionId === null) throw new Error("not signed");
  return { coeId: row.coeId, id: outcome.value.baseRevisionId };
}

const setAside = (id: Sha256, ...problems: Receipt["problems"]) =>
  keepReceipts(world.db, [
    {
      id,
      server: "state",
      seq: 4,
      chain: "a".repeat(64) as Sha256,
      receivedAt: later,
      standing: "set-aside",
      problems,
      awaiting: [],
    },
  ]);
const notTheirs = { code: "signature-invalid", details: { faults: "interviewee-signed-other-facts" } };
const badPhoto = { code: "picture-not-allowed", details: { slot: "interviewee", fault: "broken" } };

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const bodyOf = async (id: Sha256 | null | undefined) => {
  const read = id ? await readRevision(world.db, id) : null;
  if (!read?.ok) throw new Error("no version");
  return read.value;
};

describe("on the list", () => {
  it.each([
    [
      "en",
      "The State could not accept 1 COE as it is signed.",
      "To be signed again",
      /A signature does not belong/,
      "Open",
    ],
    [
      "es",
      "El Estado no pudo aceptar 1 COE tal como está firmado.",
      "Hay que firmarlo otra vez",
      /Una firma no corresponde a estas respuestas/,
      "Abrir",
    ],
  ] as const)(
    "[P7] a COE that the State could not accept is owed, with what to do (%s)",
    async (locale, title, mark, why, open) => {
      const { coeId, id } = await signed("drawn");
      await setAside(id, notTheirs);
      show("list", coeId, locale);
      expect(await screen.findByText(title)).toBeTruthy();
      const row = within(screen.getByRole("listitem"));
      expect(row.getByText(mark)).toBeTruthy();
      expect(row.getByText(why)).toBeTruthy();
      for (const link of [row.getByRole("link"), screen.getByRole("link", { name: open })])
        expect(link.getAttribute("href")).toBe(`/coes/${coeId}/corrections`);
    },
  );

  it("[P7] one that waits for the office is not owed", async () => {
    const { coeId, id } = await signed("drawn");
    await setAside(id, { code: "child-of-approved", details: {} });
    show("list", coeId);
    expect(await screen.findByText("The State keeps it, but set it aside: open it to see why")).toBeTruthy();
    expect(screen.queryByText("To be signed again")).toBeNull();
    show("view", coeId);
    expect(await screen.findByText("The State keeps this COE, but has set it aside")).toBeTruthy();
    expect(screen.queryByRole("link", { name: "Correct it" })).toBeNull();
  });
});

describe("correcting it", () => {
  it.each(["en", "es"] as const)("[P7] the signed COE leads to its correction (%s)", async (locale) => {
    const { coeId, id } = await signed("drawn");
    await setAside(id, notTheirs);
    show("view", coeId, locale);
    const link = await screen.findByRole("link", { name: locale === "en" ? "Correct it" : "Corregirlo" });
    expect(link.getAttribute("href")).toBe(`/coes/${coeId}/corrections`);
  });

  it("[P7] begins with everything that was written, as a child of the version that was set aside", async () => {
    const { coeId, id } = await signed("drawn");
    await setAside(id, notTheirs);
    const before = await bodyOf(id);
    const go = show("corrections", coeId);
    expect(await screen.findByText("The State could not accept this COE as it is signed")).toBeTruthy();
    expect(screen.queryByText("Nothing has come back")).toBeNull();
    await press("Begin the correction");
    await waitFor(() => expect(go).toHaveBeenCalledWith(`/coes/${coeId}`));
    expect(await readDraft(world.db, coeId)).toMatchObject({
      stage: "draft",
      signing: null,
      parents: [id],
      answers: before.answers,
    });
    show("corrections", coeId, "es");
    expect(await screen.findByText("La familia y usted firman otra vez")).toBeTruthy();
  });

  it("[P7] [S08] is signed again by both though nothing was changed", async () => {
    const { coeId, id } = await signed("drawn");
    await setAside(id, notTheirs);
    const began = show("corrections", coeId);
    await press("Begin the correction");
    await waitFor(() => expect(began).toHaveBeenCalled());
    const go = show("read-back", coeId);
    await press("Everything is right: go on to sign");
    await waitFor(() => expect(go).toHaveBeenCalledWith(`/coes/${coeId}/sign`));
    expect(await readDraft(world.db, coeId)).toMatchObject({
      signing: { step: "statement", intervieweeSignature: null },
    });
  });

  it("[P7] [S21] of a photo only the photo is taken again, and the family's signature goes on with it", async () => {
    const { coeId, id } = await signed("paper");
    await setAside(id, badPhoto);
    const before = await bodyOf(id);
    const began = show("corrections", coeId);
    await press("Begin the correction");
    await waitFor(() => expect(began).toHaveBeenCalled());
    show("corrections", coeId);
    expect(await screen.findByText("Take the photo of the signed paper again")).toBeTruthy();
    const go = show("read-back", coeId);
    expect(
      await screen.findByRole("button", { name: "The paper is not at hand: the family signs again" }),
    ).toBeTruthy();
    await press("Everything is right: go on to my signature");
    await waitFor(() => expect(go).toHaveBeenCalledWith(`/coes/${coeId}/sign`));
    show("sign", coeId);
    await userEvent.click(await screen.findByRole("radio", { name: "Type my name" }));
    await userEvent.type(screen.getByRole("textbox", { name: "Your full name" }), "Lucía Ferreira");
    await userEvent.tab();
    await press("Sign and hand in");
    expect(await screen.findByText("Take the photo of the signed paper before you sign.")).toBeTruthy();
    cleanup();
    const paper = { type: "image/jpeg", bytes: new TextEncoder().encode("another photo").buffer as ArrayBuffer };
    // The screen that was left may still be saving what was typed on it (P5).
    await waitFor(async () => {
      const row = await readDraft(world.db, coeId);
      if (!row?.signing) throw new Error("the signing is gone");
      const signing = { ...row.signing, paper };
      expect(await saveDraft(world.db, coeId, row.editSeq, { changedAt: noon, signing })).toMatchObject({ ok: true });
    });
    show("sign", coeId);
    await press("Sign and hand in");
    expect(await screen.findByRole("heading", { name: "Signed" })).toBeTruthy();
    const after = await bodyOf((await readDraft(world.db, coeId))?.baseRevisionId);
    expect(after).toMatchObject({ parents: [id], reason: "correction", stage: "signed" });
    const family = ({ signatures }: typeof after) => signatures.find(({ role }) => role === "interviewee");
    expect(family(after)).toEqual(family(before));
    expect(after.attachments.map(({ slot }) => slot)).toEqual(["interviewee"]);
    expect(after.attachments[0]?.id).not.toBe(before.attachments[0]?.id);
  });

  it("[P7] [S21] where the paper is not at hand the family signs again, in Spanish too", async () => {
    const { coeId, id } = await signed("paper");
    await setAside(id, badPhoto);
    const began = show("corrections", coeId, "es");
    await press("Empezar la corrección");
    await waitFor(() => expect(began).toHaveBeenCalled());
    const go = show("read-back", coeId, "es");
    await press("No tengo el papel: la familia firma otra vez");
    await waitFor(() => expect(go).toHaveBeenCalledWith(`/coes/${coeId}/sign`));
    show("sign", coeId, "es");
    expect(await screen.findByRole("radio", { name: /papel/ })).toBeTruthy();
  });
});
