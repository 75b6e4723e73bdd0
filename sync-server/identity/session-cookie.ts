import type { Instant } from "../../src/domain/base/instant.ts";

const cookieName = "surco_session";

/** Long, because a tablet may be away for weeks and its work must not be met with a sign-in page when it comes back. */
const sessionDays = 90;

export const sessionEnd = (now: Instant): string => new Date(Date.parse(now) + sessionDays * 86_400_000).toISOString();

/** The script never sees it (HttpOnly) and no other site can send it (SameSite=Strict). */
export function sessionCookie(token: string, secure: boolean): string {
  const parts = [`${cookieName}=${token}`, "Path=/", "HttpOnly", "SameSite=Strict", `Max-Age=${sessionDays * 86_400}`];
  return (secure ? [...parts, "Secure"] : parts).join("; ");
}

export const endedCookie = `${cookieName}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0`;

export function tokenOf(cookieHeader: string | undefined): string | null {
  for (const pair of (cookieHeader ?? "").split(";")) {
    const [name, value] = pair.trim().split("=");
    if (name === cookieName && value && /^[\w-]{20,100}$/.test(value)) return value;
  }
  return null;
}
