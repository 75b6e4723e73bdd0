import { type QueueQuery, type QueueStage, queueQuerySchema, queueStages } from "../../domain/protocol/desk.ts";

export const findingKinds = [
  "needs-review",
  "needs-comment",
  "blocks",
  "difference",
  "incomplete",
  "set-aside",
  "forked",
  "offered",
] as const satisfies readonly NonNullable<QueueQuery["finding"]>[];

export const orders = ["oldest", "newest"] as const;
type QueueOrder = (typeof orders)[number];

/** What the queue shows. It stands in the address, so that it can be bookmarked, sent and gone back to. */
export interface QueueFilter {
  readonly stage: QueueStage | "all";
  readonly district: string;
  readonly recruiter: string;
  readonly olderThanDays: number;
  readonly finding: NonNullable<QueueQuery["finding"]> | "";
  readonly search: string;
  /** Empty: what waits in the order in which it came, what is done newest first. */
  readonly order: QueueOrder | "";
}

/** What waits to be looked at. */
export const usualFilter: QueueFilter = {
  stage: "received",
  district: "",
  recruiter: "",
  olderThanDays: 0,
  finding: "",
  search: "",
  order: "",
};

export const orderOf = (filter: QueueFilter): QueueOrder =>
  filter.order !== ""
    ? filter.order
    : filter.stage === "received" || filter.stage === "in-review"
      ? "oldest"
      : "newest";

const pageLength = 50;

/** Reads an address, whoever wrote it: what is not understood is the usual. */
export function filterFrom(params: URLSearchParams): QueueFilter {
  const { stage, finding, order } = Object.fromEntries(params);
  const days = Number(params.get("days") ?? "");
  return {
    stage: stage === "all" ? stage : (queueStages.find((known) => known === stage) ?? usualFilter.stage),
    district: (params.get("district") ?? "").slice(0, 200),
    recruiter: (params.get("recruiter") ?? "").slice(0, 100),
    olderThanDays: Number.isInteger(days) && days > 0 ? days : 0,
    finding: findingKinds.find((known) => known === finding) ?? "",
    search: (params.get("search") ?? "").slice(0, 100),
    order: orders.find((known) => known === order) ?? "",
  };
}

/** The part of the address after `?`; empty for the usual filter. */
function paramsOf(filter: QueueFilter): string {
  const params = new URLSearchParams();
  if (filter.stage !== usualFilter.stage) params.set("stage", filter.stage);
  if (filter.district !== "") params.set("district", filter.district);
  if (filter.recruiter !== "") params.set("recruiter", filter.recruiter);
  if (filter.olderThanDays > 0) params.set("days", String(filter.olderThanDays));
  if (filter.finding !== "") params.set("finding", filter.finding);
  if (filter.search.trim() !== "") params.set("search", filter.search.trim());
  if (filter.order !== "") params.set("order", filter.order);
  return params.toString();
}

export function deskAddress(filter: QueueFilter): string {
  const params = paramsOf(filter);
  return params === "" ? "/desk" : `/desk?${params}`;
}

/** The question that the office is asked; `after` is the key of the last row that is shown. */
export function officePath(filter: QueueFilter, after: string | null): string {
  const query: QueueQuery = queueQuerySchema.parse({
    ...(filter.stage === "all" ? {} : { stage: filter.stage }),
    ...(filter.district === "" ? {} : { district: filter.district }),
    ...(filter.recruiter === "" ? {} : { recruiter: filter.recruiter }),
    ...(filter.olderThanDays === 0 ? {} : { olderThanDays: filter.olderThanDays }),
    ...(filter.finding === "" ? {} : { finding: filter.finding }),
    ...(filter.search.trim() === "" ? {} : { search: filter.search.trim() }),
    ...(after === null ? {} : { after }),
    ...(filter.order === "" ? {} : { order: filter.order }),
    limit: pageLength,
  });
  return `/v1/queue?${new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]))}`;
}

/** Whether anything but the stage narrows the queue: then the counts of the stages are not those of the list. */
export const isNarrowed = (filter: QueueFilter): boolean =>
  filter.district !== "" ||
  filter.recruiter !== "" ||
  filter.olderThanDays > 0 ||
  filter.finding !== "" ||
  filter.search.trim() !== "";

/** How many of the filters behind "more filters" are not as usual. */
export const choicesMade = ({ district, recruiter, olderThanDays, finding, order }: QueueFilter): number =>
  [district !== "", recruiter !== "", olderThanDays > 0, finding !== "", order !== ""].filter(Boolean).length;

/** Only words were typed, and no filter is chosen. */
export const isOnlySearched = (filter: QueueFilter): boolean =>
  filter.search.trim() !== "" && !isNarrowed({ ...filter, search: "" });

/** What takes away whatever narrows the queue; the stage stays. */
export const clearedBy = ({ stage }: QueueFilter): Partial<QueueFilter> => ({ ...usualFilter, stage });

/** The id of the words on the button that does it: it names what is really taken away. */
export const clearWords = (filter: QueueFilter): string =>
  isOnlySearched(filter) ? "review.filter.clear-search" : "review.filter.clear";
