import { cpus } from "node:os";
import { besideBefore } from "./before.ts";
import { bundleSize } from "./bundle-size.ts";
import { listTimes } from "./list.ts";
import { openLoopTimes } from "./open-loop-times.ts";
import { pouchPushPull } from "./pouch.ts";
import { pushPull } from "./push-pull.ts";
import { queuePage } from "./queue-page.ts";
import { type Measure, printMeasures, ratio } from "./report.ts";
import { saveTimes } from "./save.ts";
import { screens } from "./screen.ts";
import { signInTimes } from "./sign-in.ts";
import { sizing } from "./sizing.ts";
import { vaultTimes } from "./vault.ts";

/**
 * Speed, as ratios against a floor and a peer measured in the same run on the same machine. Absolute times mean little elsewhere.
 * Parts: `npm run bench -- before bytes list open-loop push queue save screen sign-in sizing vault`, `sync` for push
 * and open-loop; all of them without a name. `QUICK=1` takes fewer samples.
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
  push: pushBesidePeers,
  sizing: () => sizing(quick ? 500 : 5000),
  "open-loop": () => openLoopTimes(quick ? 5 : 15),
};

async function pushBesidePeers(): Promise<Measure[]> {
  const { measures, ourPush, ourPull } = await pushPull(count, quick ? 1 : 3);
  const peer = await pouchPushPull(count);
  const beside = (area: string, ours: number, theirs: number, goal: string): Measure => ({
    area,
    what: `${count} COEs against PouchDB`,
    ours: `${ours.toFixed(0)} COE/s`,
    floor: `PouchDB ${theirs.toFixed(0)} COE/s (replication, not durable) = ${ratio(ours / theirs)}`,
    goal,
  });
  return [
    ...measures,
    beside("push", ourPush, peer.pushPerSecond, "≥ 5x"),
    beside("pull", ourPull, peer.pullPerSecond, "≥ 6x"),
  ];
}

/** Several parts under one name. */
const together: Readonly<Record<string, readonly string[]>> = { sync: ["push", "open-loop"] };

const wanted = process.argv.slice(2).flatMap((name) => together[name] ?? [name]);
const unknown = wanted.filter((name) => !(name in parts));
if (unknown.length > 0) {
  console.error(
    `There is no part ${unknown.join(", ")}. The parts are: ${[...Object.keys(parts), ...Object.keys(together)].join(", ")}.`,
  );
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
