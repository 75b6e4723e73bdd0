/**
 * PostgreSQL holds no U+0000 in a text, and a tablet may write one into a name: custody must not fail because of it (P7). It is kept
 * as two characters that stand for it, and read back as it was. The sign that announces them is itself kept as two.
 */
const sign = "\u{f8f0}";
const written = { "\u0000": `${sign}0`, [sign]: `${sign}1` } as const;

export const toPostgresText = (text: string): string =>
  text.includes("\u0000") || text.includes(sign)
    ? // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the very character that has to go.
      text.replace(/[\u0000\uf8f0]/g, (found) => written[found as keyof typeof written])
    : text;

export const fromPostgresText = (text: string): string =>
  text.includes(sign) ? text.replace(/\uf8f0[01]/g, (found) => (found.endsWith("0") ? "\u0000" : sign)) : text;
