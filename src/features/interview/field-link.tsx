import type { ReactNode } from "react";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import { sectionOfField } from "../../domain/coe/section-of-field.ts";
import { focusField } from "./go-to-field.ts";
import { coePath, useInterview } from "./interview-context.ts";

/** Goes to one field: on this page by the focus, elsewhere through its section, which then puts the focus there. */
export function FieldLink({ field, children }: { field: FieldPath; children: ReactNode }) {
  const { coeId } = useInterview();
  return (
    <a
      href={fieldHref(coeId, field)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || !document.getElementById(field)) return;
        event.preventDefault();
        // A sheet over the page closes first, and gives the focus back before it is moved on.
        for (const sheet of document.querySelectorAll("dialog[open]")) (sheet as HTMLDialogElement).close();
        requestAnimationFrame(() => focusField(field));
      }}
    >
      {children}
    </a>
  );
}

export const fieldHref = (coeId: string, field: FieldPath): string =>
  `${coePath(coeId, sectionOfField(field))}#${encodeURIComponent(field)}`;
