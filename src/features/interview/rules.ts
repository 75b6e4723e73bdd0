import type { judge } from "./judge.ts";

type Judge = typeof judge;

let present: Judge | null = null;
let loading: Promise<Judge> | null = null;

/** The rules, where they are here already. Answers can be typed before that. */
export const presentRules = (): Judge | null => present;

/** Brings the rules, which no first paint waits for. After a failure the next call tries again. */
export function loadRules(): Promise<Judge> {
  loading ??= import("./judge.ts").then(
    (loaded) => {
      present = loaded.judge;
      return loaded.judge;
    },
    (failure: unknown) => {
      loading = null;
      throw failure;
    },
  );
  return loading;
}
