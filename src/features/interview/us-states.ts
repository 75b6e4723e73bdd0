/** Postal codes and names of the States and territories, as a list to choose from. */
const names: Readonly<Record<string, string>> = {
  AL: "Alabama",
  AK: "Alaska",
  AS: "American Samoa",
  AZ: "Arizona",
  AR: "Arkansas",
  CA: "California",
  CO: "Colorado",
  CT: "Connecticut",
  DE: "Delaware",
  DC: "District of Columbia",
  FL: "Florida",
  GA: "Georgia",
  GU: "Guam",
  HI: "Hawaii",
  ID: "Idaho",
  IL: "Illinois",
  IN: "Indiana",
  IA: "Iowa",
  KS: "Kansas",
  KY: "Kentucky",
  LA: "Louisiana",
  ME: "Maine",
  MD: "Maryland",
  MA: "Massachusetts",
  MI: "Michigan",
  MN: "Minnesota",
  MS: "Mississippi",
  MO: "Missouri",
  MT: "Montana",
  NE: "Nebraska",
  NV: "Nevada",
  NH: "New Hampshire",
  NJ: "New Jersey",
  NM: "New Mexico",
  NY: "New York",
  NC: "North Carolina",
  ND: "North Dakota",
  MP: "Northern Mariana Islands",
  OH: "Ohio",
  OK: "Oklahoma",
  OR: "Oregon",
  PA: "Pennsylvania",
  PR: "Puerto Rico",
  RI: "Rhode Island",
  SC: "South Carolina",
  SD: "South Dakota",
  TN: "Tennessee",
  TX: "Texas",
  UT: "Utah",
  VT: "Vermont",
  VI: "Virgin Islands",
  VA: "Virginia",
  WA: "Washington",
  WV: "West Virginia",
  WI: "Wisconsin",
  WY: "Wyoming",
};

/** The States, with a code that is none of them (the practice State) first, so that what stands in a field can always be shown. */
export function stateChoices(own: { code: string; name: string }, current: string): { value: string; label: string }[] {
  const known = Object.entries(names).map(([value, name]) => ({ value, label: `${name} (${value})` }));
  const others = [own, { code: current, name: current }].filter(
    ({ code }, place, all) =>
      code !== "" && code !== "US" && !names[code] && all.findIndex((one) => one.code === code) === place,
  );
  return [
    ...others.map(({ code, name }) => ({ value: code, label: name === code ? code : `${name} (${code})` })),
    ...known,
  ];
}

/** Where the families of the program come from most often, the United States first. */
const countries = [
  "US",
  "MX",
  "GT",
  "HN",
  "SV",
  "NI",
  "CR",
  "PA",
  "BZ",
  "CU",
  "DO",
  "HT",
  "JM",
  "CO",
  "VE",
  "EC",
  "PE",
  "BO",
  "BR",
  "CL",
  "AR",
  "PY",
  "UY",
  "CA",
  "PH",
  "TH",
  "MM",
  "LA",
  "VN",
  "NP",
  "IN",
  "MH",
  "FM",
  "PW",
  "WS",
  "SO",
  "KE",
  "CD",
  "ZA",
] as const;

export function countryChoices(locale: string, current: string): { value: string; label: string }[] {
  const inWords = new Intl.DisplayNames([locale], { type: "region", fallback: "code" });
  const codes: readonly string[] =
    current === "" || countries.some((code) => code === current) ? countries : [...countries, current];
  return codes.map((code) => ({ value: code, label: /^[A-Z]{2}$/.test(code) ? (inWords.of(code) ?? code) : code }));
}
