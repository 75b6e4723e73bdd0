import type { FieldWords } from "./field.tsx";
import { RadioGroup } from "./radio-group.tsx";

export type YesNoUnsureAnswer = "yes" | "no" | "unsure";

type YesNoUnsureProps = FieldWords & {
  id?: string | undefined;
  name?: string | undefined;
  /** Leave `unsure` out where the form accepts only yes or no. */
  words: { yes: string; no: string; unsure?: string | undefined };
  value: YesNoUnsureAnswer | undefined;
  onChange: (value: YesNoUnsureAnswer) => void;
  onBlur?: (() => void) | undefined;
  disabled?: boolean | undefined;
};

export function YesNoUnsure({ words, ...rest }: YesNoUnsureProps) {
  const choices: { value: YesNoUnsureAnswer; label: string }[] = [
    { value: "yes", label: words.yes },
    { value: "no", label: words.no },
  ];
  if (words.unsure !== undefined) choices.push({ value: "unsure", label: words.unsure });
  return <RadioGroup {...rest} choices={choices} layout="row" />;
}
