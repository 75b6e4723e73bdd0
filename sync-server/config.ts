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
}

const root = fileURLToPath(new URL("..", import.meta.url));

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
  };
}
