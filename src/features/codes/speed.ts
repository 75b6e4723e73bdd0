import type { Speak } from "../../ui/words.tsx";

/** Codes in a second. What a camera misses comes round again, so the middle one is rarely too fast and slow is for old tablets. */
export const perSecond = { slow: 2, normal: 4, fast: 8 } as const;
export type Speed = keyof typeof perSecond;
export const speeds = Object.keys(perSecond) as Speed[];

/** Whoever asked for less movement gets the slow one first. */
export const defaultSpeed = (): Speed =>
  globalThis.matchMedia?.("(prefers-reduced-motion: reduce)").matches ? "slow" : "normal";

export const durationWords = (t: Speak, seconds: number): string =>
  seconds < 100
    ? t("codes.seconds", { count: Math.max(1, Math.ceil(seconds)) })
    : t("codes.minutes", { count: Math.ceil(seconds / 60) });
