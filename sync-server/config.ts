import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

interface Config {
  readonly folder: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly staticFolder: string;
  readonly practice: boolean;
  /** State of a new database; an existing one keeps its own. */
  readonly state: string;
  /** Where people reach this server, if a proxy stands before it: `https://surco.example.gov`. */
  readonly origin?: string;
  /** That proxy says from where they come (X-Forwarded-For); from anybody else the header is a claim. */
  readonly behindProxy: boolean;
}

const root = fileURLToPath(new URL("..", import.meta.url));

function originOf(text: string | undefined): { readonly origin?: string } {
  if (text === undefined || text === "") return {};
  const url = URL.parse(text);
  if (url === null || url.origin !== text || !/^https?:$/.test(url.protocol))
    throw new Error("SURCO_PUBLIC_ORIGIN is not an address such as https://surco.example.gov");
  return { origin: url.origin };
}

/** Reads the environment once, at the door. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const port = Number(environment.SURCO_PORT ?? "4310");
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error("SURCO_PORT is not a port");
  const practice = environment.SURCO_PRACTICE === "1";
  const state = environment.SURCO_STATE ?? (practice ? "ZZ" : "US");
  if (!/^[A-Z]{2}$/.test(state)) throw new Error("SURCO_STATE is not a two-letter State code");
  return {
    folder: resolve(root, environment.SURCO_DATA ?? ".data"),
    port,
    staticFolder: resolve(root, environment.SURCO_STATIC ?? "dist"),
    practice,
    state,
    ...originOf(environment.SURCO_PUBLIC_ORIGIN),
    behindProxy: environment.SURCO_TRUST_PROXY === "1",
  };
}
