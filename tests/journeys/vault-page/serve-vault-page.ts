import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import express from "express";
import { build } from "vite";
import { securityHeaders } from "../../../sync-server/headers.ts";

/**
 * The page, built as the application is and served under the policy of the State's server. Its name is `localhost`, because a passkey
 * belongs to a name.
 */
export const serveVaultPage = (): Promise<ServedPage> => servePage("tests/journeys/vault-page");

interface ServedPage {
  readonly url: string;
  stop(): Promise<void>;
}

export async function servePage(folder: string): Promise<ServedPage> {
  const outDir = mkdtempSync(join(tmpdir(), "surco-vault-page-"));
  await build({
    configFile: false,
    root: resolve(folder),
    logLevel: "error",
    define: { "import.meta.env.PROD": "true" }, // also within a test, where NODE_ENV says otherwise
    build: { outDir, emptyOutDir: true, target: "safari16.4", assetsInlineLimit: 0, modulePreload: false },
  });
  const server = createServer(express().use(securityHeaders(false), express.static(outDir)));
  server.listen(0, "localhost");
  await once(server, "listening");
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
