import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Receipt } from "../../src/domain/protocol/receipt.ts";
import { putAttachment } from "../../sync-server/store/attachments.ts";
import { addPerson } from "../../sync-server/store/people.ts";
import { putRevision } from "../../sync-server/store/revisions.ts";
import { openStore, type Store } from "../../sync-server/store/store.ts";
import { write } from "./family-coe.ts";
import { people, surroundings } from "./state-office.ts";

/** A State whose rows lie in this database, with its keys in a folder of its own. */
export interface PostgresState {
  readonly url: string;
  readonly folder: string;
  readonly store: Store;
  readonly environment: Readonly<Record<string, string>>;
  /** A COE with its drawing. */
  send(): Promise<Receipt>;
  /** Its server stops; the rows and the keys stay. */
  stop(): Promise<void>;
  clear(): Promise<void>;
}

export async function postgresState(url: string): Promise<PostgresState> {
  const folder = await mkdtemp(join(tmpdir(), "surco-shared-"));
  const store = await openStore({ folder, databaseUrl: url, state: "ZZ", practice: false }, surroundings);
  await store.write(async (db) => {
    for (const person of Object.values(people)) await addPerson(db, store, person);
  });
  let isOpen = true;
  const stop = async () => {
    if (isOpen) await store.close();
    isOpen = false;
  };
  return {
    url,
    folder,
    store,
    environment: { SURCO_DATA: folder, DATABASE_URL: url },
    stop,
    async send() {
      const coe = write();
      const { receipt } = await putRevision(store, coe.id, coe.bytes, people.ana.id);
      await putAttachment(store, coe.signature.id, coe.signature.bytes, people.ana.id);
      return receipt;
    },
    async clear() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
