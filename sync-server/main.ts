import { randomBytes } from "node:crypto";
import type { Instant } from "../src/domain/base/instant.ts";
import { backUpNightly, claimTry } from "./backups/nightly.ts";
import { asked, endInWords } from "./cannot-run.ts";
import { watchCondition } from "./condition.ts";
import { readConfig } from "./config.ts";
import { newestBackup, readGauges } from "./gauges.ts";
import { openSingleSignOn } from "./identity/single-sign-on.ts";
import { keepAssets, keptAssetsFolder } from "./kept-assets.ts";
import { openLog } from "./log.ts";
import { openMetrics } from "./metrics.ts";
import { listenForOperations } from "./operations.ts";
import { fillPracticeState } from "./practice/fill.ts";
import { listen } from "./server.ts";
import { stopOnSignal } from "./stopping.ts";
import { issueFirstRunToken } from "./store/first-run.ts";
import { findBrokenLink } from "./store/history.ts";
import { lookAgain } from "./store/looking-again.ts";
import { forgetOldPieces } from "./store/pieces.ts";
import { openAgain } from "./store/rescue-finishing.ts";
import { openStore } from "./store/store.ts";
import { watchWrites } from "./store/watched-writes.ts";

const config = asked(() => readConfig(process.env));
const log = openLog();
const surroundings = {
  now: () => new Date().toISOString() as Instant,
  randomBytes,
  failed: log.fault,
  upgrading: (step: number, of: number) => void process.stdout.write(`upgrading the database, step ${step} of ${of}\n`),
};

const { store, drained } = watchWrites(await openStore(config, surroundings).catch(endInWords));
if (store.practice) await fillPracticeState(store);
else {
  const token = await store.write((db) => issueFirstRunToken(db, store));
  if (token) process.stdout.write(`first run: this State has nobody yet. One-time token, for half an hour: ${token}\n`);
}

await lookAgain(store);
// What an earlier run had answered and not drawn.
await store.drawn();
// No room for it is no reason to stay shut: whoever begins an upload sweeps too.
await store.write((db) => forgetOldPieces(db, store)).catch(log.fault);

// A full disk keeps nobody from working: a window of an earlier release is then asked to load itself again.
await keepAssets({ staticFolder: config.staticFolder, folder: config.folder, now: new Date() }).catch((error) => {
  log.note(
    "the application's pieces are not kept for windows that are open now: see kept-assets in docs/operations.md",
  );
  log.fault(error);
});

const metrics = openMetrics();
const { folder, diskFloorBytes, metricsToken } = config;
const condition = watchCondition({ store, folder, floorBytes: diskFloorBytes }, () => performance.now());
const operations = {
  condition,
  metrics: async () => metrics.text(await readGauges(store, await condition())),
  metricsToken,
};

const server = await listen(
  {
    store,
    staticFolder: config.staticFolder,
    keptAssets: keptAssetsFolder(folder),
    behindProxy: config.behindProxy,
    ...(config.origin === undefined ? {} : { origin: config.origin }),
    singleSignOn: config.singleSignOn && openSingleSignOn(config.singleSignOn),
    log: log.fault,
    logRequest(line) {
      metrics.request(line);
      // A practice State is for one person at their own machine, who has nothing to look up in a log.
      if (!config.practice) log.request(line);
    },
    operations,
  },
  config.port,
).catch(endInWords);
const own =
  config.metricsPort === null ? null : await listenForOperations(operations, config.metricsPort).catch(endInWords);
if (own) process.stdout.write(`metrics ${own.url}/metrics\n`);
const stopBackups = config.backup
  ? backUpNightly({
      data: folder,
      ...config.backup,
      newest: () => newestBackup(store),
      claimed: (now) => claimTry(store, now),
      failed: () => log.note("the nightly backup was not made or does not hold: npm run backup says why"),
      notCounted: () =>
        log.note("the nightly backup lies on the State's own disk or in memory and secures nothing: SURCO_BACKUP"),
    })
  : () => undefined;

stopOnSignal(
  async () => {
    stopBackups();
    own?.stop();
    await server.stop();
    await drained();
    await store.close();
  },
  (error) => log.fault(error),
);
process.stdout.write(`listening ${server.url}\n`);

// The newest links are where a torn disk or a wrong copy shows first. The server takes custody all the same: refusing would lose work.
void findBrokenLink(store.reading, store.server, 1000).then(
  (seq) =>
    seq !== null && log.note("the feed disagrees with itself at this place: see P13 in docs/protocol.md", { seq }),
  (error) => log.fault(error),
);

// Whole parcels are read for it: nobody waits for that, and one that is damaged keeps no State shut.
void openAgain(store).catch((error) => log.fault(error));
