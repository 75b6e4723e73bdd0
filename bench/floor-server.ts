import { rmSync } from "node:fs";
import { join } from "node:path";
import { gzip } from "node:zlib";
import Database from "better-sqlite3";
import express from "express";

/**
 * The floor: the least that an Express server with a durable SQLite must do for the same documents. It stores batches in one
 * fsynced transaction and gives them back in pages; no hash, no check, no receipt, no rule.
 */
interface FloorDocument {
  readonly id: string;
}

const folder = process.argv[2];
if (folder === undefined) throw new Error("the floor needs a folder for its database");
const file = join(folder, "floor.db");
for (const suffix of ["", "-wal", "-shm"]) rmSync(file + suffix, { force: true });
const database = new Database(file);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec(
  "CREATE TABLE coe(id TEXT PRIMARY KEY, seq INTEGER NOT NULL, doc TEXT NOT NULL); CREATE INDEX coe_seq ON coe(seq)",
);
const insert = database.prepare(
  "INSERT INTO coe VALUES(?,?,?) ON CONFLICT(id) DO UPDATE SET seq=excluded.seq, doc=excluded.doc",
);
const select = database.prepare("SELECT seq, doc FROM coe WHERE seq > ? ORDER BY seq LIMIT ?");
let seq = 0;
const store = database.transaction((documents: readonly FloorDocument[]) => {
  for (const document of documents) insert.run(document.id, ++seq, JSON.stringify(document));
});

const app = express();
app.disable("etag");
app.use(express.json({ limit: "16mb" }));
app.get("/hello", (_request, response) => {
  response.json({ ok: 1 });
});
app.post("/push", (request, response) => {
  const { docs } = request.body as { docs: readonly FloorDocument[] };
  store.immediate(docs);
  response.json({ ok: docs.length, seq });
});
app.get("/pull", (request, response) => {
  const rows = select.all(Number(request.query.since), Number(request.query.limit)) as { seq: number; doc: string }[];
  const last = rows.at(-1)?.seq ?? Number(request.query.since);
  const body = `{"seq":${last},"docs":[${rows.map((row) => row.doc).join(",")}]}`;
  if (!/gzip/.test(request.get("accept-encoding") ?? "")) {
    response.type("json").end(body);
    return;
  }
  gzip(body, (failure, packed) => {
    if (failure) throw failure;
    response.set({ "content-type": "application/json", "content-encoding": "gzip" }).end(packed);
  });
});
const server = app.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  console.log(`listening http://127.0.0.1:${address.port}`);
});
