import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

const quiet = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--hide-scrollbars", // as on a tablet: they lie over the page and take no room
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--remote-debugging-port=0",
];

/**
 * One tablet: a profile folder that outlives its browser, so that the browser can be killed like a tablet whose battery dies
 * and opened again. Everything that a page says wrongly (errors on the page and on the console) is kept in `complaints`.
 */
export class Tablet {
  readonly complaints: string[] = [];
  /** Everything that the browser leaves on this tablet's disk. */
  readonly profile = mkdtempSync(join(tmpdir(), "surco-tablet-"));
  /** What its browser is started with beyond the usual: a camera, for one. */
  private readonly flags: readonly string[];
  private process: ChildProcess | null = null;
  private browser: Browser | null = null;
  private offline = false;

  constructor(...flags: readonly string[]) {
    this.flags = flags;
  }

  /** Starts the browser on this tablet's profile and gives its first page. */
  async open(size = { width: 810, height: 1080 }): Promise<Page> {
    const { child, endpoint } = await start(this.profile, size, this.flags);
    this.process = child;
    this.browser = await chromium.connectOverCDP(endpoint);
    const context = this.context();
    context.setDefaultTimeout(60_000);
    await context.setOffline(this.offline);
    const page = context.pages()[0] ?? (await context.newPage());
    await page.setViewportSize(size);
    page.on("pageerror", (error) => this.complaints.push(`page error: ${error.message}`));
    page.on("console", (message) => {
      if (message.type() === "error" && !isNetworkNoise(message.text()))
        this.complaints.push(`console: ${message.text()}${whereOf(message.location().url)}`);
    });
    return page;
  }

  /** The browser is told that it has no network. The server has to be stopped as well: nothing is mocked. */
  async setOffline(offline: boolean): Promise<void> {
    this.offline = offline;
    if (this.browser) await this.context().setOffline(offline);
  }

  /** The network is back, and the page hears of it: one that was opened without a network hears only of a coming that follows a going. */
  async comeBackOnline(): Promise<void> {
    for (const offline of [false, true, false]) await this.setOffline(offline);
  }

  /** Closed as a person closes a browser at the end of the day: it may still write down its cookies. */
  async close(): Promise<void> {
    const child = this.process;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const session = await this.browser?.newBrowserCDPSession();
    await session?.send("Browser.close");
    await ended;
    await isGone(child.pid);
    this.process = null;
    this.browser = null;
  }

  /** SIGKILL to the whole process group, at once: nothing gets to say goodbye. */
  async kill(): Promise<void> {
    const child = this.process;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    process.kill(-child.pid, "SIGKILL");
    await ended;
    await isGone(child.pid);
    this.process = null;
    this.browser = null;
  }

  async throwAway(): Promise<void> {
    await this.kill();
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }

  private context(): BrowserContext {
    const context = this.browser?.contexts()[0];
    if (!context) throw new Error("the tablet's browser is not running");
    return context;
  }
}

/** A browser is many processes, and each of them may hold a lock on the profile until it has ended as well. */
async function isGone(group: number): Promise<void> {
  while (runs(group)) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** A process that has ended and that nobody has asked about yet ("Z") still has a number, and holds nothing. */
function runs(group: number): boolean {
  if (!existsSync("/proc/self/stat")) return isKnown(group);
  return readdirSync("/proc").some((name) => {
    if (!/^\d+$/.test(name)) return false;
    const [state, , itsGroup] = statOf(name);
    return itsGroup === String(group) && state !== "Z" && state !== "X";
  });
}

/** State, parent and group: what comes after its name, which may hold anything. Nothing where it has just ended. */
function statOf(process: string): string[] {
  try {
    return readFileSync(`/proc/${process}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ", 3);
  } catch {
    return [];
  }
}

function isKnown(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

/** The address, for what the server said: which one it was tells more than its number. */
const whereOf = (url: string): string => (url.includes("/v1/") ? ` ${new URL(url).pathname}` : "");

/** A refused connection is what being offline looks like on the console; it is no fault of the page. */
const isNetworkNoise = (text: string): boolean =>
  /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_REFUSED|FAILED)/.test(text);

function start(
  profile: string,
  size: { width: number; height: number },
  flags: readonly string[],
): Promise<{ child: ChildProcess; endpoint: string }> {
  const child = spawn(
    process.env.CHROMIUM ?? "/usr/bin/chromium",
    [...quiet, ...flags, `--user-data-dir=${profile}`, `--window-size=${size.width},${size.height}`, "about:blank"],
    { detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  return new Promise((resolve, reject) => {
    let said = "";
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`Chromium ended with ${code}\n${said}`)));
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const endpoint = /DevTools listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (endpoint !== undefined) resolve({ child, endpoint });
    });
  });
}
