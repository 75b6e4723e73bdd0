import type { ComponentPropsWithRef } from "react";
import { Icon } from "./icon.tsx";
import { TextField } from "./text-field.tsx";

type SearchFieldProps = Omit<ComponentPropsWithRef<"input">, "type" | "width" | "lang" | "onChange" | "value"> & {
  /** Spoken, and shown inside while the field is empty. */
  label: string;
  value: string;
  onChange: (value: string) => void;
};

export function SearchField({ label, onChange, ...input }: SearchFieldProps) {
  return (
    <search className="search-field">
      <TextField
        {...input}
        enterKeyHint="search"
        label={label}
        labelHidden
        onChange={(event) => onChange(event.target.value)}
        placeholder={label}
        type="search"
        width="full"
      />
      <Icon name="search" />
    </search>
  );
}
