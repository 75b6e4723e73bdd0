import content from "./form.json" with { type: "json" };

/**
 * The national form as data. Every official word on a screen or on paper comes from `form.json`, which is compared once with the
 * official PDF before a State goes live (OMB 1810-0662); nothing here rewords it.
 */
export interface FormItem {
  /** `1`, `2a`, `2bi`, `5*` …: the numbering of the Qualifying Moves & Work Section. */
  readonly item: string;
  readonly text?: string;
  readonly choices?: readonly string[];
  /** What the form prints under a blank; the key is the name in braces in `text`. */
  readonly blanks?: Readonly<Record<string, string>>;
}

interface NationalForm {
  readonly form: string;
  readonly version: string;
  readonly qualifyingMovesAndWork: { readonly title: string; readonly items: readonly FormItem[] };
  readonly comments: { readonly title: string; readonly text: string };
  readonly intervieweeSignature: {
    readonly title: string;
    readonly en: string;
    readonly es: string;
    readonly blanks: readonly string[];
  };
  readonly eligibilityCertification: {
    readonly title: string;
    readonly en: string;
    readonly blanks: readonly string[];
  };
  /** The last two digits of NCES code list 0315, as they are written on the COE. */
  readonly birthDateVerification: Readonly<Record<string, string>>;
}

/** The import is structurally this type except that JSON gives every item its own shape. */
export const nationalForm: NationalForm = {
  ...content,
  qualifyingMovesAndWork: {
    title: content.qualifyingMovesAndWork.title,
    items: content.qualifyingMovesAndWork.items.map((entry): FormItem => entry as FormItem),
  },
};

/** Written into every revision as `form`. */
export const formVersion: string = nationalForm.version;

/** Throws RangeError for a number that the form does not have. */
export function formItem(item: string): FormItem {
  const found = nationalForm.qualifyingMovesAndWork.items.find((entry) => entry.item === item);
  if (!found) throw new RangeError(`the form has no item ${item}`);
  return found;
}

/** A text of the form cut at its blanks, in order: `{fromCity}` becomes `{ blank: "fromCity" }`. */
type TextPart = string | { readonly blank: string };

export function textParts(text: string): readonly TextPart[] {
  return text
    .split(/(\{\w+\})/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("{") ? { blank: part.slice(1, -1) } : part));
}

/** The text with every blank filled in; a blank without a value gets the form's dash (section 5: nothing is left blank). */
export const filledText = (text: string, values: Readonly<Record<string, string>>): string =>
  textParts(text)
    .map((part) => (typeof part === "string" ? part : values[part.blank] || "-"))
    .join("");

export const birthDateCodes: readonly string[] = Object.keys(nationalForm.birthDateVerification).sort();
