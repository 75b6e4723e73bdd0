import { describe, expect, it } from "vitest";
import { catalogs } from "../../src/app/messages/catalogs.ts";
import { problemStatus } from "../../src/domain/protocol/problem.ts";
import { setAsideCodes } from "../../src/domain/protocol/receipt.ts";
import { nameAttachment } from "../../src/storage/attachments.ts";
import { readCoeList } from "../../src/storage/coe-list.ts";
import { commitNewRevision } from "../../src/storage/revisions.ts";
import { setAsideText, troubleText } from "../../src/storage/sending.ts";
import { noteAttempt } from "../../src/storage/unsent.ts";
import { freshDatabase, later, making, newDraft } from "./made.ts";

describe("[P12] what cannot be sent", () => {
  it("is told after ten tries, and at once where waiting does not help, on the line of its COE", async () => {
    const db = await freshDatabase();
    const photo = nameAttachment(new TextEncoder().encode("a photo"), "image/jpeg");
    const draft = await newDraft(db);
    await newDraft(db, "Vega");
    const signed = await commitNewRevision(db, making("signed", [photo]), {
      ...draft,
      expectedEditSeq: 0,
      changedAt: later,
    });
    if (!signed.ok) throw new Error(signed.error.code);
    const trouble = async () => (await readCoeList(db, "r-1")).map((row) => row.trouble);
    const head = signed.value.baseRevisionId!;
    for (let tries = 1; tries <= 9; tries += 1) await noteAttempt(db, head, "no-answer", () => 0);
    expect(await trouble()).toEqual([null, null]);
    await noteAttempt(db, head, "no-answer", () => 0);
    expect(await trouble()).toEqual([{ problem: "no-answer", tries: 10 }, null]);
    await noteAttempt(db, photo.id, "too-large", () => 0);
    expect(await trouble()).toEqual([{ problem: "too-large", tries: 1 }, null]);
  });

  it("has words in both languages for every code that a round can meet, and for every reason of setting aside", () => {
    const met = ["no-answer", "not-an-answer", "missing", "damaged", "unreadable"];
    const refused = [
      "malformed",
      "not-signed-in",
      "too-large",
      "bytes-do-not-match-name",
      "protocol-not-spoken",
      "busy",
    ];
    for (const code of [...met, ...refused, "not-allowed", "unexpected"])
      expect(troubleText(code)).toBe(`sending.${code}`);
    expect(refused.filter((code) => !(code in problemStatus))).toEqual([]);
    const ids = [...met, ...refused, "a-code-of-tomorrow"].map(troubleText);
    const reasons = [...setAsideCodes, "a-code-of-tomorrow"].map(setAsideText);
    expect(setAsideCodes.map(setAsideText)).toEqual(setAsideCodes.map((code) => `set-aside.${code}`));
    for (const texts of [catalogs.en, catalogs.es])
      expect([...ids, ...reasons].filter((id) => !(id in texts))).toEqual([]);
  });
});
