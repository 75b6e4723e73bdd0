import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { Sha256 } from "../../../src/domain/base/sha256.ts";
import { emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { nationalForm } from "../../../src/domain/coe/form.ts";
import type { OfferedDecision } from "../../../src/domain/protocol/offered.ts";
import type { Person } from "../../../src/domain/protocol/person.ts";
import { ReviewDeskScreen } from "../../../src/features/review/review-desk-screen.tsx";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { sampleAnswers } from "../../domain/coe/sample-answers.ts";
import { at, id, openOffice, recordOf, refusal, reviewer, type Signed, signedVersion, worldOf } from "./desk-office.ts";

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const name = "ab".repeat(32) as Sha256;

const offeredOf = (
  version: Signed,
  words: Partial<OfferedDecision["decision"]> = {},
  more: Partial<OfferedDecision> = {},
): OfferedDecision => ({
  name,
  decision: {
    reviewId: id(900),
    coeId: version.revision.coeId,
    revisionId: version.id,
    decision: "returned",
    reasons: ["name-or-birth-details"],
    note: "Please look again.",
    comments: [{ field: "familyData.city", text: "Which town is this?" }],
    overturns: null,
    reviewer: { id: "tomas", name: "Tomás Villaseñor" },
    at,
    seq: 4711,
    ...words,
  },
  offeredBy: { id: "lucia", name: "Lucía Ferreira" },
  offeredAt: at,
  standing: "open",
  ...more,
});

async function show(
  version: Signed,
  offered: readonly OfferedDecision[],
  person: Person = reviewer,
  locale: Locale = "en",
) {
  const office = openOffice([version], [recordOf([version], { offered: [...offered] })]);
  const go = vi.fn();
  render(
    <Words catalogs={catalogs} locale={locale}>
      <ReviewDeskScreen coeId={version.revision.coeId} go={go} world={worldOf(person)} />
    </Words>,
  );
  await screen.findByText(nationalForm.form);
  return { office, go };
}

describe("[P13] a decision that the server lost and a tablet kept", () => {
  it("is shown with all its words, and made again in one press and its confirmation, by who presses", async () => {
    const version = signedVersion(id(31));
    const offered = offeredOf(version);
    const { office } = await show(version, [offered]);
    expect(screen.getByText(/^Before the restore: returned by Tomás Villaseñor/)).toBeTruthy();
    expect(screen.getByText(/The tablet of Lucía Ferreira kept it/)).toBeTruthy();
    expect(screen.getByText("Which town is this?")).toBeTruthy();
    expect(screen.getByText(/the tablet is the only one who says so/)).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Return again" }));
    expect(office.requests).toHaveLength(0);
    const dialog = within(await screen.findByRole("dialog", { name: "Return this COE to Lucía Ferreira?" }));
    expect(dialog.getByText(/under your own name, in the words that Tomás Villaseñor wrote/)).toBeTruthy();
    await userEvent.click(dialog.getByRole("button", { name: "Return again" }));
    await waitFor(() => expect(office.requests).toHaveLength(1));
    const { decision, reasons, note, comments } = offered.decision;
    const { reviewId, ...request } = office.requests[0] ?? { reviewId: id(900) };
    expect(reviewId).not.toBe(offered.decision.reviewId);
    expect(request).toEqual({
      coeId: id(31),
      revisionId: version.id,
      decision,
      reasons,
      note,
      comments,
      overturns: null,
      confirms: name,
    });
  });

  it("keeps what this reviewer has written of their own, and sends none of it along", async () => {
    const version = signedVersion(id(32));
    const key = `surco.desk.notes ruth ${version.id}`;
    const own = { comments: { "familyData.city": "Mine." }, note: "Mine too.", reasons: [], reviewId: null };
    sessionStorage.setItem(key, JSON.stringify(own));
    const { office } = await show(version, [offeredOf(version)]);
    await userEvent.click(screen.getByRole("button", { name: "Return again" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Return again" }));
    await waitFor(() => expect(office.requests).toMatchObject([{ note: "Please look again." }]));
    await waitFor(() => expect(JSON.parse(sessionStorage.getItem(key) ?? "null")).toEqual(own));
  });

  it("leaves deciding otherwise where it always is, and puts neither first", async () => {
    const version = signedVersion(id(33));
    const { office } = await show(version, [offeredOf(version)]);
    await userEvent.click(screen.getByRole("button", { name: "Approve" }));
    await userEvent.click(await screen.findByRole("button", { name: "Approve it" }));
    await waitFor(() => expect(office.requests).toMatchObject([{ decision: "approved" }]));
    expect(office.requests[0]).not.toHaveProperty("confirms");
  });

  it("[P24] says who was quicker", async () => {
    const version = signedVersion(id(34));
    const { office } = await show(version, [offeredOf(version)]);
    const decision = { ...offeredOf(version).decision, reviewId: id(901) };
    office.said.push(() => refusal("already-decided", 409, { decision }));
    await userEvent.click(screen.getByRole("button", { name: "Return again" }));
    await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Return again" }));
    expect(await screen.findByText(/Tomás Villaseñor was quicker: “Returned”/)).toBeTruthy();
  });

  it("an approval that the rules hold up now is not asked for", async () => {
    const version = signedVersion(id(35), { ...sampleAnswers(), qualifyingMoves: emptyCoeAnswers().qualifyingMoves });
    await show(version, [offeredOf(version, { decision: "approved", reasons: [], note: "", comments: [] })]);
    await userEvent.click(screen.getByRole("button", { name: "Approve again" }));
    await screen.findByRole("dialog", { name: "This COE cannot be approved as it is" });
  });

  it("is told, and offered to nobody whose role it is not to make it", async () => {
    const version = signedVersion(id(36));
    const coordinator: Person = { ...reviewer, roles: ["coordinator"], region: "N" };
    const denied = { decision: "denied", reasons: ["other"], note: "No." } as const;
    await show(version, [offeredOf(version, { ...denied, reasons: [...denied.reasons] })], coordinator);
    expect(screen.getByText(/^Before the restore: denied by/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Deny again" })).toBeNull();
    cleanup();
    const own = signedVersion(id(37));
    await show(own, [offeredOf(own)], { ...reviewer, id: "lucia", roles: ["recruiter", "reviewer"] });
    expect(screen.getByText(/^Before the restore: returned by/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Return again" })).toBeNull();
  });

  it("that is past stands among the decisions, and says whether it was confirmed", async () => {
    const version = signedVersion(id(38));
    const past = [
      offeredOf(version, {}, { standing: "past" }),
      offeredOf(
        version,
        { reviewId: id(902) },
        { name: "cd".repeat(32) as Sha256, standing: "past", confirmedBy: id(903) },
      ),
    ];
    await show(version, past);
    expect(screen.queryByText(/^Before the restore/)).toBeNull();
    await userEvent.click(screen.getByText("Decisions (2)"));
    expect(await screen.findByText("Returned, version 1 · lost in the restore, past")).toBeTruthy();
    expect(screen.getByText("Returned, version 1 · lost in the restore, confirmed again later")).toBeTruthy();
  });

  it("is said in Spanish", async () => {
    const version = signedVersion(id(39));
    await show(version, [offeredOf(version)], reviewer, "es");
    expect(screen.getByText(/^Antes de la restauración: devuelto por Tomás Villaseñor/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Devolver de nuevo" })).toBeTruthy();
  });
});
