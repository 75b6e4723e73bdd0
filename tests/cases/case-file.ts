import type * as z from "zod";
import { caseFileSchema, type WorkedCase, workedCaseSchema } from "./case-schema.ts";
import { isMissing, takesNull, type UnknownMember, unknownMembers } from "./format-members.ts";
import { type LineFinder, scanJson } from "./json-lines.ts";

export interface CaseFile {
  readonly cases: readonly WorkedCase[];
  /** What does not follow the format, each with its line. */
  readonly problems: readonly string[];
  /** Members that the format does not know; they are left aside. */
  readonly notes: readonly string[];
}

const failed = (problem: string): CaseFile => ({ cases: [], problems: [problem], notes: [] });

const notUtf8 = "line 1: the file is not written in UTF-8; please save it as UTF-8";

/** Reads the bytes of a file of worked cases. A letter that is not UTF-8 would otherwise become another letter unseen. */
export function readCaseBytes(bytes: Uint8Array): CaseFile {
  try {
    return readCaseFile(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return failed(notUtf8);
    throw error;
  }
}

/** Reads a file of worked cases; every problem names its line in plain words. */
export function readCaseFile(written: string): CaseFile {
  // Windows editors begin a file with a byte order mark.
  const text = written.replace(/^\uFEFF/, "");
  if (text.trim() === "") return failed("line 1: the file is empty");
  const scanned = scanJson(text);
  if (scanned.problem !== null) return failed(`line ${scanned.line}: this is not valid JSON (${scanned.problem})`);
  const { lineOf, repeated } = scanned;
  const json: unknown = JSON.parse(text);
  const file = caseFileSchema.safeParse(json);
  if (!file.success) {
    const at = file.error.issues[0]?.path ?? [];
    return failed(`line ${lineOf(steps(at))}: a file of worked cases is { "meta": {…}, "cases": [ … ] }`);
  }
  const cases: WorkedCase[] = [];
  const problems = repeated.map(({ path, line }) => `line ${line}: ${path.join(".")} stands there twice`);
  const notes = unknownMembers(json, caseFileSchema, []).map((member) => unknownNote(member, "the file", lineOf));
  const named = new Map<string, number>();
  for (const [index, raw] of file.data.cases.entries()) {
    const read = readCase(raw, index, lineOf);
    const first = named.get(read.name);
    const line = lineOf(["cases", index, "id"]);
    if (first !== undefined) problems.push(`line ${line}: ${read.name} stands in the file already, on line ${first}`);
    else named.set(read.name, line);
    problems.push(...read.problems);
    notes.push(...read.notes);
    if (read.worked) cases.push(read.worked);
  }
  return { cases, problems, notes };
}

interface ReadCase {
  readonly name: string;
  readonly worked: WorkedCase | null;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

function readCase(raw: unknown, index: number, lineOf: LineFinder): ReadCase {
  const path = ["cases", index];
  const name = nameOfCase(raw, index);
  const parsed = workedCaseSchema.safeParse(raw);
  const unknown = unknownMembers(raw, workedCaseSchema, path);
  const said = (parsed.error?.issues ?? []).map((issue) => sentence(issue, raw, path, name, lineOf));
  return {
    name,
    worked: parsed.success ? parsed.data : null,
    problems: [...unknown.flatMap((member) => misspelling(member, name, lineOf)), ...said],
    notes: unknown.filter(({ meant }) => meant === null).map((member) => unknownNote(member, name, lineOf)),
  };
}

function nameOfCase(raw: unknown, index: number): string {
  const id = typeof raw === "object" && raw !== null && "id" in raw ? raw.id : undefined;
  return typeof id === "string" && id.trim() !== "" ? `case ${id}` : `case number ${index + 1}`;
}

const steps = (path: readonly PropertyKey[]): (string | number)[] =>
  path.map((step) => (typeof step === "symbol" ? String(step) : step));

function sentence(
  issue: z.core.$ZodIssue,
  raw: unknown,
  path: readonly (string | number)[],
  name: string,
  lineOf: LineFinder,
): string {
  const inner = steps(issue.path);
  const member = inner.join(".") || "the case";
  const said = isMissing(raw, inner) ? missing(inner) : plainly(issue.message);
  return `line ${lineOf([...path, ...inner])}: ${name}: ${member}: ${said}`;
}

const missing = (inner: readonly (string | number)[]): string =>
  takesNull(workedCaseSchema, inner)
    ? "this member is missing; please add it, with null if nobody knows"
    : "this member is missing; please add it";

/** What to write instead, by the beginning of what the schema says. */
const advice: readonly (readonly [RegExp, string])[] = [
  [/^Invalid key in record/, "a day is written YYYY-MM-DD"],
  [/expected boolean/, "please write true, false or null, without quotation marks"],
  [/expected string to have/, "please write at least one letter"],
  [/expected string/, "please write it in quotation marks"],
  [/expected (int|number)/, "please write a whole number without quotation marks, or null"],
  [/expected array/, "please write a list in [ ]"],
  [/expected (object|record)/, "please write an object in { }"],
];

function plainly(message: string): string {
  const said = message.replace("Invalid input: ", "");
  const hint = advice.find(([pattern]) => pattern.test(said));
  return hint ? `${said}; ${hint[1]}` : said;
}

const misspelling = ({ path, name, meant }: UnknownMember, of: string, lineOf: LineFinder): string[] =>
  meant === null ? [] : [`line ${lineOf(path)}: ${of}: "${name}" is not in the format; is "${meant}" meant?`];

const unknownNote = ({ path, name }: UnknownMember, of: string, lineOf: LineFinder): string =>
  `line ${lineOf(path)}: ${of}: "${name}" is not in the format and was left aside`;
