import "../../src/app/trusted-urls.ts";
import { foundRows, searchableOf } from "../../src/features/coe-list/list-filter.ts";
import { readCoeList } from "../../src/storage/coe-list.ts";
import { sealNames } from "../../src/storage/coe-summary.ts";
import { openSurcoDatabase } from "../../src/storage/database.ts";
import { readyDevice } from "../../src/storage/device.ts";
import { openFirstPage, watchShownList } from "../../src/storage/first-page.ts";
import { Vault } from "../../src/storage/vault.ts";

/** What the benchmark of the list may touch from outside: the storage as the application gets it, with the vault's real worker. */
const listKit = {
  Vault,
  openSurcoDatabase,
  readyDevice,
  sealNames,
  readCoeList,
  openFirstPage,
  watchShownList,
  foundRows,
  searchableOf,
};

declare global {
  interface Window {
    listKit: typeof listKit;
  }
}

window.listKit = listKit;
