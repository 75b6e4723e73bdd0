import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The application as it was built. Somebody who builds elsewhere says so. */
export const builtApp = process.env.SURCO_DIST ?? "dist";

interface Piece {
  readonly url: string;
  readonly revision: string | null;
  readonly integrity?: string;
}

/** Each piece in the list of the service worker, as it stands there. */
const listed = /\{[^{}]*"url":"[^"]*"[^{}]*\}/g;

export const piecesOf = (folder: string): Piece[] =>
  [...readFileSync(join(folder, "service-worker.js"), "utf8").matchAll(listed)].map(([piece]) => JSON.parse(piece));

const sha256 = (bytes: Uint8Array, as: "hex" | "base64") => createHash("sha256").update(bytes).digest(as);

/** The tablet's storage gets its tables before the second copy is woven in. */
const lastTables = /this\.use\((\w+)\(this\)\)/;

/** So that opening it with this release upgrades the storage: one table more, under this number. */
export const withStorage =
  (version: number) =>
  (script: string): string =>
    script.replace(lastTables, `this.version(${version}).stores({later${version}:"id"}),this.use($1(this))`);

/**
 * A copy of the built application that is a release of its own: every piece has another name, the page and the service worker are
 * others, and all that names a piece names the new one. What it does is the same, but for `changed`; `release` stands in its page.
 */
export function laterRelease(release: string, from = builtApp, changed = (script: string) => script): string {
  const folder = mkdtempSync(join(tmpdir(), "surco-release-"));
  cpSync(from, folder, { recursive: true });
  const assets = join(folder, "assets");
  const renamed = readdirSync(assets).map((name) => [name, name.replace(/\.(\w+)$/, `${release}.$1`)] as const);
  const inNewNames = (text: string) => renamed.reduce((all, [old, now]) => all.replaceAll(old, now), text);
  for (const [old, now] of renamed) {
    renameSync(join(assets, old), join(assets, now));
    if (!/\.(js|css)$/.test(now)) continue;
    const text = inNewNames(readFileSync(join(assets, now), "utf8"));
    writeFileSync(join(assets, now), now.endsWith(".js") ? changed(text) : text);
  }
  const page = join(folder, "index.html");
  const marked = readFileSync(page, "utf8").replace("<head>", `<head><meta name="release" content="${release}">`);
  writeFileSync(page, inNewNames(marked));
  const worker = join(folder, "service-worker.js");
  const script = inNewNames(readFileSync(worker, "utf8")).replace(listed, (text) => {
    const piece = JSON.parse(text) as Piece;
    const bytes = readFileSync(join(folder, piece.url));
    const revision = piece.revision === null ? null : sha256(bytes, "hex");
    const integrity = piece.integrity ? { integrity: `sha256-${sha256(bytes, "base64")}` } : {};
    return JSON.stringify({ ...piece, revision, ...integrity });
  });
  writeFileSync(worker, script);
  return folder;
}
