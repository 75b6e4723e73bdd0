import { infiniteQueryOptions, QueryClient, queryOptions } from "@tanstack/react-query";
import { districtPageSchema, districtRecordSchema } from "../../domain/protocol/district.ts";
import type { World } from "../../storage/world.ts";
import { officeGet } from "../../sync/office.ts";
import { given } from "../../sync/office-refusal.ts";

/** The world changes with the person, so nothing that one person was shown is ever shown to the next. */
const clients = new WeakMap<World, QueryClient>();

export function clientFor(world: World): QueryClient {
  const known =
    clients.get(world) ??
    // "always": a question without a network is answered with our own words instead of waiting silently.
    new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always", staleTime: 10_000 } } });
  clients.set(world, known);
  return known;
}

export const districtQuery = infiniteQueryOptions({
  queryKey: ["district"],
  queryFn: async ({ pageParam }) =>
    given(await officeGet(`/v1/district/coes${pageParam === null ? "" : `?after=${pageParam}`}`, districtPageSchema)),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
});

export const childrenQuery = (coeId: string) =>
  queryOptions({
    queryKey: ["district", coeId],
    queryFn: async () => given(await officeGet(`/v1/district/coes/${coeId}`, districtRecordSchema)),
  });
