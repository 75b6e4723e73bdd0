import { beforeEach, describe, expect, it, vi } from "vitest";
import { answersSchemaVersion } from "../../../src/domain/coe/coe.ts";
import { materialHash, shownHash } from "../../../src/domain/coe/material.ts";
import { revisionSchema } from "../../../src/domain/protocol/revision.ts";
import { withMethod } from "../../../src/domain/signing/signing-act.ts";
import { crossOn } from "../../../src/features/signing/mark.ts";
import { type Signing, signCoe } from "../../../src/features/signing/sign-coe.ts";
import { strokesText } from "../../../src/features/signing/signature-evidence.ts";
import { onlyCertification, readBack } from "../../../src/features/signing/signing-progress.ts";
import { readDevice } from "../../../src/storage/device.ts";
import { type DraftRow, readDraft, saveDraft, startCorrection } from "../../../src/storage/drafts.ts";
import { lastSignedOf } from "../../../src/storage/last-signed.ts";
import { readRevision } from "../../../src/storage/revisions.ts";
import { noon, type SigningWorld, signingWorld, today, toldCoe, workingCopy } from "./signing-world.ts";

const png = new Uint8Array([137, 80, 78, 71]);
const pictureOf = async () => png;
const answers = withMethod(toldCoe("eligible"), "drawn");
const pad = { width: 600, height: 200 };

let world: SigningWorld;
beforeEach(async () => {
  world = await signingWorld();
});

const signed = {
  ...readBack(answers, "es"),
  step: "certification" as const,
  intervieweeSignature: crossOn(pad),
  intervieweeSignedOn: today,
  intervieweeSignedAt: noon,
  recruiterSignature: crossOn(pad),
};

async function signing(row: DraftRow, carried = false): Promise<Signing> {
  const person = world.person;
  if (!person) throw new Error("nobody is there");
  const lastSigned = await lastSignedOf(world.db, row.coeId, row.baseRevisionId);
  return { row, policy: world.policy("ZZ"), person, lastSigned, carried, language: "en" };
}

async function signedRow(): Promise<DraftRow> {
  const row = await workingCopy(world, answers, signed);
  const outcome = await signCoe(world, await signing(row), pictureOf);
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
}

async function revisionOf(row: DraftRow) {
  const read = row.baseRevisionId ? await readRevision(world.db, row.baseRevisionId) : null;
  if (!read?.ok) throw new Error("no revision");
  return read.value;
}

describe("signing", () => {
  it("[P2] [P6] one transaction keeps strokes, pictures, the revision, the frozen copy and the device number", async () => {
    const row = await signedRow();
    expect(row).toMatchObject({ stage: "signed", signing: null });
    const revision = await revisionOf(row);
    expect(revisionSchema.safeParse(revision).success).toBe(true);
    expect(revision).toMatchObject({ stage: "signed", reason: "signing", parents: [] });
    expect(revision.attachments.map(({ slot, type }) => [slot, type])).toEqual([
      ["interviewee", "application/json"],
      ["interviewee-picture", "image/png"],
      ["recruiter", "application/json"],
      ["recruiter-picture", "image/png"],
    ]);
    for (const { id } of revision.attachments) expect(await world.db.attachments.get(id)).toBeTruthy();
    expect(revision.determination.verdict).toBe("eligible");
    expect((await readDevice(world.db)).deviceSeq).toBe(revision.made.deviceSeq);
    expect(world.sent()).toBe(1);
  });

  it("the family's signature names exactly what was read back, the recruiter's what goes out", async () => {
    const revision = await revisionOf(await signedRow());
    const [family, recruiter] = revision.signatures;
    expect(family).toMatchObject({
      role: "interviewee",
      method: "drawn",
      language: "es",
      shownHash: shownHash(answers),
      materialHash: materialHash(answers),
      signedOn: today,
      slot: "interviewee",
    });
    expect(recruiter).toMatchObject({ role: "recruiter", name: "Lucía Ferreira", method: "drawn", slot: "recruiter" });
  });

  it("[P2] a disk that fails leaves nothing half signed, and the signature is still in the working copy", async () => {
    const row = await workingCopy(world, answers, signed);
    const add = vi.spyOn(world.db.revisions, "add").mockRejectedValue(new Error("the disk failed"));
    const outcome = await signCoe(world, await signing(row), pictureOf);
    add.mockRestore();
    expect(outcome.ok).toBe(false);
    expect(await world.db.revisions.count()).toBe(0);
    expect(await world.db.attachments.count()).toBe(0);
    expect((await readDevice(world.db)).deviceSeq).toBe(0);
    const there = await readDraft(world.db, row.coeId);
    expect(there).toMatchObject({ stage: "draft", signing: { intervieweeSignature: crossOn(pad) } });
    expect(world.sent()).toBe(0);
    expect((await signCoe(world, await signing(row), pictureOf)).ok).toBe(true);
  });

  it("strokes are written in whole numbers from the first touch on", () => {
    const drawing = { width: 600.4, height: 200, strokes: [[{ x: 1.6, y: 2.2, time: 5000.7, pressure: 0.314 }]] };
    expect(JSON.parse(strokesText(drawing))).toEqual({
      width: 600,
      height: 200,
      strokes: [[{ x: 2, y: 2, time: 0, pressure: 31 }]],
    });
  });
});

describe("a correction", () => {
  async function corrected(phone: string) {
    const row = await signedRow();
    const from = row.baseRevisionId;
    if (from === null) throw new Error("not signed");
    const begun = await startCorrection(world.db, row.coeId, from, {
      recruiterId: "r-1",
      at: noon,
      state: "ZZ",
      answersSchema: answersSchemaVersion,
      answers: row.answers,
      summary: { familyName: "", childNames: [], owed: { mustFix: 0, comments: 0 } },
    });
    if (!begun.ok) throw new Error(begun.error.code);
    const next = { ...row.answers, familyData: { ...row.answers.familyData, telephone: phone } };
    const progress = { ...onlyCertification("en"), recruiterTyped: "Lucía Ferreira" };
    const kept = await saveDraft(world.db, row.coeId, begun.value.editSeq, {
      changedAt: noon,
      answers: next,
      signing: progress,
    });
    if (!kept.ok) throw new Error(kept.error.code);
    return { from, before: await revisionOf(row), row: kept.value };
  }

  it("carries the family's signature with its own hashes and its drawing; the recruiter signs anew", async () => {
    const { from, before, row } = await corrected("555 0142");
    const outcome = await signCoe(world, await signing(row, true), pictureOf);
    if (!outcome.ok) throw new Error(outcome.error.code);
    const revision = await revisionOf(outcome.value);
    expect(revision).toMatchObject({ reason: "correction", parents: [from], stage: "signed" });
    const familyOf = (one: typeof before) => one.signatures.find(({ role }) => role === "interviewee");
    expect(familyOf(revision)).toEqual(familyOf(before));
    expect(familyOf(revision)?.shownHash).not.toBe(shownHash(row.answers));
    expect(familyOf(revision)?.materialHash).toBe(materialHash(row.answers));
    const drawn = (one: typeof before) => one.attachments.filter(({ slot }) => slot.startsWith("interviewee"));
    expect(drawn(revision)).toEqual(drawn(before));
    const recruiter = revision.signatures.find(({ role }) => role === "recruiter");
    expect(recruiter).toMatchObject({ method: "typed", slot: null, shownHash: shownHash(row.answers) });
  });
});
