import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { nationalDefault } from "../src/domain/states/national-default.ts";
import { practiceState } from "../src/domain/states/practice-state.ts";
import { stateCodes } from "../src/domain/states/state-names.ts";
import { CannotRun } from "./cannot-run.ts";
import type { SignOnSettings } from "./identity/single-sign-on.ts";
import { usualDailyBytes } from "./store/volume.ts";

interface BackupConfig {
  readonly folder: string;
  readonly keysFolder: string;
  /** So many copies stay. */
  readonly keep: number;
  /** Also one on the State's own disk, which another machine copies. */
  readonly sameDiskCounts: boolean;
}

interface Config {
  /** Where the keys lie, and the database too where it is a file. */
  readonly folder: string;
  /** A PostgreSQL that several processes may share, instead of the file. */
  readonly databaseUrl?: string;
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
  /** The State's own sign-on, where it has one. */
  readonly singleSignOn: SignOnSettings | null;
  /** A copy each night, where one is asked for. */
  readonly backup: BackupConfig | null;
  /** What one tablet may bring in 24 hours. */
  readonly dailyBytes: number;
  /** Less room than this on the disk of the data folder makes `/healthz` red. */
  readonly diskFloorBytes: number;
  /** Lets `/metrics` be read at the public address. */
  readonly metricsToken: string | null;
  /** Of this machine only, with the metrics; 0 takes a free one. */
  readonly metricsPort: number | null;
}

const root = fileURLToPath(new URL("..", import.meta.url));

function originOf(text: string | undefined): { readonly origin?: string } {
  if (text === undefined || text === "") return {};
  const url = URL.parse(text);
  if (url === null || url.origin !== text || !/^https?:$/.test(url.protocol))
    throw new CannotRun("SURCO_PUBLIC_ORIGIN is not an address such as https://surco.example.gov");
  return { origin: url.origin };
}

/** Said without the address itself: it may hold a password. */
function databaseOf(text: string | undefined): { readonly databaseUrl?: string } {
  if (text === undefined || text === "") return {};
  if (!/^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ""))
    throw new CannotRun("DATABASE_URL is not an address such as postgres://surco@db.example.gov/surco");
  return { databaseUrl: text };
}

type Environment = Readonly<Record<string, string | undefined>>;

function signOnOf({ SURCO_OIDC_ISSUER, SURCO_OIDC_CLIENT, SURCO_OIDC_SECRET, SURCO_OIDC_LABEL }: Environment) {
  if (!SURCO_OIDC_ISSUER) return null;
  if (URL.parse(SURCO_OIDC_ISSUER) === null) throw new CannotRun("SURCO_OIDC_ISSUER is not an address");
  if (!SURCO_OIDC_CLIENT || !SURCO_OIDC_SECRET)
    throw new CannotRun("SURCO_OIDC_ISSUER asks for SURCO_OIDC_CLIENT and SURCO_OIDC_SECRET");
  const label = SURCO_OIDC_LABEL ?? new URL(SURCO_OIDC_ISSUER).hostname;
  return { issuer: SURCO_OIDC_ISSUER, client: SURCO_OIDC_CLIENT, secret: SURCO_OIDC_SECRET, label };
}

function wholeNumber(environment: Environment, name: string, usual: number, least: number, most: number): number {
  const number = Number(environment[name] || usual);
  if (!Number.isInteger(number) || number < least || number > most)
    throw new CannotRun(`${name} is not a whole number from ${least} to ${most}`);
  return number;
}

const megabyte = 1_048_576;
const largestPort = 65_535;

function backupOf(environment: Environment): BackupConfig | null {
  const { SURCO_BACKUP: folder, SURCO_BACKUP_KEYS: keys } = environment;
  if (!folder) return null;
  const keysFolder = resolve(root, keys || folder);
  return {
    folder: resolve(root, folder),
    keysFolder,
    keep: wholeNumber(environment, "SURCO_BACKUP_KEEP", 14, 1, 10_000),
    sameDiskCounts: environment.SURCO_BACKUP_SAME_DISK_COUNTS === "1",
  };
}

function operationsOf(environment: Environment) {
  const { SURCO_METRICS_TOKEN: token, SURCO_METRICS_PORT: port } = environment;
  if (token && token.length < 16) throw new CannotRun("SURCO_METRICS_TOKEN is shorter than 16 characters");
  return {
    diskFloorBytes: wholeNumber(environment, "SURCO_DISK_FLOOR_MB", 512, 0, 1_000_000) * megabyte,
    metricsToken: token || null,
    metricsPort: port ? wholeNumber(environment, "SURCO_METRICS_PORT", 0, 0, largestPort) : null,
  };
}

/** A State that was founded under a wrong code would keep it. */
function stateOf(asked: string | undefined, practice: boolean): string {
  const usual = (practice ? practiceState : nationalDefault).state;
  const state = asked || usual;
  const known = [usual, ...stateCodes];
  if (!known.includes(state)) throw new CannotRun(`SURCO_STATE is none of these State codes: ${known.join(", ")}`);
  return state;
}

/** Reads the environment once, at the door. */
export function readConfig(environment: Environment): Config {
  const port = Number(environment.SURCO_PORT ?? "4310");
  if (!Number.isInteger(port) || port < 0 || port > largestPort) throw new CannotRun("SURCO_PORT is not a port");
  const practice = environment.SURCO_PRACTICE === "1";
  return {
    folder: resolve(root, environment.SURCO_DATA ?? ".data"),
    port,
    staticFolder: resolve(root, environment.SURCO_STATIC ?? "dist"),
    practice,
    state: stateOf(environment.SURCO_STATE, practice),
    ...databaseOf(environment.DATABASE_URL),
    ...originOf(environment.SURCO_PUBLIC_ORIGIN),
    behindProxy: environment.SURCO_TRUST_PROXY === "1",
    singleSignOn: practice ? null : signOnOf(environment),
    backup: practice ? null : backupOf(environment),
    dailyBytes: wholeNumber(environment, "SURCO_DAILY_MB", usualDailyBytes / megabyte, 16, 10_000_000) * megabyte,
    ...operationsOf(environment),
  };
}
