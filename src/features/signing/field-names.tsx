import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { fieldLabel } from "../../domain/coe/field-label.ts";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import { fieldAddress } from "../../domain/coe/section-of-field.ts";
import { useLocale } from "../../ui/words.tsx";

type FieldNamesProps = { coeId: string; fields: readonly FieldPath[]; answers: CoeAnswers };

/** Fields by the names that the form gives them, each a way to it. */
export function FieldNames({ coeId, fields, answers }: FieldNamesProps) {
  const locale = useLocale();
  return (
    <ul>
      {fields.map((field) => (
        <li key={field}>
          <a href={fieldAddress(coeId, field)}>{fieldLabel(field, answers)[locale]}</a>
        </li>
      ))}
    </ul>
  );
}
