import { describe, expect, it } from "vitest";
import { answerAll } from "../../src/storage/journal-answering.ts";
import { emptyFiles, journalIn } from "./memory-journal.ts";
import { slowJournal as begun, person, written } from "./slow-line.ts";

describe("[D15] a page that goes and comes back", () => {
  it("lets go of its worker, starts none while it is away, and writes everything when it is back", async () => {
    const { journal, lines } = begun();
    const file = journalIn(emptyFiles());
    const before = journal.append([written("before")]);
    journal.rest();
    expect(lines[0]?.ended).toBe(true);
    const meanwhile = journal.append([written("meanwhile")]);
    expect(lines).toHaveLength(1);
    journal.wake();
    expect(lines).toHaveLength(2);
    lines[1]?.answer(file);
    await Promise.all([before, meanwhile]);
    expect(journal.state).toEqual({ kind: "pending" });
    expect(file.entries().map(({ key }) => key)).toEqual([person("before").key, person("meanwhile").key]);
  });

  it("writes what the worker had written, and not told, once more, and it stands once", async () => {
    const { journal, lines } = begun();
    const file = journalIn(emptyFiles());
    const save = journal.append([written("once")]);
    const [untold] = lines[0]?.questions ?? [];
    if (untold) answerAll(file, [untold], () => undefined);
    journal.rest();
    journal.wake();
    lines[1]?.answer(file);
    await save;
    expect(file.entries()).toHaveLength(1);
  });

  it("starts no worker again for nothing", () => {
    const { journal, lines } = begun();
    journal.wake();
    journal.rest();
    journal.wake();
    expect(lines).toHaveLength(1);
  });
});
