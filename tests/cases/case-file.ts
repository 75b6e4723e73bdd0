import * as z from "zod";
import { caseFileSchema, type WorkedCase, workedCaseSchema } from "./case-schema.ts";
import { type LineFinder, lineFinder, lineOfSyntaxError } from "./json-lines.ts";

export interface CaseFile {
  readonly cases: readonly WorkedCase[];
  /** What cannot be read, each with its line. */
  readonly problems: readonly string[];
  /** Members that the format does not know; they are left aside. */
  readonly notes: readonly string[];
}

const failed = (problem: string): CaseFile => ({ cases: [], problems: [problem], notes: [] });

/** Reads a file of worked cases; every problem names its line in plain words. */
export function readCaseFile(written: string): CaseFile {
  // Windows editors begin a file with a byte order mark.
  const text = written.replace(/^\uFEFF/, "");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return failed(`line ${lineOfSyntaxError(text, error)}: this is not valid JSON (${reason})`);
  }
  const lineOf = lineFinder(text);
  const file = caseFileSchema.safeParse(json);
  if (!file.success) return failed('line 1: a file of worked cases is { "meta": {…}, "cases": [ … ] }');
  const cases: WorkedCase[] = [];
  const problems: string[] = [];
  const notes: string[] = [];
  const named = new Set<string>();
  for (const [index, raw] of file.data.cases.entries()) {
    const path = ["cases", index];
    const name = nameOfCase(raw, index);
    if (named.has(name)) notes.push(`line ${lineOf(path)}: ${name} stands in the file more than once`);
    named.add(name);
    const parsed = workedCaseSchema.safeParse(raw);
    const unknown = unknownMembers(raw, workedCaseSchema, path);
    problems.push(...unknown.flatMap((member) => misspelling(member, name, lineOf)));
    notes.push(...unknown.flatMap((member) => unknownNote(member, name, lineOf)));
    if (parsed.success) cases.push(parsed.data);
    else problems.push(...parsed.error.issues.map((issue) => sentence(issue, path, name, lineOf)));
  }
  return { cases, problems, notes };
}

function nameOfCase(raw: unknown, index: number): string {
  const id = typeof raw === "object" && raw !== null && "id" in raw ? raw.id : undefined;
  return typeof id === "string" ? `case ${id}` : `case number ${index + 1}`;
}

function sentence(
  issue: z.core.$ZodIssue,
  path: readonly (string | number)[],
  name: string,
  lineOf: LineFinder,
): string {
  const inner = issue.path.map((step) => (typeof step === "symbol" ? String(step) : step));
  const member = inner.join(".") || "the case";
  return `line ${lineOf([...path, ...inner])}: ${name}: ${member}: ${plainly(issue.message)}`;
}

/** What to write instead, by the beginning of what the schema says. */
const advice: readonly (readonly [RegExp, string])[] = [
  [/^Invalid key in record/, "a day is written YYYY-MM-DD"],
  [/expected boolean/, "please write true, false or null, without quotation marks"],
  [/expected string/, "please write it in quotation marks"],
  [/expected (int|number)/, "please write a whole number without quotation marks, or null"],
  [/expected array/, "please write a list in [ ]"],
  [/expected object/, "please write an object in { }"],
];

function plainly(message: string): string {
  if (message.endsWith("received undefined")) return "this member is missing; please add it, with null if nobody knows";
  const said = message.replace("Invalid input: ", "");
  const hint = advice.find(([pattern]) => pattern.test(said));
  return hint ? `${said}; ${hint[1]}` : said;
}

interface UnknownMember {
  readonly path: readonly (string | number)[];
  readonly known: readonly string[];
}

function shapeOf(schema: unknown): Readonly<Record<string, unknown>> | null {
  if (schema instanceof z.ZodObject) return schema.shape;
  if (schema instanceof z.ZodPipe) return shapeOf(schema.in);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return shapeOf(schema.unwrap());
  return null;
}

/** Members of objects, however deep, that the format does not name. */
function unknownMembers(value: unknown, schema: unknown, path: readonly (string | number)[]): UnknownMember[] {
  const shape = shapeOf(schema);
  if (shape === null || typeof value !== "object" || value === null || Array.isArray(value)) return [];
  const known = Object.keys(shape);
  return Object.entries(value).flatMap(([key, member]) =>
    Object.hasOwn(shape, key)
      ? unknownMembers(member, shape[key], [...path, key])
      : [{ path: [...path, key], known: known.filter((name) => !Object.hasOwn(value, name)) }],
  );
}

const lastOf = ({ path }: UnknownMember): string => String(path.at(-1));

/** The member that was probably meant: spelt like this one but for case, or for two letters. */
const meantBy = (member: UnknownMember): string | undefined =>
  member.known.find(
    // A free note under another name cannot change an answer.
    (name) => editDistance(name.toLowerCase(), lastOf(member).toLowerCase()) <= 2 && name.length > 3 && name !== "note",
  );

function misspelling(member: UnknownMember, name: string, lineOf: LineFinder): string[] {
  const meant = meantBy(member);
  if (meant === undefined) return [];
  return [`line ${lineOf(member.path)}: ${name}: "${lastOf(member)}" is not in the format; is "${meant}" meant?`];
}

function unknownNote(member: UnknownMember, name: string, lineOf: LineFinder): string[] {
  if (meantBy(member) !== undefined) return [];
  return [`line ${lineOf(member.path)}: ${name}: "${lastOf(member)}" is not in the format and was left aside`];
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
