import { describe, expect, it } from "vitest";
import {
  deskAddress,
  filterFrom,
  officePath,
  orderOf,
  usualFilter,
} from "../../../src/features/review/queue-filter.ts";
import { keepWalk, neighboursOf, readWalk } from "../../../src/features/review/queue-walk.ts";

describe("the filters of the queue", () => {
  it("stand in the address and come back from it", () => {
    const filter = {
      ...usualFilter,
      stage: "all" as const,
      district: "Mill River SD & Co",
      recruiter: "r-1",
      olderThanDays: 7,
      finding: "forked" as const,
      search: "Núñez",
      order: "newest" as const,
    };
    expect(filterFrom(new URL(`http://desk${deskAddress(filter)}`).searchParams)).toEqual(filter);
    expect(deskAddress(usualFilter)).toBe("/desk");
  });

  it("take whatever somebody typed into the address", () => {
    expect(filterFrom(new URLSearchParams("stage=nonsense&days=-3&finding=x&order=sideways"))).toEqual(usualFilter);
    expect(filterFrom(new URLSearchParams("days=1.5&search=".concat("a".repeat(500)))).search).toHaveLength(100);
  });

  it("ask the office for one page after a key", () => {
    expect(officePath({ ...usualFilter, search: " Luz " }, "41")).toBe(
      "/v1/queue?stage=received&search=Luz&after=41&limit=50",
    );
  });

  it("show what waits in the order in which it came, and what is done newest first", () => {
    expect(orderOf(usualFilter)).toBe("oldest");
    expect(orderOf({ ...usualFilter, stage: "approved" })).toBe("newest");
    expect(orderOf({ ...usualFilter, stage: "approved", order: "oldest" })).toBe("oldest");
  });
});

describe("the way from COE to COE", () => {
  it("follows the queue as it stood, and ends at its ends", () => {
    const walk = { address: "/desk?stage=all", coeIds: ["a", "b", "c"] };
    keepWalk(walk);
    expect(readWalk()).toEqual(walk);
    expect(neighboursOf(walk, "a")).toEqual({ previous: null, next: "b", place: 1, count: 3 });
    expect(neighboursOf(walk, "c").next).toBeNull();
    expect(neighboursOf(walk, "elsewhere")).toEqual({ previous: null, next: null, place: 0, count: 3 });
  });

  it("never leads out of the desk", () => {
    sessionStorage.setItem("surco.desk.walk", JSON.stringify({ address: "https://elsewhere", coeIds: [] }));
    expect(readWalk().address).toBe("/desk");
  });
});
