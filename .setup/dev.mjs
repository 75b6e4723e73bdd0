// `npm run dev`: the practice server, restarted when its files change, and Vite in front of it.
import { spawn } from "node:child_process";
import { at, buildWhenStale, endTogether, freePort, pinnedNode, say, toolEnvironment } from "./place.mjs";
import { startPractice } from "./server.mjs";

const port = await freePort();
await buildWhenStale();
const server = startPractice({ data: process.env.SURCO_DATA ?? at(".data", "practice"), port, watch: true });
const serverEnded = endTogether(server.child);
try {
  say(`The server listens at ${await server.address}; its log is server.log in the data folder.`);
  const vite = spawn(pinnedNode, [at("node_modules", "vite", "bin", "vite.js")], {
    cwd: at(),
    env: toolEnvironment({ SURCO_PORT: String(port) }),
    stdio: "inherit",
  });
  await endTogether(vite);
  server.child.kill("SIGTERM");
  await serverEnded;
} catch (error) {
  say(error.message);
  server.child.kill("SIGTERM");
  process.exitCode = 1;
}
