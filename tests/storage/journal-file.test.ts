import { describe, expect, it, vi } from "vitest";
import { answerAll } from "../../src/storage/journal-answering.ts";
import type { JournalRecord } from "../../src/storage/journal-frames.ts";
import { emptyFiles, type Files, journalIn } from "./memory-journal.ts";

const draft = (key: string, editSeq: number, size = 100): JournalRecord => ({
  table: "drafts",
  key,
  columns: { coeId: key, editSeq, checkpointedSeq: -1 },
  sealed: new Uint8Array(size).fill(editSeq),
});
const left = (key: string): JournalRecord => ({ table: "drafts", key, columns: null, sealed: null });
const standing = (files: Files) =>
  journalIn(files)
    .entries()
    .map(({ key, columns }) => `${key} ${columns.editSeq}`)
    .sort();
const mebibyte = 1_048_576;

describe("the file of the second copy", () => {
  it("[D15] the newest frame of a working copy stands, also where two windows have handed over in the wrong order", () => {
    const files = emptyFiles();
    journalIn(files).append([[draft("a", 1)], [draft("a", 3)], [draft("a", 2)], [draft("b", 1)]]);
    expect(standing(files)).toEqual(["a 3", "b 1"]);
    expect(journalIn(files).read("drafts", "a")?.sealed?.[0]).toBe(3);
  });

  it("[P21] what was released does not come back; what is begun after that counts from its own beginning", () => {
    const files = emptyFiles();
    journalIn(files).append([[draft("a", 9), draft("b", 1)], [left("a")]]);
    expect(standing(files)).toEqual(["b 1"]);
    journalIn(files).append([[draft("a", 0)]]);
    expect(standing(files)).toEqual(["a 0", "b 1"]);
  });

  it("[P2] is flushed once for all saves that wait, before anybody is told", () => {
    const files = emptyFiles();
    const journal = journalIn(files);
    const before = files[0].flushes;
    journal.append([[draft("a", 1), draft("b", 1)], [draft("c", 1)]]);
    expect(files[0].flushes).toBe(before + 1);
  });

  it("[P18] on a full disk nothing of a save stays, and the next one is written", () => {
    const files = emptyFiles();
    const journal = journalIn(files);
    journal.append([[draft("a", 1)]]);
    files[0].room = 150;
    expect(() => journal.append([[draft("a", 2), draft("b", 1)]])).toThrow();
    files[0].room = mebibyte;
    journal.append([[draft("c", 1)]]);
    expect(standing(files)).toEqual(["a 1", "c 1"]);
  });

  it("is written anew into the other file when too much of it was overtaken", () => {
    const files = emptyFiles();
    const journal = journalIn(files);
    journal.append([[draft("b", 1), draft("gone", 1)], [left("gone")]]);
    for (let seq = 1; !journal.isCompactionDue; seq++) journal.append([[draft("a", seq, mebibyte)]]);
    const before = standing(files);
    journal.compact();
    expect(files[0].getSize()).toBe(0);
    expect(files[1].getSize()).toBeLessThan(2 * mebibyte);
    expect(standing(files)).toEqual(before);
    expect(journal.isCompactionDue).toBe(false);
    journal.append([[draft("b", 2)]]);
    expect(standing(files)).toContain("b 2");
  });

  it("[S14] is written anew at once when a vault has another passphrase or passkey, also where that was missed, and not for a count", () => {
    const files = emptyFiles();
    const vault = (wrapped: string, missed: number): JournalRecord => ({
      table: "vaults",
      key: "v",
      columns: { vaultId: "v", main: { kind: "passphrase", wrapped }, passkeys: [], missed: { count: missed, at: 0 } },
      sealed: null,
    });
    const journal = journalIn(files);
    journal.append([[vault("former", 0)], [vault("former", 1)]]);
    expect(journal.isCompactionDue).toBe(false);
    journal.append([[vault("newer", 0)]]);
    expect(journal.isCompactionDue).toBe(true);
    const reopened = journalIn(files);
    expect(reopened.isCompactionDue).toBe(true);
    answerAll(reopened, [{ id: 1, ask: { kind: "append", records: [] } }], () => undefined);
    const bytes = files.map((file) => Buffer.from(file.bytes).toString("latin1")).join("");
    expect(bytes).toContain("newer");
    expect(bytes).not.toContain("former");
  });

  it("[P18] a full disk is told at once; then what was overtaken is given up, and the next save has room", () => {
    const files = emptyFiles();
    const journal = journalIn(files);
    for (const seq of [1, 2, 3]) journal.append([[draft("a", seq, mebibyte)]]);
    files[0].room = 0;
    const sizes: number[] = [];
    const asked = { kind: "append", records: [draft("b", 1)] } as const;
    const told: unknown[] = [];
    const tell = (answer: unknown) => {
      told.push(answer);
      sizes.push(files[1].getSize());
    };
    answerAll(journal, [{ id: 1, ask: asked }], tell);
    answerAll(journal, [{ id: 2, ask: asked }], tell);
    expect(told).toEqual([
      { id: 1, failed: "QuotaExceededError" },
      { id: 2, answer: null },
    ]);
    expect(sizes[0]).toBe(0);
    expect(standing(files)).toEqual(["a 3", "b 1"]);
  });

  it("[P18] a writing anew that found no room is not tried again with every save", () => {
    const files = emptyFiles();
    const journal = journalIn(files);
    for (const seq of [1, 2, 3]) journal.append([[draft("a", seq, mebibyte)]]);
    for (const file of files) file.room = 0;
    const write = vi.spyOn(files[1], "write");
    for (const id of [1, 2, 3])
      answerAll(journal, [{ id, ask: { kind: "append", records: [draft("b", 1)] } }], () => undefined);
    expect(write).toHaveBeenCalledOnce();
    expect(standing(files)).toEqual(["a 3"]);
  });

  it("[D15] killed at any byte of being written anew, one of the two files is whole", () => {
    const files = emptyFiles();
    const journal = journalIn(files);
    journal.append([[draft("a", 1)], [draft("a", 2)], [draft("b", 1)]]);
    const whole = files[0].bytes;
    journal.compact();
    const copy = files[1].bytes;
    for (let cut = 0; cut <= copy.length; cut++) {
      const killed = emptyFiles();
      killed[0].bytes = whole.slice();
      // The head is written last: until then zeros stand in its place.
      killed[1].bytes =
        cut < copy.length
          ? new Uint8Array([...new Uint8Array(Math.min(cut, 16)), ...copy.slice(16, cut)])
          : copy.slice();
      expect(standing(killed)).toEqual(["a 2", "b 1"]);
      expect(standing(killed)).toEqual(["a 2", "b 1"]);
    }
  });

  it("[F05] a damaged head hides no frame", () => {
    for (let at = 0; at < 16; at++) {
      const files = emptyFiles();
      journalIn(files).append([[draft("a", 1)], [draft("b", 4)]]);
      files[0].bytes[at] = (files[0].bytes[at] ?? 0) ^ 0x55;
      expect(standing(files)).toEqual(["a 1", "b 4"]);
      journalIn(files).append([[draft("a", 2)]]);
      expect(standing(files)).toEqual(["a 2", "b 4"]);
    }
  });

  it("[F05] a torn end is written over, and a damage in the middle is written away", () => {
    const files = emptyFiles();
    journalIn(files).append([[draft("a", 1)], [draft("b", 1)], [draft("c", 1)]]);
    files[0].truncate(files[0].getSize() - 3);
    expect(standing(files)).toEqual(["a 1", "b 1"]);
    files[0].bytes[60] = (files[0].bytes[60] ?? 0) ^ 1;
    const journal = journalIn(files);
    expect(journal.isCompactionDue).toBe(true);
    expect(journal.isCompactionDue).toBe(true);
    journal.compact();
    expect(journal.isCompactionDue).toBe(false);
    expect(standing(files)).toEqual(["b 1"]);
  });

  it("[P5] whoever has the files again reads what the other window has written, also anew, and what it erased", () => {
    const files = emptyFiles();
    const [one, two] = [journalIn(files), journalIn(files)];
    one.append([[draft("a", 1)]]);
    two.attach(files);
    expect(two.entries()).toHaveLength(1);
    two.append([[draft("b", 1)]]);
    two.compact();
    one.attach(files);
    expect(one.entries()).toHaveLength(2);
    one.erase();
    two.attach(files);
    expect(two.entries()).toEqual([]);
    two.append([[draft("c", 1)]]);
    one.attach(files);
    expect(one.entries().map(({ key }) => key)).toEqual(["c"]);
  });
});
