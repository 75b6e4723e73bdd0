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

/** JavaScript and CSS that a browser must have before the interview can paint: the entry and the interview's chunk, with all they import statically. */
export function bundleSize(dist: string): Measure[] {
  const manifestFile = join(dist, ".vite", "manifest.json");
  if (!existsSync(manifestFile)) throw new Error(`no build at ${dist}: run npm run build first`);
  const manifest = JSON.parse(readFileSync(manifestFile, "utf8")) as Readonly<Record<string, ManifestChunk>>;
  const starts = Object.keys(manifest).filter(
    (key) => key === "index.html" || /features\/interview\/[a-z-]*screen\.tsx$/.test(key),
  );
  const seen = new Set<string>();
  const walk = (key: string): void => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key]?.imports ?? []) walk(next);
  };
  starts.forEach(walk);
  const chunks = [...seen].map((key) => manifest[key]).filter((chunk) => chunk !== undefined);
  const packed = (file: string): number => gzipSync(readFileSync(join(dist, file))).length;
  const total = (files: readonly string[]): number => [...new Set(files)].reduce((sum, file) => sum + packed(file), 0);
  const scripts = total(chunks.map((chunk) => chunk.file).filter((file) => file.endsWith(".js")));
  const styles = total(chunks.flatMap((chunk) => [...(chunk.css ?? [])]));
  const everything = readdirSync(join(dist, "assets")).filter((file) => /\.(js|css)$/.test(file));
  return [
    {
      area: "bytes",
      what: "JS gz, interview's first paint",
      ours: kilobytes(scripts),
      floor: "shell floor 161 KB",
      goal: `≤ ${kilobytes(scriptBudget)}, aim 110 KB`,
    },
    {
      area: "bytes",
      what: "CSS gz, interview's first paint",
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
