import type { StatePolicy } from "../../domain/states/state-policy.ts";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useWords } from "../../ui/words.tsx";
import { levelsOf, type Placing, type PlacingErrors, placingFields } from "./placing.ts";

type PlaceFieldsProps = {
  placing: Placing;
  errors: PlacingErrors;
  policy: StatePolicy;
  onChange: (part: Partial<Placing>) => void;
};

export function PlaceFields({ placing, errors, policy, onChange }: PlaceFieldsProps) {
  const t = useWords();
  return (
    <>
      <RadioGroup
        choices={levelsOf(policy).map((value) => ({ value, label: t(`administration.place.${value}`) }))}
        error={errors.level}
        hint={t("administration.placing.place-hint")}
        id={placingFields.level}
        label={t("administration.placing.place")}
        layout="row"
        onChange={(level) => onChange({ level })}
        value={placing.level}
      />
      {placing.level === "region" ? (
        <SelectField
          blank={t("administration.placing.choose")}
          choices={policy.regions.map(({ code, name }) => ({ value: code, label: name }))}
          error={errors.region}
          id={placingFields.region}
          label={t("administration.placing.region")}
          onChange={(event) => onChange({ region: event.target.value })}
          value={placing.region}
        />
      ) : null}
      {placing.level === "district" ? (
        <DistrictField error={errors.district} onChange={onChange} placing={placing} policy={policy} />
      ) : null}
    </>
  );
}

type DistrictFieldProps = Omit<PlaceFieldsProps, "errors"> & { error: string | undefined };

/** Chosen where the State lists its districts; written where it does not. One that is not on the list stays visible. */
function DistrictField({ placing: { district }, error, policy, onChange }: DistrictFieldProps) {
  const t = useWords();
  const words = { error, id: placingFields.district, label: t("administration.placing.district"), value: district };
  if (policy.districts.length === 0) {
    return <TextField {...words} maxLength={200} onChange={(event) => onChange({ district: event.target.value })} />;
  }
  const names = policy.districts.map(({ name }) => name);
  const offered = district === "" || names.includes(district) ? names : [...names, district];
  return (
    <SelectField
      {...words}
      blank={t("administration.placing.choose")}
      choices={offered.map((name) => ({ value: name, label: name }))}
      onChange={(event) => onChange({ district: event.target.value })}
    />
  );
}
