import type { ReactNode } from "react";
import { fieldLabel } from "../../domain/coe/field-label.ts";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import { classNames } from "../../ui/class-names.ts";
import { Icon } from "../../ui/icon.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { useNotes, useSheet } from "./sheet-context.ts";

type FieldValueProps = {
  field: FieldPath;
  /** Long texts fill the line; a mark stands at the end of one. */
  look?: "blank" | "text" | "mark";
  children?: ReactNode;
};

/** Every field of the sheet can be found by its path: the keyboard moves among these, and links lead to them. */
export const FIELD_ATTRIBUTE = "data-field";

/** An answer on the sheet. Pressing it, or C while it has the focus, comments on it. */
export function FieldValue({ field, look = "blank", children }: FieldValueProps) {
  const t = useWords();
  const locale = useLocale();
  const { answers, notes, canComment, comment } = useSheet();
  const commented = (useNotes(notes).comments[field] ?? "").trim() !== "";
  const className = classNames("answer", `answer--${look}`, commented && "answer--commented");
  if (!canComment) {
    return look === "mark" ? null : (
      <span className={className} data-field={field} tabIndex={-1}>
        {children}
      </span>
    );
  }
  const label = fieldLabel(field, answers)[locale];
  const spoken = t(commented ? "review.comment.has" : "review.comment.on", { field: label });
  return (
    <button className={className} data-field={field} onClick={() => comment(field)} tabIndex={-1} type="button">
      {children}
      <span className="screen-reader-only" lang={locale}>
        {spoken}
      </span>
      <Icon name="comment" size="small" />
    </button>
  );
}

export const allFields = (root: ParentNode | null): readonly HTMLElement[] =>
  Array.from(root?.querySelectorAll<HTMLElement>(`button[${FIELD_ATTRIBUTE}]`) ?? []);
