import { cpus } from "node:os";
import { besideBefore } from "./before.ts";
import { bundleSize } from "./bundle-size.ts";
import { listTimes } from "./list.ts";
import { pouchPushPull } from "./pouch.ts";
import { pushPull } from "./push-pull.ts";
import { queuePage } from "./queue-page.ts";
import { type Measure, printMeasures, ratio } from "./report.ts";
import { saveTimes } from "./save.ts";
import { screens } from "./screen.ts";
import { signInTimes } from "./sign-in.ts";
import { vaultTimes } from "./vault.ts";

/**
 * Speed, as ratios against a floor and a peer measured in the same run on the same machine. Absolute times mean little elsewhere.
 * Parts: `npm run bench -- before bytes list push queue save screen sign-in vault`; all of them without a name. `QUICK=1` takes fewer samples.
 */
const quick = process.env.QUICK === "1";
const count = quick ? 1000 : 5000;

const parts: Readonly<Record<string, () => Measure[] | Promise<Measure[]>>> = {
  bytes: () => bundleSize("dist"),
  screen: () => screens(quick ? 2 : 5),
  before: () => besideBefore(quick ? 2 : 7),
  queue: () => queuePage(100_000),
  "sign-in": () => signInTimes(quick ? 50 : 200),
  list: () => listTimes(10_000, quick ? 5 : 21),
  save: () => saveTimes(quick ? 50 : 400),
  vault: () => vaultTimes(quick ? 3 : 9),
  async push() {
    const { measures, ourPush, ourPull } = await pushPull(count, quick ? 1 : 3);
    const peer = await pouchPushPull(count);
    const beside = (ours: number, theirs: number): string =>
      `PouchDB ${theirs.toFixed(0)} COE/s (replication, not durable) = ${ratio(ours / theirs)}`;
    return [
      ...measures,
      {
        area: "push",
        what: `${count} COEs against PouchDB`,
        ours: `${ourPush.toFixed(0)} COE/s`,
        floor: beside(ourPush, peer.pushPerSecond),
        goal: "printed",
      },
      {
        area: "pull",
        what: `${count} COEs against PouchDB`,
        ours: `${ourPull.toFixed(0)} COE/s`,
        floor: beside(ourPull, peer.pullPerSecond),
        goal: "printed",
      },
    ];
  },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}. The parts are: ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}
const measured: Measure[] = [];
const failures: string[] = [];
for (const [name, part] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`measuring ${name} …`);
  // What was measured before is printed also when a later part cannot be.
  const outcome = await Promise.resolve()
    .then(part)
    .catch((failure: unknown) => failure);
  if (Array.isArray(outcome)) measured.push(...outcome);
  else failures.push(`${name}: ${String(outcome)}`);
}
console.log(`\n${cpus().length} × ${cpus()[0]?.model ?? "processor"}, Node ${process.version}\n`);
printMeasures(measured);
for (const failure of failures) console.error(`\nnot measured: ${failure}`);
process.exit(failures.length === 0 ? 0 : 1); // the peer keeps timers of its own
