import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import { FieldError, FieldHint, FieldNote, OfficialLabel } from "./field-words.tsx";

/** The words around one answer. They come in already in the reader's language. */
export type FieldWords = {
  /** The question in plain language. It is the accessible name. */
  label: ReactNode;
  /** The form's own wording, shown small beside the question and read out as part of the description. */
  official?: ReactNode | undefined;
  officialLang?: string | undefined;
  hint?: ReactNode | undefined;
  error?: ReactNode | undefined;
  /** A remark on the answer itself: where it was prefilled from, a reviewer's comment. */
  note?: ReactNode | undefined;
  /** The language of the words, where it is not the page's. */
  lang?: string | undefined;
  /** Keeps the question for screen readers only, where the place already says it (a search box, a table cell). */
  labelHidden?: boolean | undefined;
};

/** What the control inside a field must carry to belong to its words. */
type FieldControl = {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type FieldProps = FieldWords & {
  id?: string | undefined;
  className?: string | undefined;
  children: (control: FieldControl) => ReactNode;
};

export function useFieldControl(words: FieldWords, givenId?: string) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const ids = { official: `${id}-official`, hint: `${id}-hint`, note: `${id}-note`, error: `${id}-error` };
  const describedBy = [
    words.error ? ids.error : "",
    words.official ? ids.official : "",
    words.hint ? ids.hint : "",
    words.note ? ids.note : "",
  ]
    .filter(Boolean)
    .join(" ");
  const control: FieldControl = {
    id,
    "aria-describedby": describedBy || undefined,
    "aria-invalid": words.error ? true : undefined,
  };
  return { ids, control };
}

export function Field({ id: givenId, className, children, ...words }: FieldProps) {
  const { ids, control } = useFieldControl(words, givenId);
  return (
    <div
      className={classNames("usa-form-group field", Boolean(words.error) && "field--error", className)}
      lang={words.lang}
    >
      <label
        className={classNames("usa-label field__label", words.labelHidden && "screen-reader-only")}
        htmlFor={control.id}
      >
        {words.label}
      </label>
      <OfficialLabel id={ids.official} lang={words.officialLang} text={words.official} />
      <FieldHint id={ids.hint} text={words.hint} />
      <FieldError id={ids.error} text={words.error} />
      {children(control)}
      <FieldNote id={ids.note} text={words.note} />
    </div>
  );
}
