import { type ReactNode, useEffect, useRef, useState } from "react";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";

type TextDraftProps = {
  id?: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  value: string;
  long?: boolean;
  onKeep: (text: string) => void;
};

/** Kept half a second after the last letter and when the field is left. */
export function TextDraft({ value, long = false, onKeep, ...words }: TextDraftProps) {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const kept = useRef(value);
  const keep = useRef(onKeep);
  useEffect(() => {
    keep.current = onKeep;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  // What was put in from elsewhere (a sentence starter) shows here.
  useEffect(() => {
    if (value !== kept.current) {
      kept.current = value;
      setTyped(value);
    }
  }, [value]);
  const put = (text: string) => {
    clearTimeout(timer.current);
    if (text === kept.current) return;
    kept.current = text;
    keep.current(text);
  };
  const control = {
    ...words,
    value: typed,
    onBlur: () => put(typed),
    onChange: (event: { target: { value: string } }) => {
      const text = event.target.value;
      setTyped(text);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => put(text), 400);
    },
  };
  return long ? <TextArea {...control} /> : <TextField {...control} />;
}
