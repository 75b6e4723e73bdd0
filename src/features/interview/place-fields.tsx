import { useWatch } from "react-hook-form";
import { useLocale, useWords } from "../../ui/words.tsx";
import { DashableAnswer, SelectAnswer, TextAnswer } from "./answer-fields.tsx";
import { useInterview } from "./interview-context.ts";
import { countryChoices, stateChoices } from "./us-states.ts";

/** A residence as items 1 and 4 write it: district, city, State, country. `name` is `from` or `to` in a move's form. */
export function PlaceFields({ name, title }: { name: "from" | "to"; title: string }) {
  const t = useWords();
  const locale = useLocale();
  const { policy } = useInterview();
  const [country, state] = useWatch({ name: [`${name}.country`, `${name}.state`] }) as [string, string];
  // As the check of the form reads it: no country yet is not another country.
  const abroad = country !== "" && country !== "US";
  const districts = policy.districts.map((district) => district.name);
  return (
    <fieldset className="place">
      <legend className="place__title">{title}</legend>
      <div className="columns">
        <TextAnswer label={t("interview.place.city")} name={`${name}.city`} official="City" />
        {abroad ? (
          <TextAnswer label={t("interview.place.state-abroad")} name={`${name}.state`} official="State" />
        ) : (
          <SelectAnswer
            choices={stateChoices({ code: policy.state, name: policy.name[locale] }, state, locale)}
            label={t("interview.place.state")}
            name={`${name}.state`}
            official="State"
          />
        )}
        <SelectAnswer
          choices={countryChoices(locale, country)}
          label={t("interview.place.country")}
          name={`${name}.country`}
          official={name === "from" ? "Country" : undefined}
        />
        {policy.singleDistrict ? (
          <SelectAnswer
            choices={policy.singleDistrict.adminAreas.map((area) => ({ value: area, label: area }))}
            label={t("interview.place.admin-area")}
            name={`${name}.adminArea`}
          />
        ) : null}
      </div>
      <DashableAnswer
        dashes={abroad ? ["none", "unknown"] : ["unknown"]}
        dashWords={{ none: t("interview.place.no-district"), unknown: t("interview.place.district-unknown") }}
        hint={t("interview.place.district-hint")}
        label={t("interview.place.district")}
        name={`${name}.schoolDistrict`}
        official="School District"
        suggestions={districts}
      />
    </fieldset>
  );
}
