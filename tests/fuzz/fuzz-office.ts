import { readdirSync } from "node:fs";
import { openApiDocument } from "../../sync-server/openapi.ts";
import { routes } from "../../sync-server/routes/all.ts";
import { write } from "../server/family-coe.ts";
import { type Office, openOffice, people, put } from "../server/state-office.ts";
import { type Described, describedCalls, HostileRequests } from "./hostile-requests.ts";

export interface Fuzzing {
  /** Sends requests until `enough` says so, and gives what should not have happened. */
  run(
    seed: number,
    enough: (sent: number) => boolean,
  ): Promise<{ sent: number; statuses: Map<number, number>; wrong: string[] }>;
  close(): Promise<void>;
}

/** What no answer to a stranger, and no refusal to anybody, may show. */
const leaks = [
  /\bat [\w.<>]+ \(?(file:|\/)/,
  /node_modules|sync-server\/|\.ts:\d/,
  /SQLITE_|SqliteError|\bselect .* from\b/,
  /surco-office-/,
];

const familyWords = /García|Tomás/;

/** A State with one family in it, whose name is what must not come out. */
export async function openFuzzing(): Promise<Fuzzing> {
  const office = await openOffice({ practice: true });
  const coe = write();
  await put(office, "ana", `/v1/revisions/${coe.id}`, coe.bytes);
  await put(office, "ana", `/v1/attachments/${coe.signature.id}`, coe.signature.bytes);
  const files = readdirSync(office.folder);
  const known = [coe.id, coe.revision.coeId, coe.signature.id, "ana", "rosa", office.tabletOf("ana").deviceId];
  const calls = describedCalls(openApiDocument(routes) as unknown as Parameters<typeof describedCalls>[0]);
  return {
    run: (seed, enough) => fuzz(office, new HostileRequests(seed, calls, known), calls, enough, files),
    close: () => office.close(),
  };
}

async function fuzz(
  office: Office,
  requests: HostileRequests,
  calls: readonly Described[],
  enough: (sent: number) => boolean,
  files: readonly string[],
) {
  const statuses = new Map<number, number>();
  const wrong: string[] = [];
  let sent = 0;
  for (; !enough(sent); sent += 1) {
    const { who, path, init } = requests.next(sent);
    const told = `${init.method} ${path.slice(0, 120)} as ${who ?? "nobody"}`;
    const answer = await office.call(who, path, init as RequestInit).catch((error: unknown) => String(error));
    if (typeof answer === "string") {
      wrong.push(`${told}: no answer, ${answer}`);
      continue;
    }
    statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
    const text = await answer.text();
    const isRefused = answer.status >= 400;
    if (answer.status >= 500) wrong.push(`${told}: ${answer.status} ${text.slice(0, 200)}`);
    if (isRefused && leaks.some((leak) => leak.test(text)))
      wrong.push(`${told}: shows its inside: ${text.slice(0, 300)}`);
    if ((isRefused || who === null) && familyWords.test(text))
      wrong.push(`${told}: names a family: ${text.slice(0, 300)}`);
    // 431 is said by Node itself, before any of our code: it has no body at all.
    if (answer.status !== 431 && answer.headers.get("cache-control") !== "no-store")
      wrong.push(`${told}: may be kept (${answer.status})`);
  }
  const roles = Object.keys(people).length + 1;
  if (sent >= calls.length && statuses.size < 4)
    wrong.push(`only ${[...statuses.keys()].join()} of ${roles} people: the requests do not reach far`);
  if (readdirSync(office.folder).length !== files.length) wrong.push("a file has come or gone in the data folder");
  if ((await office.call(null, "/v1/health")).status !== 200) wrong.push("the server no longer answers");
  return { sent, statuses, wrong };
}
