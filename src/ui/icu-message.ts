import type { CompiledMessage } from "@lingui/message-utils/compileMessage";

/**
 * Reads the part of ICU MessageFormat that our texts use, `{name}`, `{n, plural, …}`, `{x, select, …}` and `#`, into the form
 * that Lingui speaks. Lingui's own compiler carries a general parser of 6 kB that every tablet would download;
 * tests/app/messages.test.ts holds this one against it, message by message.
 */
export function compileIcuMessage(message: string): CompiledMessage {
  const [tokens, end] = readText(message, 0, false);
  if (end !== message.length) throw new SyntaxError(`a "}" too many in: ${message}`);
  return tokens;
}

type Tokens = Exclude<CompiledMessage, string>;
type Read<Value> = readonly [Value, number];

const argument = /\{\s*(\w+)\s*(?:,\s*(plural|selectordinal|select)\s*,\s*)?/y;
const caseName = /\s*=?(\w+)\s*\{/y;
const quoted = /'([{}#](?:[^']|'')*)'(?!')/y;

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function readText(message: string, start: number, nested: boolean): Read<Tokens> {
  const tokens: Tokens = [];
  let text = "";
  let at = start;
  const flush = () => {
    if (text !== "") tokens.push(text);
    text = "";
  };
  while (at < message.length) {
    const character = message[at];
    const quote = character === "'" ? matchAt(quoted, message, at) : null;
    if (quote) {
      text += (quote[1] ?? "").replaceAll("''", "'");
      at += quote[0].length;
    } else if (character === "}") {
      break;
    } else if (character === "{") {
      flush();
      const [token, next] = readArgument(message, at);
      tokens.push(token);
      at = next;
    } else if (character === "#" && nested) {
      flush();
      tokens.push("#");
      at += 1;
    } else {
      text += character;
      at += message.startsWith("''", at) ? 2 : 1;
    }
  }
  flush();
  return [tokens, at];
}

function readArgument(message: string, at: number): Read<Tokens[number]> {
  const opening = matchAt(argument, message, at);
  if (!opening?.[1]) throw new SyntaxError(`a value without a name in: ${message}`);
  const end = at + opening[0].length;
  if (!opening[2]) return [[opening[1]], closing(message, end)];
  const [cases, next] = readCases(message, end);
  return [[opening[1], opening[2], cases] as Tokens[number], next];
}

function readCases(message: string, start: number): Read<Record<string, Tokens | undefined>> {
  const cases: Record<string, Tokens | undefined> = {};
  let at = start;
  for (let name = matchAt(caseName, message, at); name?.[1]; name = matchAt(caseName, message, at)) {
    const [tokens, end] = readText(message, at + name[0].length, true);
    cases[name[1]] = tokens;
    at = closing(message, end);
  }
  if (!cases.other) throw new SyntaxError(`no "other" in: ${message}`);
  return [cases, closing(message, at)];
}

function closing(message: string, start: number): number {
  const end = matchAt(/\s*\}/y, message, start);
  if (!end) throw new SyntaxError(`a "}" is missing in: ${message}`);
  return start + end[0].length;
}
