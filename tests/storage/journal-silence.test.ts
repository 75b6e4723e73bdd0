import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openSurcoDatabase } from "../../src/storage/database.ts";
import { Journal } from "../../src/storage/journal.ts";
import { nextId } from "./made.ts";
import { emptyFiles, journalIn } from "./memory-journal.ts";
import { openSealer } from "./open-sealer.ts";
import { slowJournal, written } from "./slow-line.ts";

const record = (id: string) => ({ table: "people", key: JSON.stringify(id), columns: { id }, sealed: null });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("[D15] a worker of the second copy that does not answer", () => {
  it("is told to everybody who waits for it when it dies, and another one is begun by the next question", async () => {
    const { journal, lines } = slowJournal();
    const listed = journal.list().catch(({ message }: Error) => message);
    const save = journal.appendRecords([record("a")]);
    lines[0]?.die();
    expect(await listed).toBe("WorkerEnded");
    expect(await save).toBe(false);
    expect(lines[0]?.ended).toBe(true);
    expect(journal.state).toEqual({ kind: "failed", cause: "WorkerEnded" });
    const again = journal.list();
    expect(lines).toHaveLength(2);
    lines[1]?.answer(journalIn(emptyFiles()));
    expect(await again).toEqual([]);
  });

  it("keeps nobody waiting after it has died twice, and is tried again later", async () => {
    const { journal, lines } = slowJournal();
    for (const turn of [0, 1]) {
      const save = journal.appendRecords([record("a")]);
      lines[turn]?.die();
      expect(await save).toBe(false);
    }
    expect(await journal.appendRecords([record("b")])).toBe(false);
    expect(lines).toHaveLength(2);
    vi.advanceTimersByTime(60_000);
    const file = journalIn(emptyFiles());
    const save = journal.appendRecords([record("c")]);
    lines[2]?.answer(file);
    expect(await save).toBe(true);
    // What was not asked is missing in it: only a comparison makes up for that.
    expect(journal.state.kind).toBe("failed");
    expect(file.entries().map(({ key }) => key)).toEqual([record("c").key]);
  });

  it("whose lock a sleeping window holds costs two saves their patience and no third; what it says ends that", async () => {
    const { journal, lines } = slowJournal();
    for (const id of ["a", "b"]) {
      const save = journal.append([written(id)]);
      await vi.advanceTimersByTimeAsync(3000);
      await save;
    }
    await journal.append([written("c")]);
    expect(lines[0]?.questions).toHaveLength(2);
    const file = journalIn(emptyFiles());
    lines[0]?.answer(file);
    const save = journal.appendRecords([record("d")]);
    lines[0]?.answer(file);
    expect(await save).toBe(true);
  });

  it("is ended after a minute of silence, and every question with it", async () => {
    const { journal, lines } = slowJournal();
    const asked = [journal.list(), journal.read([]), journal.erase()].map((asking) => asking.catch(() => "told"));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await Promise.all(asked)).toEqual(["told", "told", "told"]);
    expect(lines[0]?.ended).toBe(true);
  });

  it("has as much time again when its page was asleep meanwhile", async () => {
    const { journal, lines } = slowJournal();
    const listed = journal.list();
    journal.rest();
    await vi.advanceTimersByTimeAsync(3_600_000);
    journal.wake();
    lines[1]?.answer(journalIn(emptyFiles()));
    expect(await listed).toEqual([]);
  });

  it("that the browser does not even begin is one that died", async () => {
    const journal = new Journal(openSurcoDatabase(`none-${nextId()}`, openSealer()), () => {
      throw new DOMException("not here", "SecurityError");
    });
    expect(await journal.appendRecords([record("a")])).toBe(false);
    await expect(journal.list()).rejects.toThrow("WorkerEnded");
    expect(journal.state.kind).toBe("failed");
  });
});
