import { infiniteQueryOptions, keepPreviousData, QueryClient, queryOptions } from "@tanstack/react-query";
import type { World } from "../../storage/world.ts";
import { fetchAttachment, fetchQueuePage, fetchRecord, fetchRecruiters, fetchVersion } from "./office-calls.ts";
import { officePath, type QueueFilter } from "./queue-filter.ts";

const minute = 60_000;

const makeClient = (): QueryClient =>
  new QueryClient({
    // "always": a question without a network is answered with our own words instead of waiting silently.
    defaultOptions: { queries: { retry: false, networkMode: "always", staleTime: 10_000, gcTime: 30 * minute } },
  });

/** The world changes with the person, so nothing that one person was shown is ever shown to the next. */
const clients = new WeakMap<World, QueryClient>();

export function clientFor(world: World): QueryClient {
  const known = clients.get(world) ?? makeClient();
  clients.set(world, known);
  return known;
}

/** What the desk was shown is let go: whoever is a recruiter too has locked this tablet. */
export function forgetDesk(world: World): void {
  clients.get(world)?.clear();
  clients.delete(world);
}

export const queueKey = ["queue"] as const;

export const queueQuery = (filter: QueueFilter) =>
  infiniteQueryOptions({
    queryKey: [...queueKey, filter],
    queryFn: ({ pageParam }) => fetchQueuePage(officePath(filter, pageParam)),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });

export const recordKey = (coeId: string) => ["coe", coeId] as const;

/** Asked again each minute, so that a newer version or another reviewer's decision is told while one reads. */
export const recordQuery = (coeId: string) =>
  queryOptions({ queryKey: recordKey(coeId), queryFn: () => fetchRecord(coeId), refetchInterval: minute });

/** Under the name of its content nothing ever changes. */
export const versionQuery = (revisionId: string) =>
  queryOptions({
    queryKey: ["revision", revisionId],
    queryFn: () => fetchVersion(revisionId),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const attachmentQuery = (id: string) =>
  queryOptions({
    queryKey: ["attachment", id],
    queryFn: () => fetchAttachment(id),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** To whom a COE may be handed. */
export const recruitersQuery = queryOptions({ queryKey: ["recruiters"], queryFn: fetchRecruiters });
