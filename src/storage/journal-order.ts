type Columns = Readonly<Record<string, unknown>>;

const numberIn = (columns: Columns, name: string): number => {
  const value = columns[name];
  return typeof value === "number" ? value : 0;
};

/** Of two states of one working copy the one with more writes of a person is newer; of equal ones, what a version was made of later. */
export function orderOf(a: Columns, b: Columns): number {
  const byEdit = numberIn(a, "editSeq") - numberIn(b, "editSeq");
  return byEdit !== 0 ? byEdit : numberIn(a, "checkpointedSeq") - numberIn(b, "checkpointedSeq");
}

/** Two windows may hand over what they wrote in another order than they wrote it. Rows that count nothing are as new as they come. */
export const isOlder = (written: Columns, standing: Columns): boolean => orderOf(written, standing) < 0;

/** What once opened a vault, and opens it no more or no longer alone, is not to be found behind what stands. */
export const isFormerSecret = (table: string, standing: Columns, written: Columns | null): boolean =>
  table === "vaults" && (written === null || secretsOf(written) !== secretsOf(standing));

const secretsOf = ({ main, passkeys }: Columns): string => JSON.stringify([main, passkeys]);
