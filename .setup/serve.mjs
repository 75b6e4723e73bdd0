// `npm run serve`: the server of a real State. It prints a one-time token when the State has no administrator yet.
import { at, buildWhenStale, freePort, runNode } from "./place.mjs";
import { serverEnvironment } from "./server.mjs";

const data = process.env.SURCO_DATA ?? at(".data", "state");
const built = await buildWhenStale();
process.exitCode =
  built === 0
    ? await runNode([at("sync-server", "main.ts"), ...process.argv.slice(2)], {
        env: serverEnvironment({ data, port: await freePort(), practice: false }),
      })
    : built;
