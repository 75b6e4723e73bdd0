import { createHash } from "node:crypto";

/** A count of wrong tries under one name, and how patient we are with it. */
export interface Counter {
  readonly key: string;
  /** So many wrong tries cost nothing. */
  readonly free: number;
  readonly longestSeconds: number;
}

const key = (kind: string, text: string): string =>
  `${kind} ${createHash("sha256").update(text).digest("base64url").slice(0, 22)}`;

const quarterHour = 15 * 60;

/**
 * Who is counted when somebody tries to sign in. A browser that has been this person's before is counted by itself alone: however long
 * strangers are made to wait, the owner is not (S13). Everybody else is counted by the name they try, by where they come from (a whole
 * office may share one address, so with more patience), and all together (only a moment: a flood must not shut everybody out).
 */
export function countersFor(attempt: {
  readonly name: string;
  readonly address: string;
  readonly knownBrowser: string | null;
}): Counter[] {
  const { name, address, knownBrowser } = attempt;
  if (knownBrowser) return [{ key: key("browser", `${knownBrowser} ${name}`), free: 5, longestSeconds: quarterHour }];
  return [
    { key: key("name", name), free: 5, longestSeconds: quarterHour },
    { key: key("address", address), free: 30, longestSeconds: quarterHour },
    { key: "everybody", free: 300, longestSeconds: 5 },
  ];
}

/** Growing: one second after the last free try, then twice as long each time. */
export const waitAfter = (count: number, { free, longestSeconds }: Counter): number =>
  count < free ? 0 : Math.min(2 ** (count - free), longestSeconds);

/** Whoever has not tried for a day begins anew; the count of all together for a minute. */
export const forgottenAfterSeconds = (counter: Counter): number => (counter.key === "everybody" ? 60 : 86_400);
