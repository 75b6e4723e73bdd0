/** Where in a JSON text a value stands: the line of every member and element, by its path. */
export type LineFinder = (path: readonly (string | number)[]) => number;

const pathKey = (path: readonly (string | number)[]): string => JSON.stringify(path.map(String));

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/** Reads a text that JSON.parse has accepted and remembers where each value begins. */
class Scanner {
  readonly starts = new Map<string, number>();
  private at = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    this.value([]);
  }

  private space(): void {
    while (/\s/.test(this.text.charAt(this.at))) this.at++;
  }

  private string(): string {
    const start = this.at++;
    while (this.text.charAt(this.at) !== '"') this.at += this.text.charAt(this.at) === "\\" ? 2 : 1;
    this.at++;
    return JSON.parse(this.text.slice(start, this.at)) as string;
  }

  private value(path: readonly (string | number)[]): void {
    this.space();
    this.starts.set(pathKey(path), this.at);
    const first = this.text.charAt(this.at);
    if (first === "{") this.members(path);
    else if (first === "[") this.elements(path);
    else if (first === '"') this.string();
    else while (this.at < this.text.length && !/[\s,\]}]/.test(this.text.charAt(this.at))) this.at++;
    this.space();
  }

  private members(path: readonly (string | number)[]): void {
    this.at++;
    this.space();
    while (this.text.charAt(this.at) !== "}") {
      const key = this.string();
      this.space();
      this.at++;
      this.value([...path, key]);
      if (this.text.charAt(this.at) === ",") this.at++;
      this.space();
    }
    this.at++;
  }

  private elements(path: readonly (string | number)[]): void {
    this.at++;
    this.space();
    for (let index = 0; this.text.charAt(this.at) !== "]"; index++) {
      this.value([...path, index]);
      if (this.text.charAt(this.at) === ",") this.at++;
      this.space();
    }
    this.at++;
  }
}

/** The line of the value, or of the nearest value around it where a member is missing. */
export function lineFinder(text: string): LineFinder {
  const { starts } = new Scanner(text);
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const start = starts.get(pathKey(path.slice(0, length)));
      if (start !== undefined) return lineAt(text, start);
    }
    return 1;
  };
}

/** The line on which JSON.parse stopped. */
export function lineOfSyntaxError(text: string, error: unknown): number {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : "");
  return position ? lineAt(text, Number(position[1])) : lineAt(text, text.length);
}
