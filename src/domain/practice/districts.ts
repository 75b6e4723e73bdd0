import type { Place } from "../coe/qualifying-moves.ts";

/** The practice State's districts by region; the same names stand in its policy (`states/practice-state.ts`). */
export const practiceRegions = {
  N: ["Alder Creek SD", "Cold Spring Unified SD", "High Orchard SD", "Stone Ridge SD"],
  C: ["Llano Verde Unified SD", "Maple Flats SD", "Mill River SD", "Two Rivers Unified SD"],
  S: ["Bahia Clara SD", "Gull Harbor SD", "Palmetto Bend SD", "Salt Marsh Unified SD"],
} as const;
export type PracticeRegion = keyof typeof practiceRegions;

export function regionOf(district: string): PracticeRegion {
  if ((practiceRegions.N as readonly string[]).includes(district)) return "N";
  return (practiceRegions.C as readonly string[]).includes(district) ? "C" : "S";
}

export const cityOf = (district: string): string => district.replace(/( Unified)? SD$/, "");

export const inState = (district: string): Place => ({
  schoolDistrict: district,
  city: cityOf(district),
  state: "ZZ",
  country: "US",
  adminArea: "",
});

const elsewhere = (schoolDistrict: string, city: string, state: string): Place => ({
  schoolDistrict,
  city,
  state,
  country: "US",
  adminArea: "",
});

/** Invented districts in States that send and receive families. */
export const florida = elsewhere("Sawgrass County Schools", "Sawgrass", "FL");
export const georgia = elsewhere("Longleaf County Schools", "Longleaf", "GA");
export const california = elsewhere("Valle Alto Joint Unified School District", "Valle Alto", "CA");
export const washington = elsewhere("Basalt Valley School District", "Basalt", "WA");
export const texas = elsewhere("Rio Seco Independent School District", "Rio Seco", "TX");
export const michigan = elsewhere("Cherry Point Public Schools", "Cherry Point", "MI");
