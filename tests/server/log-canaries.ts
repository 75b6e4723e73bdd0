import { canonicalText, type Plain } from "../../src/domain/base/canonical.ts";
import { openLog } from "../../sync-server/log.ts";
import { sampleAnswers } from "../domain/coe/sample-answers.ts";

/** Texts of the family in every test, and what people sign in with. Words that a place in our own code may hold are left out. */
const secrets = [
  ...textsOf(sampleAnswers()).filter((text) => text.length > 4),
  "2016-04-02",
  "04/02/2016",
  "2 de abril de 2016",
  "April 2, 2016",
  "tractors sing",
  "@alder.example",
  "@example.gov",
  "surco_session=",
  "surco_practice=",
  "__Host-",
  "Ana Fuentes",
  "Ben Okafor",
  "Rosa Lindqvist",
  "Cora Whitehorse",
  "Ada Brightwater",
].filter((text) => !["Father", "parent", "seasonal", "agricultural", "qualifies"].includes(text));

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

/** As it may stand in an address, in JSON, in base64 or in UTF-16. */
const waysToWrite = (secret: string): string[] => [
  secret,
  secret.toLowerCase(),
  encodeURIComponent(secret),
  canonicalText(secret as Plain).slice(1, -1),
  Buffer.from(secret).toString("base64").replace(/=+$/, "").slice(0, -1),
  Buffer.from(secret, "utf16le").toString("latin1"),
];

const canaries = [...new Set(secrets.flatMap(waysToWrite))];

/** The server's own log, kept, and asked at the end whether it has said anything of anybody. */
export function openWatchedLog() {
  const lines: string[] = [];
  const log = openLog({ write: (line: string) => void lines.push(line) });
  return {
    log,
    lines,
    /** What stands in it that never may. */
    said(): readonly string[] {
      const all = lines.join("");
      return canaries.filter((canary) => all.includes(canary));
    },
  };
}

/** Every State of the tests closes with this: whatever was asked of it, its log knows nobody (S28). */
export function expectSilence(watched: ReturnType<typeof openWatchedLog>): void {
  const said = watched.said();
  if (said.length > 0) throw new Error(`[S28] the log has said: ${said.join(", ")}`);
}
