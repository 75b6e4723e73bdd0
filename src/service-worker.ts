import type { WorkboxPlugin } from "workbox-core/types.js";
import {
  addPlugins,
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
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
precacheAndRoute(self.__WB_MANIFEST);
cleanupOutdatedCaches();

// Every address of the application is the same page. `/v1` is the State's server and is never answered from here.
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [/^\/v1(\/|$)/] }));

// A new version waits until a person at a quiet moment says so (src/app/update.ts). It never takes over by itself.
self.addEventListener("message", (event) => {
  if ((event.data as { type?: unknown } | null)?.type === "SKIP_WAITING") void self.skipWaiting();
});
