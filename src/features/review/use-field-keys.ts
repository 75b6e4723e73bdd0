import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import { allFields, FIELD_ATTRIBUTE } from "./field-value.tsx";

/**
 * The fields of the sheet are one stop of the Tab key; up and down, and Home and End, move among them (a form has more than a
 * hundred). Returns the field that a comment is about: the one with the focus, or the whole COE.
 */
export function useFieldKeys(place: RefObject<HTMLElement | null>): () => FieldPath {
  const stop = useRef<HTMLElement | null>(null);
  useEffect(() => {
    const root = place.current;
    if (!root) return undefined;
    const makeStop = (field: HTMLElement | undefined) => {
      if (!field || field === stop.current) return;
      if (stop.current) stop.current.tabIndex = -1;
      field.tabIndex = 0;
      stop.current = field;
    };
    const refresh = () => {
      if (!stop.current?.isConnected) makeStop(allFields(root)[0]);
    };
    const enter = (event: FocusEvent) => {
      const field =
        event.target instanceof Element ? event.target.closest<HTMLElement>(`button[${FIELD_ATTRIBUTE}]`) : null;
      if (field) makeStop(field);
    };
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const next = stepFrom(root, event.key);
      if (!next) return;
      event.preventDefault();
      next.focus();
    };
    refresh();
    const observer = new MutationObserver(refresh);
    observer.observe(root, { childList: true, subtree: true });
    root.addEventListener("focusin", enter);
    root.addEventListener("keydown", press);
    return () => {
      observer.disconnect();
      root.removeEventListener("focusin", enter);
      root.removeEventListener("keydown", press);
    };
  }, [place]);
  return useCallback(() => {
    const field = document.activeElement?.closest(`[${FIELD_ATTRIBUTE}]`);
    return field?.getAttribute(FIELD_ATTRIBUTE) ?? "";
  }, []);
}

/** Only from field to field: elsewhere the arrows still scroll the page. */
function stepFrom(root: HTMLElement, key: string): HTMLElement | undefined {
  const fields = allFields(root);
  const at = fields.indexOf(document.activeElement as HTMLElement);
  if (at === -1) return undefined;
  switch (key) {
    case "ArrowDown":
    case "ArrowRight":
      return fields[at + 1];
    case "ArrowUp":
    case "ArrowLeft":
      return fields[at - 1];
    case "Home":
      return fields[0];
    case "End":
      return fields.at(-1);
    default:
      return undefined;
  }
}
