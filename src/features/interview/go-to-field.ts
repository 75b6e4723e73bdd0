import type { FieldPath } from "../../domain/coe/field-path.ts";
import { jumpToField } from "../../ui/jump-to-field.ts";

/** The field that the page's address asks for; none where the address came mangled, and nobody's interview waits for that. */
export function fieldInAddress(): FieldPath {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return "";
  }
}

/** The field, or the nearest thing around it that is on the page: a finding may speak of a whole card. */
export function focusField(field: FieldPath): boolean {
  let path = field;
  while (path !== "") {
    if (document.getElementById(path)) {
      jumpToField(path);
      return true;
    }
    path = path.slice(0, Math.max(0, path.lastIndexOf(".")));
  }
  return false;
}

/** As `focusField`, once the screen has drawn what was just added. After half a second what is nearest must do. */
export function goToField(field: FieldPath): void {
  let tries = 30;
  const attempt = () => {
    tries -= 1;
    if (document.getElementById(field) || tries === 0) focusField(field);
    else requestAnimationFrame(attempt);
  };
  requestAnimationFrame(attempt);
}
