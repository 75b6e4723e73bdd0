import { infiniteQueryOptions, keepPreviousData, QueryClient, queryOptions } from "@tanstack/react-query";
import type { World } from "../../storage/world.ts";
import { type AuditFilter, fetchAudit, fetchStaff, fetchTablets } from "./administration-calls.ts";

const makeClient = (): QueryClient =>
  new QueryClient({
    // "always": a question without a network is answered with our own words instead of waiting silently.
    defaultOptions: {
      queries: { retry: false, networkMode: "always", staleTime: 10_000 },
      mutations: { retry: false, networkMode: "always" },
    },
  });

/** The world changes with the person, so nothing that one person was shown is ever shown to the next. */
const clients = new WeakMap<World, QueryClient>();

export function clientFor(world: World): QueryClient {
  const known = clients.get(world) ?? makeClient();
  clients.set(world, known);
  return known;
}

export const staffQuery = queryOptions({ queryKey: ["staff"], queryFn: fetchStaff });

export const tabletsQuery = queryOptions({ queryKey: ["tablets"], queryFn: fetchTablets });

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ["audit", filter],
    queryFn: ({ pageParam }) => fetchAudit(filter, pageParam),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
