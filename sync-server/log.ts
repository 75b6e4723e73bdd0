import { pino } from "pino";

/** Everything that is ever written down about a request. What is not named here is not logged: no address, no body, no header. */
export interface RequestLine {
  readonly id: string;
  readonly method: string;
  /** The route as the table writes it, `/v1/coes/{coeId}`; null for what is none, such as a file of the application. */
  readonly route: string | null;
  readonly status: number;
  readonly ms: number;
  /** Of each version of a COE that came with it; for the metrics only. */
  readonly outcomes?: readonly string[];
}

/** What may be known about a fault: where in our code it happened. Its message may quote a family's answer, so it is left out. */
export interface Fault {
  readonly name: string;
  readonly code: string | null;
  readonly at: readonly string[];
}

export interface Log {
  request(line: RequestLine): void;
  fault(error: unknown, requestId?: string): void;
  note(words: string, facts?: { readonly seq: number }): void;
}

export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error, code: null, at: [] };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? "")
    .replace(error.message, "")
    .split("\n")
    .filter((line) => /^ {4}at [^\n]*:\d+:\d+\)?$/.test(line));
  return {
    name: /^\w{1,60}$/.test(error.name) ? error.name : "Error",
    code: typeof code === "string" && /^[A-Z_0-9]{1,60}$/.test(code) ? code : null,
    at: frames.slice(0, 12).map((line) => line.trim()),
  };
}

/** Standard output belongs to the one line that says where the server listens. */
export function openLog(destination: { write(line: string): void } = pino.destination({ fd: 2, sync: true })): Log {
  const log = pino({ base: null }, destination);
  return {
    request: ({ id, method, route, status, ms }) => log.info({ id, method, route, status, ms }, "request"),
    fault: (error, id) => log.error({ ...(id === undefined ? {} : { id }), fault: faultOf(error) }, "a request failed"),
    note: (words, facts) => log.error({ ...(facts ? { seq: facts.seq } : {}) }, words),
  };
}
