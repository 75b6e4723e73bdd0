import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readChanges } from "../../sync-server/store/changes.ts";
import { appendToFeed, findBrokenLink, readHistory } from "../../sync-server/store/history.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import { putRevision } from "../../sync-server/store/revisions.ts";
import { wholeReach } from "../../sync-server/store/scope.ts";
import { openStore, type Store } from "../../sync-server/store/store.ts";
import { type Cluster, hasNoPostgres, startCluster } from "../postgres/cluster.ts";
import { write } from "../server/family-coe.ts";
import { people, surroundings } from "../server/state-office.ts";

/** A feed under two writers of which the first is slow, and what somebody sees who follows it by its numbers. */
interface Feed {
  /** Begins to write down a happening; it is committed, or taken back, when told. */
  slowly(name: string): Promise<{ commit(): Promise<void>; takeBack(): Promise<void> }>;
  /** Resolves when the happening is committed, or stands waiting for another writer. */
  quickly(name: string): Promise<{ readonly done: Promise<void> }>;
  readAfter(place: number): Promise<readonly { readonly place: number; readonly name: string }[]>;
}

/** Reads on from the last number seen, as every tablet does. */
function follower(feed: Feed) {
  let place = 0;
  const seen: string[] = [];
  return {
    seen,
    async look() {
      for (const row of await feed.readAfter(place)) {
        seen.push(row.name);
        place = row.place;
      }
    },
  };
}

/** What a follower has seen after a slow writer was overtaken, and the numbers after another one took its row back. */
async function seenOf(feed: Feed) {
  const tablet = follower(feed);
  const slow = await feed.slowly("slow");
  const quick = await feed.quickly("quick");
  await tablet.look();
  await slow.commit();
  await quick.done;
  await tablet.look();

  const given = await feed.slowly("taken back");
  const after = await feed.quickly("after");
  await given.takeBack();
  await after.done;
  await tablet.look();
  const places = (await feed.readAfter(0)).map(({ place }) => place);
  return { seen: tablet.seen, places };
}

describe.skipIf(hasNoPostgres())("the feed of two processes on one PostgreSQL", () => {
  let cluster: Cluster;
  const folders: string[] = [];
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(async () => {
    await cluster.stop();
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });

  /** Two stores with connections of their own, as two processes have them. */
  async function twoProcesses(): Promise<{ first: Store; second: Store; database: string }> {
    const folder = await mkdtemp(join(tmpdir(), "surco-feed-"));
    folders.push(folder);
    const database = await cluster.newDatabase();
    const options = { folder, databaseUrl: cluster.urlOf(database), state: "ZZ", practice: false };
    const first = await openStore(options, surroundings);
    return { first, second: await openStore(options, surroundings), database };
  }

  const waitsForALock = async (database: string): Promise<boolean> => {
    const waiting = "select 1 from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'";
    return (await cluster.query("postgres", waiting, [database])).length > 0;
  };

  const ownFeed = (first: Store, second: Store, database: string): Feed => {
    const write = (store: Store, name: string, until: Promise<void>, begun = () => {}) =>
      store.write(async (db) => {
        const body = () => ({ name });
        await appendToFeed(db, store.now(), [{ kind: "policy", coeId: null, recruiterId: "*", body }]);
        begun();
        await until;
      });
    return {
      async slowly(name) {
        const told = Promise.withResolvers<void>();
        const begun = Promise.withResolvers<void>();
        const written = write(first, name, told.promise, begun.resolve);
        await begun.promise;
        return {
          async commit() {
            told.resolve();
            await written;
          },
          async takeBack() {
            told.reject(new Error("taken back"));
            await expect(written).rejects.toThrow("taken back");
          },
        };
      },
      async quickly(name) {
        const done = write(second, name, Promise.resolve());
        await expect.poll(() => waitsForALock(database)).toBe(true);
        return { done };
      },
      async readAfter(place) {
        const rows = await second.reading
          .selectFrom("feed")
          .selectAll()
          .where("seq", ">", place)
          .orderBy("seq")
          .execute();
        return rows.map((row) => ({ place: row.seq, name: JSON.parse(row.body).name }));
      },
    };
  };

  /** What PostgreSQL offers for numbering: a sequence. It gives its numbers when a row is written, not when it is committed. */
  async function naiveFeed(database: string): Promise<Feed & { close(): Promise<void> }> {
    await cluster.query(database, "create table naive (place bigserial primary key, name text not null)");
    const clients: pg.Client[] = [];
    const connect = async () => {
      const client = new pg.Client({ connectionString: cluster.urlOf(database) });
      await client.connect();
      clients.push(client);
      return client;
    };
    const insert = "insert into naive (name) values ($1)";
    return {
      async slowly(name) {
        const client = await connect();
        await client.query("begin");
        await client.query(insert, [name]);
        return {
          async commit() {
            await client.query("commit");
          },
          async takeBack() {
            await client.query("rollback");
          },
        };
      },
      async quickly(name) {
        await cluster.query(database, insert, [name]);
        return { done: Promise.resolve() };
      },
      async readAfter(after) {
        const rows = await cluster.query<{ place: string; name: string }>(
          database,
          "select place, name from naive where place > $1 order by place",
          [after],
        );
        return rows.map(({ place, name }) => ({ place: Number(place), name }));
      },
      async close() {
        for (const client of clients) await client.end();
      },
    };
  }

  it("[P13] whoever follows it never skips a slow commit, and a write that is taken back leaves no hole", async () => {
    const { first, second, database } = await twoProcesses();
    const { seen, places } = await seenOf(ownFeed(first, second, database));
    expect(seen).toEqual(["slow", "quick", "after"]);
    expect(places).toEqual([1, 2, 3]);
    expect(await findBrokenLink(second.reading, second.server)).toBeNull();
    await Promise.all([first.close(), second.close()]);
  });

  it("[P13] the same test catches a naive sequence: it skips the slow commit, and leaves a hole", async () => {
    const feed = await naiveFeed(await cluster.newDatabase());
    const { seen, places } = await seenOf(feed);
    expect(seen).not.toContain("slow");
    expect(places).toEqual([1, 2, 4]);
    await feed.close();
  });

  it("[P13] pages that are read while two processes write hold every change once, and their chain values fit", async () => {
    const { first, second } = await twoProcesses();
    await first.write(async (db) => {
      for (const person of Object.values(people)) await addPerson(db, first, person);
    });
    const coes = Array.from({ length: 20 }, () => write());
    const sending = Promise.all(
      coes.map((coe, index) => putRevision(index % 2 === 0 ? first : second, coe.id, coe.bytes, "ana")),
    );
    let writing = true;
    void sending.finally(() => {
      writing = false;
    });
    const seqs: number[] = [];
    let reached = 0;
    const look = async () => {
      const page = await readChanges(second, reached, wholeReach);
      seqs.push(...page.changes.map(({ seq }) => seq));
      const [, seq, chain] = page.next.split(".");
      reached = Number(seq);
      const at = second.reading.selectFrom("feed").select("chain").where("seq", "=", reached);
      if (reached > 0) expect((await at.executeTakeFirstOrThrow()).chain.slice(0, 16)).toBe(chain);
    };
    while (writing) await look();
    const receipts = await sending;
    await look();
    const { seq } = await readHistory(second.reading);
    expect(seqs).toEqual(Array.from({ length: seq }, (_, index) => index + 1));
    expect(new Set(receipts.map(({ receipt }) => receipt.seq)).size).toBe(coes.length);
    expect(await findBrokenLink(first.reading, first.server)).toBeNull();
    await Promise.all([first.close(), second.close()]);
  });
});
