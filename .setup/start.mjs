// `npm start`: the practice State, on this machine only.
import { at, buildWhenStale, endTogether, freePort, say } from "./place.mjs";
import { startPractice } from "./server.mjs";

const data = process.env.SURCO_DATA ?? at(".data", "practice");

if ((await buildWhenStale()) !== 0) {
  say("The application could not be built. The reason stands above.");
  process.exit(1);
}
say("Starting the practice State (fictitious families; nothing here is real) …");
const { child, address } = startPractice({ data, port: await freePort() });
const ended = endTogether(child);
try {
  const url = await address;
  say(`\nSurco is ready. Open this address in a browser; stop with Ctrl+C.\n\n    ${url}\n`);
  await ended;
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
