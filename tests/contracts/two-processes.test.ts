import { expect, it } from "vitest";
import { ordealOfTwoProcesses } from "../ordeals/two-processes.ts";
import { hasNoPostgres } from "../postgres/cluster.ts";

// The short form. The long one, with fifty tablets: node tests/ordeals/run-two-processes.ts 300

it.skipIf(hasNoPostgres())(
  "[P9] [P13] two processes on one PostgreSQL, each killed now and then, and the database too: nothing acknowledged is lost",
  async () => {
    const { faults, figures } = await ordealOfTwoProcesses({
      seconds: 6,
      seed: 4,
      tablets: 16,
      secondsBetweenKills: 1.5,
      secondsBetweenCrashes: 3,
    });
    console.info(figures);
    expect(faults).toEqual([]);
    expect(figures["servers killed"]).toBeGreaterThan(0);
    expect(figures["PostgreSQL crashed"]).toBeGreaterThan(0);
    expect(figures.acknowledged).toBeGreaterThan(0);
  },
  // Processes are started and die in it: on a busy machine each start takes a while.
  300_000,
);
