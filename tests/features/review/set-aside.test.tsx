import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { nationalForm } from "../../../src/domain/coe/form.ts";
import type { CoeRecord } from "../../../src/domain/protocol/desk.ts";
import { ReviewDeskScreen } from "../../../src/features/review/review-desk-screen.tsx";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { sampleAnswers } from "../../domain/coe/sample-answers.ts";
import { id, openOffice, recordOf, signedVersion, worldOf } from "./desk-office.ts";

const faulty = signedVersion(id(1));
const again = signedVersion(id(1), sampleAnswers(), [faulty.id]);

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  globalThis.CSS ??= { escape: (text: string) => text } as unknown as typeof CSS;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The same record with its first version set aside. */
const asideFirst = (record: CoeRecord, code: string): CoeRecord => ({
  ...record,
  revisions: record.revisions.map((version, place) =>
    place > 0
      ? version
      : { ...version, receipt: { ...version.receipt, standing: "set-aside", problems: [{ code, details: {} }] } },
  ),
});

async function show(record: CoeRecord, locale: Locale = "en") {
  openOffice([faulty, again], [record]);
  render(
    <Words catalogs={catalogs} locale={locale}>
      <ReviewDeskScreen coeId={id(1)} go={vi.fn()} world={worldOf()} />
    </Words>,
  );
  await screen.findByText(nationalForm.form);
}

it.each([
  ["en", /has to be signed again/, /The recruiter’s tablet says so too/, "Approve"],
  ["es", /Hay que firmarlo de nuevo/, /La tableta de quien hizo la entrevista también lo dice/, "Aprobar"],
] as const)(
  "[P7] [P24] a reviewer sees why it was set aside and that its recruiter is told, and decides nothing (%s)",
  async (locale, why, told, approve) => {
    await show(asideFirst(recordOf([faulty], { stage: "draft", heads: [] }), "signature-invalid"), locale);
    expect(screen.getByText(why)).toBeTruthy();
    expect(screen.getByText(told)).toBeTruthy();
    expect(screen.queryByRole("button", { name: approve })).toBeNull();
  },
);

it("[P7] of what only the office can put right nobody says that the recruiter corrects it", async () => {
  await show(asideFirst(recordOf([faulty], { stage: "received", heads: [] }), "wrong-area"));
  expect(
    screen.getByText("It was written for another State, or by a recruiter to whom this COE has never belonged."),
  ).toBeTruthy();
  expect(screen.queryByText(/The recruiter’s tablet says so too/)).toBeNull();
});

it("[P7] [P24] once it was signed again, the version that was set aside is history", async () => {
  await show(asideFirst(recordOf([faulty, again], { heads: [again.id] }), "signature-invalid"));
  expect(screen.getByRole("button", { name: "Approve" })).toBeTruthy();
  expect(screen.queryByText(/is set aside: it is kept, but not part of the record/)).toBeNull();
});
