import { nationalDefault } from "./national-default.ts";
import type { StatePolicy } from "./state-policy.ts";

/** Districts over 15,000 square miles with rounded areas, as far as they are published; the State confirms the list. */
const hugeDistricts = [
  { name: "North Slope Borough SD", squareMiles: 88_700 },
  { name: "Yukon-Koyukuk SD", squareMiles: 65_000 },
  { name: "Yukon Flats SD", squareMiles: 55_000 },
  { name: "Iditarod Area SD", squareMiles: 44_000 },
  { name: "Northwest Arctic Borough SD", squareMiles: 36_000 },
  { name: "Alaska Gateway SD", squareMiles: 25_000 },
  { name: "Matanuska-Susitna Borough SD", squareMiles: 24_600 },
  { name: "Lake and Peninsula SD", squareMiles: 23_700 },
  { name: "Bering Strait SD", squareMiles: 23_000 },
  { name: "Chugach SD", squareMiles: 22_000 },
  { name: "Lower Kuskokwim SD", squareMiles: 22_000 },
  { name: "Copper River SD", squareMiles: 20_600 },
  { name: "Lower Yukon SD", squareMiles: 19_300 },
  { name: "Southwest Region SD", squareMiles: 18_300 },
  { name: "Kenai Peninsula Borough SD", squareMiles: 16_000 },
];

/**
 * R-14 as the State's districts publish their practice: fishing only, and trips of the last twelve months that add up to seven
 * nights. The statute after ESSA names no fishing; the State has yet to confirm it.
 */
export const alaska: StatePolicy = {
  ...nationalDefault,
  state: "AK",
  name: { en: "Alaska", es: "Alaska" },
  timeZone: "America/Anchorage",
  hugeDistrict: { squareMiles: 15_000, miles: 20, fishingOnly: true, nightsInYear: 7, districts: hugeDistricts },
  districts: hugeDistricts.map(({ name }) => ({ name, region: null })),
};
