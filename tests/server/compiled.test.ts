import { afterAll, beforeAll, expect, it } from "vitest";
import { compiledOnce } from "../../sync-server/store/compiled.ts";
import type { Db } from "../../sync-server/store/db.ts";
import type { Tables } from "../../sync-server/store/tables.ts";
import { type Office, openOffice } from "./state-office.ts";

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

let built = 0;
const insertWords = compiledOnce((db, rows: readonly Tables["coe_words"][]) => {
  built += 1;
  return db.insertInto("coe_words").values(rows);
});
const findWords = compiledOnce((db, words: readonly string[], besides: string) =>
  db
    .selectFrom("coe_words")
    .select(["word", "coe_id"])
    .where("word", "in", words)
    .where("coe_id", "!=", besides)
    .where("coe_id", "<", "z")
    .orderBy("word"),
);

it("a query is built once for each number of rows, and each call has its own values", async () => {
  const write = (words: readonly string[], coe_id: string) =>
    office.store.write((db: Db) =>
      insertWords(
        db,
        words.map((word) => ({ word, coe_id })),
      ),
    );
  await write(["uno", "dos"], "a");
  await write(["tres", "cuatro"], "b");
  await write(["cinco"], "c");
  expect(built).toBe(2);

  const { reading } = office.store;
  expect(await findWords(reading, ["uno", "tres"], "c")).toEqual([
    { word: "tres", coe_id: "b" },
    { word: "uno", coe_id: "a" },
  ]);
  expect(await findWords(reading, ["cuatro", "cinco"], "c")).toEqual([{ word: "cuatro", coe_id: "b" }]);
  expect(await findWords(reading, ["dos"], "a")).toEqual([]);
});

it("a member of a row may be null and may stand in the query twice", async () => {
  const writePerson = compiledOnce((db, row: Tables["people"]) => {
    const { id: _id, ...changing } = row;
    return db
      .insertInto("people")
      .values(row)
      .onConflict((conflict) => conflict.column("id").doUpdateSet(changing));
  });
  const person = {
    id: "eva",
    name: "Eva Sorensen",
    roles: "[]",
    district: null,
    title_en: "",
    title_es: "",
    created_at: "",
    sign_in_name: null,
    deactivated_at: null,
    attested_at: null,
  };
  await office.store.write((db) => writePerson(db, { ...person, region: "N" }));
  await office.store.write((db) => writePerson(db, { ...person, name: "Eva Lund", region: null }));
  const rows = await office.store.reading.selectFrom("people").selectAll().where("id", "=", "eva").execute();
  expect(rows).toEqual([{ ...person, name: "Eva Lund", region: null }]);
});
