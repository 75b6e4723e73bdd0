import { textOf } from "./answer.ts";
import type { Child } from "./child-data.ts";

/** The first name and both last names, as the family says them. Empty while nothing is written. */
export const fullNameOf = ({ firstName, lastName1, lastName2 }: Child): string =>
  [firstName.trim(), lastName1.trim(), textOf(lastName2)].filter(Boolean).join(" ");
