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
  const entries = Object.entries(value as Readonly<Record<string, Plain | undefined>>)
    .filter((entry): entry is [string, Plain] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, member]) => `${canonicalString(key)}:${canonicalText(member)}`).join(",")}}`;
}

function canonicalString(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError("text with a lone surrogate has no canonical form");
  return JSON.stringify(text);
}
