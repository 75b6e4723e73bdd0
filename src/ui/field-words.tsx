import type { ReactNode } from "react";
import { Icon } from "./icon.tsx";

type WordsProps = { id: string; text: ReactNode };

/** The federal form asks that its elements stay worded as they appear; the official text is English unless told otherwise. */
export function OfficialLabel({ id, text, lang = "en" }: WordsProps & { lang?: string | undefined }) {
  return text ? (
    <span className="field__official" id={id} lang={lang}>
      {text}
    </span>
  ) : null;
}

export function FieldHint({ id, text }: WordsProps) {
  return text ? (
    <span className="usa-hint field__hint" id={id}>
      {text}
    </span>
  ) : null;
}

export function FieldError({ id, text }: WordsProps) {
  return text ? (
    <span className="usa-error-message field__error" id={id}>
      <Icon name="error" size="small" />
      <span>{text}</span>
    </span>
  ) : null;
}

export function FieldNote({ id, text }: WordsProps) {
  return text ? (
    <div className="field__note" id={id}>
      {text}
    </div>
  ) : null;
}
