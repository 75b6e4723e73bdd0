/** One line of the report: what was measured, beside what it is measured against. */
export interface Measure {
  readonly area: string;
  readonly what: string;
  readonly ours: string;
  readonly floor: string;
  readonly goal: string;
}

/** Prints measures as a table whose columns line up. */
export function printMeasures(measures: readonly Measure[]): void {
  const head: Measure = { area: "area", what: "what", ours: "Surco", floor: "beside it, same run", goal: "goal" };
  const rows = [head, ...measures];
  const columns = ["area", "what", "ours", "floor", "goal"] as const;
  const width = (column: (typeof columns)[number]): number => Math.max(...rows.map((row) => row[column].length));
  const widths = columns.map(width);
  const line = (row: Measure): string =>
    columns
      .map((column, place) => row[column].padEnd(widths[place] ?? 0))
      .join("  ")
      .trimEnd();
  console.log(line(head));
  console.log(widths.map((size) => "-".repeat(size)).join("  "));
  for (const measure of measures) console.log(line(measure));
}

export const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
export const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
export const ratio = (value: number): string => `${value.toFixed(2)}x`;
