import type { Instant } from "../../src/domain/base/instant.ts";

/**
 * Over TLS every cookie has the `__Host-` prefix: no other host of the same domain can set one. The loopback server of practice has no
 * TLS and no prefix.
 */
const nameOf = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);

/** No longer than the longest session; the server decides about each by itself. */
const sessionSeconds = 90 * 86_400;
/** As long as browsers keep a cookie at all. */
const knownSeconds = 400 * 86_400;

/** The script never sees it (HttpOnly) and no other site can send it (SameSite=Strict). */
function cookie(name: string, value: string, seconds: number, secure: boolean, sameSite: "Strict" | "Lax"): string {
  const parts = [
    `${nameOf(name, secure)}=${value}`,
    "Path=/",
    "HttpOnly",
    `SameSite=${sameSite}`,
    `Max-Age=${seconds}`,
  ];
  return (secure ? [...parts, "Secure"] : parts).join("; ");
}

function readCookie(header: string | undefined, name: string, value: RegExp): string | null {
  for (const pair of (header ?? "").split(";")) {
    const [key, text] = pair.trim().split("=");
    if (key === name && text && value.test(text)) return text;
  }
  return null;
}

interface Sessions {
  readonly secure: boolean;
  readonly practice: boolean;
}

/** A browser keeps one cookie of a name for all ports of a host, and practice often stands on the machine of a real State. */
const session = ({ secure, practice }: Sessions): string =>
  practice ? "surco_practice" : secure ? "surco" : "surco_session";

export const sessionCookie = (token: string, of: Sessions): string =>
  cookie(session(of), token, sessionSeconds, of.secure, "Strict");

export const endedCookie = (of: Sessions): string => cookie(session(of), "", 0, of.secure, "Strict");

const tokenUnder = (header: string | undefined, of: Sessions): string | null =>
  readCookie(header, nameOf(session(of), of.secure), /^[\w-]{20,100}$/);

/** Practice of an earlier release kept its sessions under the real State's name. */
export const tokenOf = (header: string | undefined, of: Sessions): string | null =>
  tokenUnder(header, of) ?? (of.practice ? tokenUnder(header, { ...of, practice: false }) : null);

/** Says only that some people have signed in from this browser before; it opens nothing (see known-browser.ts). */
export const knownBrowserCookie = (value: string, secure: boolean): string =>
  cookie("surco_known", value, knownSeconds, secure, "Strict");

export const knownBrowserOf = (header: string | undefined, secure: boolean): string | null =>
  readCookie(header, nameOf("surco_known", secure), /^[\w.-]{20,1000}$/);

/** The way back from the State's sign-on starts on another site: this one cookie must come along, and holds no session. */
export const signOnCookie = (value: string, secure: boolean): string =>
  cookie("surco_sign_on", value, value === "" ? 0 : 600, secure, "Lax");

export const signOnOf = (header: string | undefined, secure: boolean): string | null =>
  readCookie(header, nameOf("surco_sign_on", secure), /^[\w-]{20,100}$/);

const freshMinutes = 5;

/** They have proved to be themselves within the last five minutes: what is dangerous asks for that. */
export const isFresh = (strongAt: string | null, now: Instant): boolean =>
  strongAt !== null && Date.parse(now) - Date.parse(strongAt) <= freshMinutes * 60_000;
