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

/**
 * The whole application is kept, or nothing of it: a half-kept application crashes on the first day without a network. A
 * redirect or any answer but 200 is a login page or an accident, so the install fails and the version before stays.
 */
const onlyTheRealThing: WorkboxPlugin = {
  cacheWillUpdate: ({ response }) =>
    Promise.resolve(response.status === 200 && !response.redirected && response.type === "basic" ? response : null),
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
