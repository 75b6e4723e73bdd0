import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { type FieldWords, useFieldControl } from "./field.tsx";
import { FieldError, FieldHint, FieldNote, OfficialLabel } from "./field-words.tsx";

type FieldGroupProps = FieldWords & {
  /** Stands on the fieldset: a link to it moves the focus to the first control inside. */
  id?: string | undefined;
  className?: string | undefined;
  /** Called when the focus leaves the whole question, not between its parts. */
  onLeave?: (() => void) | undefined;
  children: ReactNode;
};

/** One question answered by several controls: choices, the parts of a date. */
export function FieldGroup({ id: givenId, className, onLeave, children, ...words }: FieldGroupProps) {
  const { ids, control } = useFieldControl(words, givenId);
  return (
    <fieldset
      aria-describedby={control["aria-describedby"]}
      className={classNames("usa-fieldset usa-form-group field", Boolean(words.error) && "field--error", className)}
      id={control.id}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave?.();
      }}
      lang={words.lang}
    >
      <legend className={classNames("usa-label field__label", words.labelHidden && "screen-reader-only")}>
        {words.label}
      </legend>
      <OfficialLabel id={ids.official} lang={words.officialLang} text={words.official} />
      <FieldHint id={ids.hint} text={words.hint} />
      <FieldError id={ids.error} text={words.error} />
      {children}
      <FieldNote id={ids.note} text={words.note} />
    </fieldset>
  );
}
