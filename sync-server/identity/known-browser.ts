import { randomBytes } from "node:crypto";
import type { Store } from "../store/store.ts";

/** A tablet that a whole team shares. */
const mostPeople = 12;

const markOf = (store: Store, browser: string, personId: string): string =>
  store.serverKey.mark("known browser", `${browser} ${personId}`);

/**
 * The names of this browser and of the people who have signed in from it, so that strangers who guess at somebody's password elsewhere
 * do not hold up that person here. Nobody can be read from it, and it opens nothing.
 */
export function rememberedIn(store: Store, cookie: string | null, personId: string): string {
  const [browser = randomBytes(16).toString("base64url"), ...marks] = cookie?.split(".") ?? [];
  const mark = markOf(store, browser, personId);
  return [browser, mark, ...marks.filter((other) => other !== mark)].slice(0, mostPeople + 1).join(".");
}

/** The name of the browser if this person has signed in from it before. */
export function browserKnownTo(store: Store, cookie: string | null, personId: string): string | null {
  const [browser, ...marks] = cookie?.split(".") ?? [];
  return browser && marks.includes(markOf(store, browser, personId)) ? browser : null;
}
