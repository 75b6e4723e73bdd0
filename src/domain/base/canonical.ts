/** JSON values without floats: what a COE is made of. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * One text for one value: RFC 8785 (JSON Canonicalization Scheme) restricted to safe integers. Keys are sorted by UTF-16 code
 * units, members that are `undefined` are left out. Throws TypeError for a float, an unsafe integer or a lone surrogate: two
 * programs could write those differently, and what was signed is named by the hash of this text.
 */
export function canonicalText(value: Plain): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return canonicalString(value);
  if (typeof value === "number") {
    if (!Number.isSafeInteger(value)) throw new TypeError(`not a safe integer: ${value}`);
    return String(value === 0 ? 0 : value);
  }
  if (Array.isArray(value)) return `[${value.map((element: Plain) => canonicalText(element)).join(",")}]`;
  return canonicalObject(value as Readonly<Record<string, Plain | undefined>>);
}

/** Of a signed COE there are several texts to make, with hundreds of members: nothing is built here but the text. */
function canonicalObject(value: Readonly<Record<string, Plain | undefined>>): string {
  let text = "";
  for (const key of Object.keys(value).sort()) {
    const member = value[key];
    if (member !== undefined) text += `${text === "" ? "" : ","}${canonicalString(key)}:${canonicalText(member)}`;
  }
  return `{${text}}`;
}

/** The text of the object that has these members. */
export function canonicalTextOf(members: ReadonlyMap<string, Plain | undefined>): string {
  let text = "";
  for (const name of [...members.keys()].sort()) {
    const member = members.get(name);
    if (member !== undefined) text += `${text === "" ? "" : ","}${canonicalString(name)}:${canonicalText(member)}`;
  }
  return `{${text}}`;
}

/** Stands between its quotes as it is: no quote, backslash or control character, and no half of a surrogate pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to be escaped.
const needsNothing = /^[^"\\\u0000-\u001f\ud800-\udfff]*$/;

function canonicalString(text: string): string {
  if (needsNothing.test(text)) return `"${text}"`;
  if (/\p{Surrogate}/u.test(text)) throw new TypeError("text with a lone surrogate has no canonical form");
  return JSON.stringify(text);
}
