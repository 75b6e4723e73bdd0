import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import react from "@vitejs/plugin-react";
import { build } from "vite";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
};

/** Builds the floor's page and gives its folder. */
export async function buildFloor(): Promise<string> {
  const outDir = resolve(".cache/bench-floor");
  await build({
    configFile: false,
    root: resolve("bench/floor-app"),
    logLevel: "error",
    plugins: [react()],
    build: { outDir, emptyOutDir: true, target: "safari16.4", modulePreload: { polyfill: false } },
  });
  copyFileSync("bench/floor-app/service-worker.js", join(outDir, "service-worker.js"));
  const assets = readdirSync(join(outDir, "assets")).map((file) => `/assets/${file}`);
  writeFileSync(join(outDir, "files.json"), JSON.stringify(["/", ...assets]));
  return outDir;
}

/** Serves the floor's folder on a free port until stopped. */
export function serveFloor(folder: string): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://floor").pathname;
    const file = path === "/" ? "/index.html" : path;
    try {
      const body = readFileSync(join(folder, file));
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      if (address === null || typeof address === "string") throw new Error("no port");
      const stop = (): Promise<void> =>
        new Promise((stopped) => {
          server.close(() => stopped());
          server.closeAllConnections();
        });
      done({ url: `http://127.0.0.1:${address.port}`, stop });
    });
  });
}
