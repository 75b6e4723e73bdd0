import { useEffect } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import type { DashableText, DashReason } from "../../domain/coe/answer.ts";
import { Card } from "../../ui/card.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { DashableAnswer, SelectAnswer, TextAnswer } from "./answer-fields.tsx";
import { CardForm } from "./card-form.tsx";
import { familyPart } from "./card-parts.ts";
import { isShortTelephone, isUnusualZip } from "./home-cautions.ts";
import { useInterview } from "./interview-context.ts";
import { officialElement } from "./official-words.tsx";
import { stateChoices } from "./us-states.ts";

const allDashes: readonly DashReason[] = ["none", "not-told", "unknown"];

export function FamilySection() {
  const t = useWords();
  return (
    <CardForm part={familyPart} path="familyData">
      <div className="stack">
        <Parent who="parent1" />
        <Parent who="parent2" />
        <Card title={t("interview.family.home")}>
          <div className="stack">
            <Home />
          </div>
        </Card>
      </div>
    </CardForm>
  );
}

function Parent({ who }: { who: "parent1" | "parent2" }) {
  const t = useWords();
  useSameDash(`${who}.lastName`, `${who}.firstName`);
  const title = t(`interview.family.${who}`);
  const none = t(`interview.family.${who}-none`);
  return (
    <Card title={title}>
      <div className="stack">
        <DashableAnswer
          dashes={allDashes}
          dashWords={{ none }}
          hint={t("interview.family.names-hint")}
          label={t("interview.family.last-names")}
          name={`${who}.lastName`}
          official={officialElement(`${who}.lastName`)}
        />
        <DashableAnswer
          dashes={allDashes}
          dashWords={{ none }}
          label={t("interview.family.first-names")}
          name={`${who}.firstName`}
          official={officialElement(`${who}.firstName`)}
        />
      </div>
    </Card>
  );
}

/** Somebody without a last name to write has no first name either: the same dash goes into the empty one, once. */
function useSameDash(from: string, to: string): void {
  const { getValues, setValue, subscribe } = useFormContext();
  useEffect(
    () =>
      subscribe({
        name: [from],
        formState: { values: true },
        callback: ({ name }) => {
          const dash = getValues(from) as DashableText;
          if (name === from && typeof dash !== "string" && getValues(to) === "") setValue(to, dash);
        },
      }),
    [getValues, setValue, subscribe, from, to],
  );
}

function Home() {
  const t = useWords();
  const locale = useLocale();
  const { policy } = useInterview();
  const state = useWatch({ name: "state" }) as string;
  return (
    <>
      <TextAnswer
        hint={t("interview.family.address-hint")}
        label={t("interview.family.address")}
        name="address"
        official={officialElement("address")}
        width="full"
      />
      <div className="columns">
        <TextAnswer label={t("interview.family.city")} name="city" official={officialElement("city")} />
        <SelectAnswer
          choices={stateChoices({ code: policy.state, name: policy.name[locale] }, state, locale)}
          label={t("interview.family.state")}
          name="state"
          official={officialElement("state")}
        />
      </div>
      <DashableAnswer
        caution={(typed) => (isUnusualZip(typed) ? t("interview.family.zip-unusual") : undefined)}
        dashes={["unknown"]}
        inputMode="numeric"
        label={t("interview.family.zip")}
        name="zip"
        official={officialElement("zip")}
        width="short"
      />
      <DashableAnswer
        caution={(typed) => (isShortTelephone(typed) ? t("interview.family.telephone-short") : undefined)}
        dashes={["none", "not-told"]}
        dashWords={{ none: t("interview.family.no-phone") }}
        inputMode="tel"
        label={t("interview.family.telephone")}
        name="telephone"
        official={officialElement("telephone")}
        width="medium"
      />
      <TextAnswer
        hint={t("interview.family.district-hint")}
        label={t("interview.family.district")}
        name="schoolDistrict"
        suggestions={policy.districts.map((district) => district.name)}
      />
    </>
  );
}
