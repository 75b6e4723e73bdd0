import type { WorkboxPlugin } from "workbox-core/types.js";
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  matchPrecache,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: (PrecacheEntry | string)[] };

/** By which type a browser takes a piece for what it is; another one would be refused on the first day without a network. */
const typesOf: Readonly<Record<string, RegExp>> = { js: /javascript/, css: /^text\/css/, html: /^text\/html/ };

function isOfItsType({ url, headers }: Response): boolean {
  const type = headers.get("content-type") ?? "";
  const asked = typesOf[new URL(url).pathname.split(".").at(-1) ?? ""];
  return asked?.test(type) ?? !/^text\/html/.test(type);
}

/**
 * The whole application is kept, or nothing of it: a half-kept application crashes on the first day without a network. A
 * redirect, any answer but 200, or another type is a login page or an accident, so the install fails and the version before stays.
 * Other bytes than the build's do not get that far: the list of pieces says the hash of each (vite.config.ts).
 */
const onlyTheRealThing: WorkboxPlugin = {
  cacheWillUpdate: async ({ response }) => {
    const { status, redirected, type } = response;
    return status === 200 && !redirected && type === "basic" && isOfItsType(response) ? response : null;
  },
};

addPlugins([onlyTheRealThing]);
const pieces = self.__WB_MANIFEST;
precacheAndRoute(pieces);
cleanupOutdatedCaches();

// Every address of the application is the same page. `/v1` is the State's server and is never answered from here.
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [/^\/v1(\/|$)/] }));

/** How many pieces of the application are not here any more: a browser may have cleared some of them. */
async function countMissing(): Promise<number> {
  const kept = await Promise.all(pieces.map((piece) => matchPrecache(typeof piece === "string" ? piece : piece.url)));
  return kept.filter((response) => response === undefined).length;
}

// A new version waits until a person at a quiet moment says so (src/app/update.ts). It never takes over by itself.
self.addEventListener("message", (event) => {
  const asked = (event.data as { type?: unknown } | null)?.type;
  if (asked === "SKIP_WAITING") void self.skipWaiting();
  if (asked === "COUNT_MISSING") event.waitUntil(countMissing().then((count) => event.ports[0]?.postMessage(count)));
});
