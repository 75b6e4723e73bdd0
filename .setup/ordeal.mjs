// `npm run ordeal -- NAME [--runs N] [--seed S]`: the long form of what `npm test` only tastes. Everything that chance decides is
// named by the seed; figures are printed as they are counted, and the exit code says whether all held.
import { findChromium } from "./chromium.mjs";
import { buildWhenStale, runTool, say, toolEnvironment } from "./place.mjs";
import { findPostgres } from "./postgres.mjs";

/** How often, unless it is said, and how many processes share it. */
const ordeals = {
  simulation: { runs: 20_000, processes: 2 },
  "broken-rules": { runs: 40 },
  "browser-deaths": { runs: 300, browser: true },
  "server-deaths": { runs: 300 },
  "cleared-data": { runs: 10, browser: true },
  "second-copy": { runs: 20, browser: true },
  quota: { runs: 100 },
  "wire-cuts": { runs: 500 },
  "status-storm": { runs: 1 },
  fleet: { runs: 50 },
  "upgrade-deaths": { runs: 60, browser: true },
  updates: { runs: 46, browser: true },
  "restored-server": { runs: 5, postgres: true },
  versions: { runs: 1, browser: true, project: "versions" },
};

const [name, ...words] = process.argv.slice(2);
const ordeal = Object.hasOwn(ordeals, name ?? "") ? ordeals[name] : null;
const option = (word, otherwise) => {
  const at = words.indexOf(word);
  return at < 0 ? otherwise : Number(words[at + 1]);
};
const runs = option("--runs", ordeal?.runs ?? 0);
const seed = option("--seed", 1);

if (ordeal === null || !Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(seed)) {
  say(`npm run ordeal -- NAME [--runs N] [--seed S]\nNAME is one of ${Object.keys(ordeals).join(", ")}.`);
  process.exitCode = 2;
} else {
  process.exitCode = await undergo();
}

async function undergo() {
  const chromium = ordeal.browser ? await findChromium() : null;
  if (ordeal.browser && (await buildWhenStale()) !== 0) return 1;
  const postgres = ordeal.postgres ? await findPostgres() : null;
  if (ordeal.postgres && !postgres) say("No PostgreSQL was found: what needs one is SKIPPED.");
  const parts = Array.from({ length: ordeal.processes ?? 1 }, (_, part) => part);
  const { project = "ordeals" } = ordeal;
  const began = performance.now();
  const codes = await Promise.all(
    parts.map((part) =>
      runTool("vitest", ["run", "--project", project, `tests/${project}/${name}.test.ts`], {
        env: toolEnvironment({
          TZ: "America/Phoenix",
          NODE_ENV: "test",
          ORDEAL_RUNS: String(runs),
          ORDEAL_SEED: String(seed),
          ORDEAL_PART: `${part}/${parts.length}`,
          ...(chromium ? { CHROMIUM: chromium } : {}),
          ...(postgres ? { POSTGRES_BIN: postgres } : {}),
        }),
        stdio: ["ignore", "inherit", "inherit"],
      }),
    ),
  );
  const held = codes.every((code) => code === 0);
  say(
    `${name}: ${runs} runs from seed ${seed} in ${Math.round((performance.now() - began) / 1000)} s; ${held ? "all held" : "NOT ALL HELD"}.`,
  );
  return held ? 0 : 1;
}
