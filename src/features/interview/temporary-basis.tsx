import { useWatch } from "react-hook-form";
import type { Work } from "../../domain/coe/qualifying-moves.ts";
import { useWords } from "../../ui/words.tsx";
import { ChoiceAnswer, TextAnswer, TickAnswer } from "./answer-fields.tsx";
import { useInterview } from "./interview-context.ts";
import { OfficialItem } from "./official-words.tsx";

/** Item 6: who says that the work ends within twelve months. */
export function TemporaryBasis() {
  const t = useWords();
  const { policy } = useInterview();
  const basis = useWatch({ name: "temporaryBasis" }) as Work["temporaryBasis"];
  const items = { worker: "6a", employer: "6b", state: "6c" } as const;
  return (
    <fieldset className="place">
      <legend className="place__title">{t("interview.basis.title")}</legend>
      <ChoiceAnswer
        choices={(["worker", "employer", "state"] as const).map((value) => ({
          value,
          label: t(`interview.basis.says-${value}`),
          hint: (
            <span lang="en">
              <OfficialItem item={items[value]} />
            </span>
          ),
        }))}
        label={t("interview.basis.who")}
        name="temporaryBasis"
        official={<OfficialItem item="6" />}
      />
      {basis === "worker" || basis === "employer" ? (
        <TextAnswer
          hint={t("interview.basis.months-hint")}
          inputMode="numeric"
          label={t("interview.basis.months")}
          name="statedMonths"
          width="short"
        />
      ) : null}
      {basis === "employer" || basis === "state" ? (
        <TextAnswer
          label={t("interview.basis.employer")}
          name="employer"
          official="Employer"
          suggestions={policy.stateDocumentation.map((line) => line.employer)}
        />
      ) : null}
      {basis === "state" ? <TickAnswer label={t("interview.basis.expired")} name="stateDocumentationExpired" /> : null}
    </fieldset>
  );
}
