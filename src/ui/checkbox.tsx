import { type ComponentPropsWithRef, type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";
import { FieldError, OfficialLabel } from "./field-words.tsx";

type CheckboxProps = Omit<ComponentPropsWithRef<"input">, "type"> & {
  label: ReactNode;
  official?: ReactNode | undefined;
  hint?: ReactNode | undefined;
  error?: ReactNode | undefined;
  /** With a border around it, for a choice that stands alone on the page. */
  tile?: boolean | undefined;
};

export function Checkbox({ label, official, hint, error, tile, id: givenId, className, ...input }: CheckboxProps) {
  const ownId = useId();
  const id = givenId ?? ownId;
  const describedBy = [error && `${id}-error`, official && `${id}-official`, hint && `${id}-hint`]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={classNames("field", "field--checkbox", Boolean(error) && "field--error", className)}>
      <FieldError id={`${id}-error`} text={error} />
      <label className={tile ? "tile" : "checkbox"}>
        <input
          {...input}
          aria-describedby={describedBy || undefined}
          aria-invalid={error ? true : undefined}
          className="tile__input"
          id={id}
          type="checkbox"
        />
        <span className="tile__words">
          <span className="tile__label">{label}</span>
        </span>
      </label>
      <OfficialLabel id={`${id}-official`} text={official} />
      {hint ? (
        <span className="tile__hint tile__hint--under" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
    </div>
  );
}
