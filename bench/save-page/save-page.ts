import "../../src/app/trusted-urls.ts";
import { openSurcoDatabase } from "../../src/storage/database.ts";
import { readyDevice } from "../../src/storage/device.ts";
import { createDraft, saveDraft } from "../../src/storage/drafts.ts";
import { journalState } from "../../src/storage/journal-start.ts";
import { laterCopy } from "../../src/storage/later-copy.ts";
import { Vault } from "../../src/storage/vault.ts";

/** What the benchmark of a save may touch from outside: the storage as the application gets it, with its real workers. */
const saveKit = { Vault, openSurcoDatabase, readyDevice, createDraft, saveDraft, laterCopy, journalState };

declare global {
  interface Window {
    saveKit: typeof saveKit;
  }
}

window.saveKit = saveKit;
