import { textOf } from "../coe/answer.ts";
import type { Place } from "../coe/qualifying-moves.ts";

/** A residence made comparable: names without case, accents, punctuation, doubled spaces and unseen signs. */
export interface PlaceFacts {
  readonly abroad: boolean;
  readonly state: string;
  /** Empty while it is not written; see `districtDashed`. */
  readonly district: string;
  /** The form has a dash for the district: it is not known, or there is none. */
  readonly districtDashed: boolean;
  readonly city: string;
  readonly adminArea: string;
}

const unitedStates: ReadonlySet<string> = new Set([
  "",
  "us",
  "usa",
  "united states",
  "united states of america",
  "estados unidos",
  "pr",
  "puerto rico",
]);

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is what is meant.
const isAscii = /^[\u0000-\u007f]*$/;

export const comparable = (text: string): string =>
  // Without accents there is nothing to take apart, and most places are written so.
  isAscii.test(text)
    ? text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, " ")
        .trim()
    : text
        .normalize("NFD")
        .replace(/[\p{M}\p{Cf}]/gu, "")
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]+/gu, " ")
        .trim();

export function placeFacts(place: Place): PlaceFacts {
  const written = textOf(place.schoolDistrict);
  const district = written === null ? "" : comparable(written);
  return {
    abroad: !unitedStates.has(comparable(place.country)),
    state: comparable(place.state),
    district,
    districtDashed: district === "" && (typeof place.schoolDistrict !== "string" || written !== null),
    city: comparable(place.city),
    adminArea: comparable(place.adminArea),
  };
}

type DistrictComparison = "same" | "different" | "not-written" | "not-known";

/** Places in two countries or two States are in two districts, whatever their names. */
export function compareDistricts(a: PlaceFacts, b: PlaceFacts): DistrictComparison {
  if (a.abroad !== b.abroad) return "different";
  if (a.state !== "" && b.state !== "" && a.state !== b.state) return "different";
  if (a.district !== "" && b.district !== "") return a.district === b.district ? "same" : "different";
  return a.districtDashed || b.districtDashed ? "not-known" : "not-written";
}

/** Whether child and worker came to the same place: the same district, or the same town where a district is missing. */
export function isSameDestination(a: PlaceFacts, b: PlaceFacts): boolean {
  const districts = compareDistricts(a, b);
  if (districts === "same") return a.adminArea === "" || b.adminArea === "" || a.adminArea === b.adminArea;
  return districts !== "different" && a.city !== "" && a.city === b.city;
}

/** Whether a child who moved from `a` to `b` stays in one district, or in one administrative area of a single-district State. */
export const isSameCommunity = (a: PlaceFacts, b: PlaceFacts): boolean =>
  compareDistricts(a, b) === "same" && (a.adminArea === "" || b.adminArea === "" || a.adminArea === b.adminArea);
