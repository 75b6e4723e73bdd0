import { moveField } from "../coe/field-path.ts";
import type { InterviewFacts, MoveFacts } from "./interview-facts.ts";
import { comparable, compareDistricts } from "./place-facts.ts";
import { blocks, holds, type Line, needsReview, unknownYet } from "./trace-line.ts";

/** What the two districts say, and whether the district is large enough for R-14 to decide instead. */
interface DistrictChange {
  readonly lines: readonly Line[];
  readonly withinHugeDistrict: boolean;
}

const alone = (...lines: Line[]): DistrictChange => ({ lines, withinHugeDistrict: false });

/** From one school district to another: any distance, also across a street. */
export function districtChange(facts: InterviewFacts, move: MoveFacts): DistrictChange {
  const border = borderLine(move);
  if (border.severity === "blocks") return alone(border);
  const { from, to } = move;
  const fields = [moveField(move.id, "to.schoolDistrict"), moveField(move.id, "from.schoolDistrict")];
  const state = facts.policy.state.toLowerCase();
  const within = !from.abroad && from.state === state && to.state === state;
  if (within && facts.policy.singleDistrict !== null) {
    return alone(border, holds("R-12", "areas-decide", fields), adminAreaLine(move));
  }
  switch (compareDistricts(from, to)) {
    case "different":
      return alone(border, holds("R-12", "different-districts", fields));
    case "not-written":
      return alone(border, unknownYet("R-12", "district-missing", fields));
    case "not-known":
      return alone(border, needsReview("R-12", "district-not-known", fields));
    case "same": {
      if (isHugeDistrict(facts, move)) {
        return { lines: [border, holds("R-12", "trip-decides", fields)], withinHugeDistrict: true };
      }
      const lines = [border, blocks("R-12", "same-district", fields, { city: move.move.to.city })];
      // are the only exceptions; where one was thought of, it is said why it does not help.
      const otherAreas = from.adminArea !== "" && to.adminArea !== "" && from.adminArea !== to.adminArea;
      if (otherAreas) lines.push(holds("R-13", "areas-of-another-state", fields));
      const isTripToFish = move.move.distanceMiles !== "" || move.move.nights !== "";
      if (isTripToFish) lines.push(holds("R-14", "not-a-huge-district", fields));
      return alone(...lines);
    }
  }
}

/** A move from abroad counts like any other; one that ends abroad does not. */
function borderLine(move: MoveFacts): Line {
  const fields = [moveField(move.id, "to.country"), moveField(move.id, "from.country")];
  if (move.to.abroad) return blocks("R-15", "ends-abroad", fields);
  return holds("R-15", move.from.abroad ? "from-abroad" : "within-the-country", fields);
}

/** In a State with one district its administrative areas take the place of districts. */
function adminAreaLine({ id, from, to }: MoveFacts): Line {
  const fields = [moveField(id, "to.adminArea"), moveField(id, "from.adminArea")];
  if (from.adminArea === "" || to.adminArea === "") return unknownYet("R-13", "area-missing", fields);
  return from.adminArea === to.adminArea
    ? blocks("R-13", "same-area", fields)
    : holds("R-13", "different-areas", fields);
}

/** "Lake and Peninsula Borough School District" is "Lake and Peninsula SD". */
const bareName = (name: string): string =>
  name
    .split(" ")
    .filter((word) => !["borough", "area", "public", "school", "schools", "district", "sd"].includes(word))
    .join(" ");

function isHugeDistrict(facts: InterviewFacts, { to }: MoveFacts): boolean {
  const { districts, squareMiles } = facts.policy.hugeDistrict;
  return districts.some(
    (district) => district.squareMiles > squareMiles && bareName(comparable(district.name)) === bareName(to.district),
  );
}
