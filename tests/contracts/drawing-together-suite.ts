import { afterAll, beforeAll, expect, it } from "vitest";
import type { CoeAnswers } from "../../src/domain/coe/coe.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import { putRevision } from "../../sync-server/store/revisions.ts";
import type { Store } from "../../sync-server/store/store.ts";
import { sampleAnswers } from "../domain/coe/sample-answers.ts";
import { type Written, write } from "../server/family-coe.ts";
import { people, randomId } from "../server/state-office.ts";

/** What is drawn in one go, and when. Called inside a `describe` with a way to open an empty database. */
export function examineDrawingTogether(open: () => Promise<{ readonly store: Store }>): void {
  let store: Store;
  beforeAll(async () => {
    store = (await open()).store;
    await store.write(async (db) => {
      for (const person of Object.values(people)) await addPerson(db, store, person);
    });
  });
  afterAll(() => store.close());

  /** A family whose children no other test knows. */
  function family(lastName1: string, schoolDistrict = "Sage Flat SD"): CoeAnswers {
    const sample = sampleAnswers();
    return {
      ...sample,
      familyData: { ...sample.familyData, schoolDistrict },
      childData: { children: sample.childData.children.map((child) => ({ ...child, lastName1 })) },
    };
  }

  const later = (coe: Written) => putRevision(store, coe.id, coe.bytes, "ana", "later");
  const rowOf = (coe: Written) =>
    store.reading.selectFrom("coes").selectAll().where("coe_id", "=", coe.revision.coeId).executeTakeFirst();
  const waiting = async () =>
    (await store.reading.selectFrom("undrawn").select("coe_id").execute()).map((row) => row.coe_id);

  it("[P7] what is put off while tablets send is in the queue of whoever asks", async () => {
    const coes = ["Ocampo", "Olmos", "Ordaz"].map((name) => write({ answers: family(name) }));
    await store.receiving(async () => {
      for (const coe of coes) await later(coe);
      await store.drawnInTime();
      expect(await waiting()).toHaveLength(coes.length);
      await store.drawn();
      for (const coe of coes) expect((await rowOf(coe))?.revision_id).toBe(coe.id);
    });
  });

  it("[P7] it is put off no longer once nobody sends", async () => {
    const coe = write({ answers: family("Oropeza") });
    await expect(
      store.receiving(async () => {
        await later(coe);
        throw new Error("the line broke");
      }),
    ).rejects.toThrow("the line broke");
    await store.drawnInTime();
    expect((await rowOf(coe))?.revision_id).toBe(coe.id);
  });

  it("[P7] it is put off no longer once many wait, however long tablets go on sending", async () => {
    const coe = write({ answers: family("Orozco") });
    await store.receiving(async () => {
      await later(coe);
      const others = Array.from({ length: 300 }, (_, at) => ({
        coe_id: randomId(),
        seq: at,
        author_id: "ana",
        at: "",
      }));
      await store.write((db) => db.insertInto("undrawn").values(others).execute());
      await store.drawnInTime();
      expect([(await rowOf(coe))?.revision_id, await waiting()]).toEqual([coe.id, []]);
    });
  });

  it("[V-13] COEs that hold the same child and are drawn in one go are found on each other, as if one had come first", async () => {
    const together = ["1", "2", "3"].map(() => write({ answers: family("Quintana") }));
    for (const coe of together) await later(coe);
    const apart = ["1", "2", "3"].map(() => write({ answers: family("Quiroga") }));
    for (const coe of apart) await putRevision(store, coe.id, coe.bytes, "ana");
    await store.drawn();
    const countsOf = (coes: readonly Written[]) =>
      Promise.all(coes.map(async (coe) => (await rowOf(coe))?.review_findings));
    const alone = write({ answers: family("Quiñones") });
    await putRevision(store, alone.id, alone.bytes, "ana");
    const children = alone.revision.answers.childData.children.length;
    const expected = ((await rowOf(alone))?.review_findings ?? 0) + children;
    expect(await countsOf(together)).toEqual([expected, expected, expected]);
    expect(await countsOf(apart)).toEqual([expected, expected, expected]);
  });

  it("counts, findings and words say of seventy drawn in one go what their rows say", async () => {
    const districts = ["Juniper ISD", "Alder Creek SD", "Cedar Valley USD"];
    const coes = Array.from({ length: 70 }, (_, at) => {
      const answers = family(`Rivas ${String.fromCharCode(97 + (at % 26)).repeat(3)}${at}`, districts[at % 3] ?? "");
      return write({ answers, ...(at % 5 === 0 ? { stage: "draft" as const } : {}) });
    });
    for (const coe of coes) await later(coe);
    // Some of them stood there before, as something else.
    const first = coes[1];
    if (!first) throw new Error("no COE");
    await store.drawn();
    await later(write({ coeId: first.revision.coeId, parents: [first.id], stage: "draft", deviceSeq: 2 }));
    await later(write({ answers: family("Rivas") }));
    await store.drawn();
    const rows = await store.reading.selectFrom("coes").selectAll().execute();
    const tally = (keys: readonly string[]) =>
      Object.fromEntries([...new Set(keys)].sort().map((key) => [key, keys.filter((each) => each === key).length]));
    const counts = await store.reading.selectFrom("facets").selectAll().where("scope", "=", "*").execute();
    const counted = (kind: string) =>
      Object.fromEntries(
        counts
          .filter((row) => row.kind === kind && row.n > 0)
          .sort((one, other) => (one.code < other.code ? -1 : 1))
          .map((row) => [row.code, row.n]),
      );
    expect(counted("stage")).toEqual(tally(rows.map((row) => row.stage)));
    expect(counted("district")).toEqual(tally(rows.map((row) => row.district)));
    const found = await store.reading.selectFrom("coe_findings").selectAll().execute();
    const foundAs = (finding: string) => found.filter((row) => row.finding === finding).map((row) => row.coe_id);
    const coesWhere = (holds: (row: (typeof rows)[number]) => boolean) => rows.filter(holds).map((row) => row.coe_id);
    expect(foundAs("incomplete").sort()).toEqual(coesWhere((row) => row.complete === 0).sort());
    expect(foundAs("needs-review").sort()).toEqual(coesWhere((row) => row.review_findings > 0).sort());
    const words = await store.reading.selectFrom("coe_words").selectAll().execute();
    for (const { coe_id, search_text } of rows)
      expect(new Set(words.filter((row) => row.coe_id === coe_id).map(({ word }) => word))).toEqual(
        new Set(search_text.split(" ").filter((word) => word !== "")),
      );
  });
}
