import { buildWhenStale, say } from "./place.mjs";

process.exitCode = await buildWhenStale({ aloud: true });
if (process.exitCode === 0) say("The application is in dist/.");
