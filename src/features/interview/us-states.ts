import { stateCodes, stateInWords } from "../../domain/states/state-names.ts";

/** The States, with a code that is none of them (the practice State) first, so that what stands in a field can always be shown. */
export function stateChoices(
  own: { code: string; name: string },
  current: string,
  locale: "en" | "es",
): { value: string; label: string }[] {
  const known = stateCodes
    .map((code) => ({ value: code, label: `${stateInWords(code, locale)} (${code})` }))
    .toSorted((one, other) => one.label.localeCompare(other.label, locale));
  const others = [own, { code: current, name: stateInWords(current, locale) }].filter(
    ({ code }, place, all) =>
      code !== "" && code !== "US" && !stateCodes.includes(code) && all.findIndex((one) => one.code === code) === place,
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
