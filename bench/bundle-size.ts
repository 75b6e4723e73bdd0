import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { kilobytes, type Measure } from "./report.ts";

const scriptBudget = 180 * 1024;
const styleBudget = 20 * 1024;

interface ManifestChunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

/**
 * What a browser needs before one section of an interview is painted: all that the page itself names, and the words of one
 * language (English; Spanish is a little longer). Each comes with all that it imports statically.
 */
function firstPaint(dist: string, manifest: Readonly<Record<string, ManifestChunk>>): readonly string[] {
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const named = Object.keys(manifest).filter((key) => page.includes(`/${manifest[key]?.file}"`));
  const words = Object.keys(manifest).filter((key) => /first-english|_words-en-/.test(key));
  if (named.length === 0 || words.length === 0) throw new Error("the first paint is made of other files now");
  return [...named, ...words];
}

/** JavaScript and CSS of a section's first paint, and of the whole application. */
export function bundleSize(dist: string): Measure[] {
  const manifestFile = join(dist, ".vite", "manifest.json");
  if (!existsSync(manifestFile)) throw new Error(`no build at ${dist}: run npm run build first`);
  const manifest = JSON.parse(readFileSync(manifestFile, "utf8")) as Readonly<Record<string, ManifestChunk>>;
  const seen = new Set<string>();
  const walk = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = manifest[key];
    if (chunk === undefined) throw new Error(`the build has no ${key}`);
    for (const next of chunk.imports ?? []) walk(next);
  };
  firstPaint(dist, manifest).forEach(walk);
  const chunks = [...seen].map((key) => manifest[key]).filter((chunk) => chunk !== undefined);
  const packed = (file: string): number => gzipSync(readFileSync(join(dist, file))).length;
  const total = (files: readonly string[]): number => [...new Set(files)].reduce((sum, file) => sum + packed(file), 0);
  const scripts = total(chunks.map((chunk) => chunk.file).filter((file) => file.endsWith(".js")));
  const styles = total(chunks.flatMap((chunk) => [...(chunk.css ?? [])]));
  const everything = readdirSync(join(dist, "assets")).filter((file) => /\.(js|css)$/.test(file));
  return [
    {
      area: "bytes",
      what: "JS gz, a section's first paint",
      ours: kilobytes(scripts),
      floor: "shell floor 161 KB",
      goal: `≤ ${kilobytes(scriptBudget)}, aim 110 KB`,
    },
    {
      area: "bytes",
      what: "CSS gz, a section's first paint",
      ours: kilobytes(styles),
      floor: "USWDS React 65 KB",
      goal: `≤ ${kilobytes(styleBudget)}`,
    },
    {
      area: "bytes",
      what: `all ${everything.length} scripts and styles gz`,
      ours: kilobytes(total(everything.map((file) => `assets/${file}`))),
      floor: "-",
      goal: "≤ 40 files, 3 MB",
    },
  ];
}
