import { useMemo } from "react";
import type { QueueRow } from "../../domain/protocol/desk.ts";
import { type DeskColumn, DeskTable } from "../../ui/desk-table.tsx";
import { dayWords, momentWords } from "../../ui/moment-words.ts";
import { Pill } from "../../ui/pill.tsx";
import { type Locale, type Speak, useLocale, useWords } from "../../ui/words.tsx";
import { marksOf } from "./queue-row-words.ts";
import { stageLook, verdictTone } from "./verdict-look.ts";

type QueueTableProps = {
  rows: readonly QueueRow[];
  /** The stage says itself where only one is shown. */
  withStage: boolean;
  now: string;
  onOpen: (row: QueueRow) => void;
  onSearch: () => void;
  onHelp: () => void;
  hotkeysOff: boolean;
};

export const coeAddress = (coeId: string): string => `/desk/${coeId}`;

export function QueueTable({ rows, withStage, now, onOpen, onSearch, onHelp, hotkeysOff }: QueueTableProps) {
  const t = useWords();
  const locale = useLocale();
  const columns = useMemo(() => columnsOf(t, locale, now, withStage), [t, locale, now, withStage]);
  const keys = useMemo(() => ({ "/": onSearch, "?": onHelp }), [onSearch, onHelp]);
  return (
    <DeskTable
      caption={t("review.queue.caption")}
      captionHidden
      columns={columns}
      hotkeysOff={hotkeysOff}
      onOpen={onOpen}
      rowHotkeys={keys}
      rowHref={(row) => coeAddress(row.coeId)}
      rowId={(row) => row.coeId}
      rows={rows}
    />
  );
}

function columnsOf(t: Speak, locale: Locale, now: string, withStage: boolean): readonly DeskColumn<QueueRow>[] {
  const column = (key: string, cell: DeskColumn<QueueRow>["cell"]): DeskColumn<QueueRow> => {
    const header = t(`review.column.${key}`);
    return { key, header, stackedLabel: header, cell };
  };
  return [
    column("family", (row) => (
      <span className="desk-row__family">
        <span>{row.familyName || t("review.family-unnamed")}</span>
        <span className="desk-row__count">{t("review.children", { count: row.childCount })}</span>
      </span>
    )),
    ...(withStage
      ? [
          column("stage", ({ stage }) => (
            <Pill icon={stageLook[stage].icon} tone={stageLook[stage].tone}>
              {t(`review.stage.${stage}`)}
            </Pill>
          )),
        ]
      : []),
    column("district", (row) => row.district || "-"),
    column("recruiter", (row) => row.recruiter.name || "-"),
    column("received", (row) => (
      <span className="desk-row__moment">
        <time dateTime={row.receivedAt} title={momentWords(row.receivedAt, locale)}>
          {momentWords(row.receivedAt, locale, "day")}
        </time>
        <span className="desk-row__count">{t("review.days-ago", { days: daysSince(row.receivedAt, now) })}</span>
      </span>
    )),
    column("qad", (row) => <span className="desk-row__day">{dayWords(row.qad, locale)}</span>),
    column("verdict", (row) => <Pill tone={verdictTone[row.verdict]}>{t(`review.verdict.${row.verdict}`)}</Pill>),
    column("findings", (row) => <Marks row={row} t={t} />),
  ];
}

function Marks({ row, t }: { row: QueueRow; t: Speak }) {
  const marks = marksOf(t, row);
  if (marks.length === 0) return <span className="desk-row__count">{t("review.mark.none")}</span>;
  return (
    <span className="desk-row__marks">
      {marks.map((mark) => (
        <Pill icon={mark.icon} key={mark.id} tone={mark.tone}>
          {mark.words}
        </Pill>
      ))}
    </span>
  );
}

/** Whole days from one moment to another. */
const daysSince = (at: string, now: string): number =>
  Math.max(0, Math.floor((Date.parse(now) - Date.parse(at)) / 86_400_000));
