import { seededChance } from "./caseload.ts";
import { type Spread, spreadOf } from "./statistics.ts";

export interface OpenLoop {
  readonly tablets: number;
  readonly each: number;
  readonly perSecond: number;
  readonly seconds: number;
}

export interface OpenLoopTimes extends Spread {
  readonly failed: number;
  /** How busy a core the process was that sent them: above four fifths it is what was measured. */
  readonly generatorShare: number;
}

/** When each push is to be sent, and by which tablet: every tablet at its own rhythm, whatever became of its last one. */
export function scheduleOf({ tablets, each, perSecond, seconds }: OpenLoop): { at: number; tablet: number }[] {
  const chance = seededChance(7);
  const period = ((tablets * each) / perSecond) * 1000;
  const sends: { at: number; tablet: number }[] = [];
  for (let tablet = 0; tablet < tablets; tablet++)
    for (let at = chance() * period; at < seconds * 1000; at += period) sends.push({ at, tablet });
  return sends.sort((one, other) => one.at - other.at);
}

/** The time of each push, from the moment for which it was meant (so that a server which stands still is not asked less). */
export async function openLoop(
  loop: OpenLoop,
  send: (tablet: number, which: number) => Promise<void>,
): Promise<OpenLoopTimes> {
  const sends = scheduleOf(loop);
  const times: number[] = [];
  const failures: unknown[] = [];
  const cpu = process.cpuUsage();
  const start = performance.now() + 200;
  const underway: Promise<void>[] = [];
  for (const [which, { at, tablet }] of sends.entries()) {
    const wait = start + at - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const sent = send(tablet, which).then(
      () => void times.push(performance.now() - (start + at)),
      (failure: unknown) => void failures.push(failure),
    );
    underway.push(sent);
  }
  await Promise.all(underway);
  const { user, system } = process.cpuUsage(cpu);
  if (failures.length > 0) console.error(`of ${sends.length} pushes ${failures.length} failed: ${String(failures[0])}`);
  return {
    ...spreadOf(times),
    failed: failures.length,
    generatorShare: (user + system) / 1000 / (performance.now() - start),
  };
}
