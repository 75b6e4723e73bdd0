import type { Locale } from "../../ui/words.tsx";

/** What a person has chosen on this tablet. */
export interface Preferences {
  readonly locale: Locale;
  readonly theme: "default" | "sunlight";
  readonly text: "normal" | "larger";
}
