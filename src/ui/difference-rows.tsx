import type { ReactNode } from "react";
import { Pill } from "./pill.tsx";
import type { Tone } from "./tone.ts";

type DifferenceKind = "added" | "removed" | "changed";

type Difference = {
  id: string;
  element: ReactNode;
  kind: DifferenceKind;
  before: ReactNode;
  after: ReactNode;
};

type DifferenceRowsProps = {
  caption: ReactNode;
  words: { element: string; before: string; after: string; kinds: Readonly<Record<DifferenceKind, string>> };
  differences: readonly Difference[];
  /** Two versions of which neither is older: nothing is struck out. */
  equal?: boolean | undefined;
};

const KIND_TONES: Readonly<Record<DifferenceKind, Tone>> = { added: "good", removed: "bad", changed: "told" };

/** What stood before and what stands now, element by element; the kind of change in words. */
export function DifferenceRows({ caption, words, differences, equal }: DifferenceRowsProps) {
  const [Before, After] = equal ? (["b", "b"] as const) : (["del", "ins"] as const);
  return (
    <table className="desk-table differences">
      <caption className="desk-table__caption">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.element}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map((difference) => (
          <tr key={difference.id}>
            <th scope="row">
              <span className="differences__element">{difference.element}</span>
              <Pill icon="edit" tone={KIND_TONES[difference.kind]}>
                {words.kinds[difference.kind]}
              </Pill>
            </th>
            <td data-label={words.before}>{difference.before ? <Before>{difference.before}</Before> : "—"}</td>
            <td data-label={words.after}>{difference.after ? <After>{difference.after}</After> : "—"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
