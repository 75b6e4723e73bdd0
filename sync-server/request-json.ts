import { Refusal } from "./problem.ts";

const deepest = 20;
const longestText = 16_384;
const refused = (message: string): Refusal => new Refusal("malformed", { path: "", message });

/** Where the text that begins at this quote ends. */
function endOfText(json: string, start: number): number {
  for (let index = start + 1; index < json.length; index += 1) {
    if (json[index] === "\\") index += 1;
    else if (json[index] === '"') return index;
  }
  return json.length;
}

/**
 * Looks at the text before anything is made of it: how deep it goes, how long its texts are, and whether a key stands twice, which
 * two readers could understand in two ways. Brackets that do not fit each other are left to JSON.parse.
 */
function lookThrough(json: string): void {
  const open: (Set<string> | null)[] = [];
  for (let index = 0; index < json.length; index += 1) {
    const sign = json[index];
    if (sign === "{" || sign === "[") {
      open.push(sign === "{" ? new Set() : null);
      if (open.length > deepest) throw refused("too deep");
    } else if (sign === "}" || sign === "]") open.pop();
    else if (sign === '"') {
      const end = endOfText(json, index);
      if (end - index > longestText) throw refused("a text is too long");
      const keys = open.at(-1);
      if (keys && /^\s*:/.test(json.slice(end + 1, end + 40))) {
        const key: unknown = JSON.parse(json.slice(index, end + 1));
        if (typeof key !== "string" || keys.has(key)) throw refused("a key stands twice");
        if (key === "__proto__") throw refused("a key that is none");
        keys.add(key);
      }
      index = end;
    }
  }
}

/** The value of a JSON body that means one thing only. Anything else is malformed. */
export function requestJson(bytes: Uint8Array): unknown {
  try {
    const json = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    lookThrough(json);
    return JSON.parse(json);
  } catch (error) {
    throw error instanceof Refusal ? error : refused("not JSON");
  }
}
