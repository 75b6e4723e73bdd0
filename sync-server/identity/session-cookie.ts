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

const session = (secure: boolean): string => (secure ? "surco" : "surco_session");

export const sessionCookie = (token: string, secure: boolean): string =>
  cookie(session(secure), token, sessionSeconds, secure, "Strict");

export const endedCookie = (secure: boolean): string => cookie(session(secure), "", 0, secure, "Strict");

export const tokenOf = (header: string | undefined, secure: boolean): string | null =>
  readCookie(header, nameOf(session(secure), secure), /^[\w-]{20,100}$/);

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
