/** A value of a JSON text: where it begins, and what it holds. */
interface Place {
  readonly offset: number;
  readonly members: Map<string, Place>;
}

type Path = readonly (string | number)[];

/** Where in a JSON text a value stands: the line of every member and element, by its path. */
export type LineFinder = (path: Path) => number;

/** A member that one object has twice; JSON.parse would silently keep the last. */
export interface RepeatedMember {
  readonly path: Path;
  readonly line: number;
}

export type ScannedJson =
  | { readonly problem: null; readonly lineOf: LineFinder; readonly repeated: readonly RepeatedMember[] }
  | { readonly problem: string; readonly line: number };

/** What is not JSON, and where it stands. */
class Stop extends Error {
  readonly offset: number;
  constructor(offset: number, reason: string) {
    super(reason);
    this.offset = offset;
  }
}

/** No file of cases comes near it; a deeper one would exhaust the stack. */
const deepest = 100;

const quoted = "names and texts stand in double quotation marks";
const escapes = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
/** Everything from the space on but the quotation mark and the backslash. */
const plainText = /[ !#-[\]-\u{10ffff}]+/uy;
const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])|(?:true|false|null)(?!\w)/y;
const space = /[ \t\r\n]*/y;

/** Reads a JSON text strictly (RFC 8259) and remembers where each value begins. */
class Scanner {
  readonly repeated: { readonly path: Path; readonly offset: number }[] = [];
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  whole(): Place {
    const place = this.value([]);
    if (this.at < this.text.length) throw new Stop(this.at, "something follows after the end");
    return place;
  }

  private matches(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    this.at += found?.length ?? 0;
    return found;
  }

  private here(): string {
    this.matches(space);
    return this.text.charAt(this.at);
  }

  private stop(expected: string): never {
    const found = this.here();
    if (found === "") throw new Stop(this.text.length, "the file ends in the middle");
    if (found === "/") throw new Stop(this.at, "JSON has no comments");
    if (found === "'") throw new Stop(this.at, quoted);
    throw new Stop(this.at, expected);
  }

  private string(): string {
    const start = this.at++;
    while (this.matches(plainText) !== null || this.matches(escapes) !== null);
    const end = this.text.charAt(this.at);
    if (end === "") throw new Stop(this.at, "the file ends in the middle");
    if (end === "\\") throw new Stop(this.at, "a backslash stands before a sign that it cannot change");
    if (end !== '"') throw new Stop(this.at, "a quotation mark is missing, or a text goes on over the end of its line");
    this.at++;
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private value(path: Path): Place {
    if (path.length > deepest) throw new Stop(this.at, "it is nested too deeply");
    const first = this.here();
    const place: Place = { offset: this.at, members: new Map() };
    if (first === "{") this.members(path, place);
    else if (first === "[") this.elements(path, place);
    else if (first === '"') this.string();
    else if (this.matches(word) === null) {
      this.stop(
        first === "]" || first === "}" ? "a value is missing here" : "this is no text, number, true, false or null",
      );
    }
    this.matches(space);
    return place;
  }

  /** Whether another member or element follows, after the comma between them. */
  private goesOn(close: "}" | "]", expected: string): boolean {
    const next = this.here();
    if (next === close) {
      this.at++;
      return false;
    }
    if (next !== ",") this.stop(expected);
    const comma = this.at++;
    if (this.here() === close) throw new Stop(comma, `a comma stands before ${close}`);
    return true;
  }

  private members(path: Path, place: Place): void {
    this.at++;
    if (this.here() === "}") {
      this.at++;
      return;
    }
    do {
      if (this.here() !== '"') this.stop(quoted);
      const offset = this.at;
      const key = this.string();
      if (this.here() !== ":") this.stop("a colon is missing after the name");
      this.at++;
      const inner = [...path, key];
      if (place.members.has(key)) this.repeated.push({ path: inner, offset });
      place.members.set(key, this.value(inner));
    } while (this.goesOn("}", "a comma or } is missing here"));
  }

  private elements(path: Path, place: Place): void {
    this.at++;
    if (this.here() === "]") {
      this.at++;
      return;
    }
    let index = 0;
    do {
      place.members.set(String(index), this.value([...path, index]));
      index++;
    } while (this.goesOn("]", "a comma or ] is missing here"));
  }
}

/** The line of a place in the text; every kind of line end counts once. */
function linesOf(text: string): (offset: number) => number {
  const ends = [...text.matchAll(/\r\n|\r|\n/g)].map((end) => end.index);
  return (offset) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/** Finds the first thing that is not JSON; else the line of each value, or of the nearest around a missing one. */
export function scanJson(text: string): ScannedJson {
  const lineAt = linesOf(text);
  const scanner = new Scanner(text);
  try {
    const whole = scanner.whole();
    const lineOf: LineFinder = (path) => {
      let place = whole;
      for (const step of path) {
        const inner = place.members.get(String(step));
        if (inner === undefined) break;
        place = inner;
      }
      return lineAt(place.offset);
    };
    const repeated = scanner.repeated.map(({ path, offset }) => ({ path, line: lineAt(offset) }));
    return { problem: null, lineOf, repeated };
  } catch (error) {
    if (error instanceof Stop) return { problem: error.message, line: lineAt(error.offset) };
    throw error;
  }
}
