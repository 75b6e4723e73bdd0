import { nationalDefault } from "./national-default.ts";
import type { StatePolicy } from "./state-policy.ts";

const complexAreas = [
  "Farrington-Kaiser-Kalani complex area",
  "Kaimuki-McKinley-Roosevelt complex area",
  "Aiea-Moanalua-Radford complex area",
  "Leilehua-Mililani-Waialua complex area",
  "Campbell-Kapolei complex area",
  "Pearl City-Waipahu complex area",
  "Nanakuli-Waianae complex area",
  "Castle-Kahuku complex area",
  "Kailua-Kalaheo complex area",
  "Hilo-Waiakea complex area",
  "Kau-Keaau-Pahoa complex area",
  "Honokaa-Kealakehe-Kohala-Konawaena complex area",
  "Baldwin-Kekaulike-Kulanihakoi-Maui complex area",
  "Hana-Lahainaluna-Lanai-Molokai complex area",
  "Kapaa-Kauai-Waimea complex area",
];

/** One school district for the whole State: a move between its complex areas counts. */
export const hawaii: StatePolicy = {
  ...nationalDefault,
  state: "HI",
  name: { en: "Hawaii", es: "Hawái" },
  timeZone: "Pacific/Honolulu",
  singleDistrict: { name: "Hawaii DOE", adminAreas: complexAreas },
  districts: [{ name: "Hawaii DOE", region: null }],
};
