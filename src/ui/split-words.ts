import type { FieldWords } from "./field.tsx";

/** Parts the words around a field from what belongs to its control. */
export function splitWords<Props extends FieldWords>(props: Props) {
  const { label, official, officialLang, hint, error, note, lang, labelHidden, ...control } = props;
  return { words: { label, official, officialLang, hint, error, note, lang, labelHidden }, control };
}
