import { type ReactNode, useMemo, useRef } from "react";
import { classNames } from "./class-names.ts";
import { InAppLink } from "./in-app-link.tsx";
import { type Hotkeys, useHotkeys } from "./use-hotkeys.ts";

export type DeskColumn<Row> = {
  key: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  align?: "start" | "end" | undefined;
  /** Plain words for the column where the table is stacked on a narrow screen. */
  stackedLabel?: string | undefined;
};

type DeskTableProps<Row> = {
  caption: ReactNode;
  captionHidden?: boolean | undefined;
  /** The first column names the row and carries its link. */
  columns: readonly DeskColumn<Row>[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  rowHref: (row: Row) => string;
  onOpen?: ((row: Row, href: string) => void) | undefined;
  /** Single letters for the row that has the focus, e.g. `{ a: approve }`. j, k and the arrows move between rows. */
  rowHotkeys?: Readonly<Record<string, (row: Row) => void>> | undefined;
  hotkeysOff?: boolean | undefined;
  empty?: ReactNode | undefined;
};

/** A dense table for the desk. Each row is one stop of the keyboard: the link in its first column. */
export function DeskTable<Row>(props: DeskTableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowId, rowHref, onOpen, rowHotkeys, hotkeysOff, empty } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const hotkeys = useMemo(() => rowKeys(body, rows, rowHotkeys ?? {}), [rows, rowHotkeys]);
  useHotkeys(body, hotkeys, hotkeysOff);
  return (
    <table className="desk-table">
      <caption className={classNames("desk-table__caption", captionHidden && "screen-reader-only")}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th className={column.align === "end" ? "align-end" : undefined} key={column.key} scope="col">
              {column.header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => (
          <tr key={rowId(row)}>
            {columns.map((column, index) =>
              index === 0 ? (
                <th className="desk-table__name" key={column.key} scope="row">
                  <InAppLink
                    className="desk-table__link"
                    href={rowHref(row)}
                    onFollow={onOpen && ((href) => onOpen(row, href))}
                  >
                    {column.cell(row)}
                  </InAppLink>
                </th>
              ) : (
                <td
                  className={column.align === "end" ? "align-end" : undefined}
                  data-label={column.stackedLabel}
                  key={column.key}
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
        {rows.length === 0 && empty ? (
          <tr>
            <td className="desk-table__empty" colSpan={columns.length}>
              {empty}
            </td>
          </tr>
        ) : null}
      </tbody>
    </table>
  );
}

function rowKeys<Row>(
  body: { readonly current: HTMLTableSectionElement | null },
  rows: readonly Row[],
  acts: Readonly<Record<string, (row: Row) => void>>,
): Hotkeys {
  const links = () => Array.from(body.current?.querySelectorAll<HTMLElement>(".desk-table__link") ?? []);
  const focusedIndex = () => links().findIndex((link) => link.closest("tr")?.contains(document.activeElement) === true);
  const step = (by: number) => () => links()[focusedIndex() + by]?.focus();
  const toFirst = () => links().at(0)?.focus();
  const toLast = () => links().at(-1)?.focus();
  const onRow = ([key, act]: [string, (row: Row) => void]) => [
    key,
    () => {
      const row = rows[focusedIndex()];
      if (row !== undefined) act(row);
    },
  ];
  return {
    j: step(1),
    k: step(-1),
    ArrowDown: step(1),
    ArrowUp: step(-1),
    Home: toFirst,
    End: toLast,
    ...Object.fromEntries(Object.entries(acts).map(onRow)),
  };
}
