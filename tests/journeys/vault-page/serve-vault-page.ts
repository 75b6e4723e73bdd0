import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { build } from "vite";

const types: Readonly<Record<string, string>> = { ".html": "text/html", ".js": "text/javascript" };

/** As the State's server sends it: a worker may come from here and from nowhere else. */
const policy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; base-uri 'none'";

/** The page, built as the application is and served on a free port. `localhost`, because a passkey belongs to a name. */
export async function serveVaultPage(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const outDir = mkdtempSync(join(tmpdir(), "surco-vault-page-"));
  await build({
    configFile: false,
    root: resolve("tests/journeys/vault-page"),
    logLevel: "error",
    build: { outDir, emptyOutDir: true, target: "safari16.4", assetsInlineLimit: 0, modulePreload: false },
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const file = path === "/" ? "/index.html" : path;
    try {
      const body = readFileSync(join(outDir, file));
      const headers = { "content-type": types[extname(file)] ?? "text/plain", "content-security-policy": policy };
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, "localhost", listening));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    url: `http://localhost:${address.port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((stopped) => server.close(stopped));
      rmSync(outDir, { recursive: true, force: true });
    },
  };
}
