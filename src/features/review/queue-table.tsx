import { type ReactNode, useMemo } from "react";
import type { QueueRow } from "../../domain/protocol/desk.ts";
import { classNames } from "../../ui/class-names.ts";
import { type DeskColumn, DeskTable } from "../../ui/desk-table.tsx";
import { dayWords, momentWords } from "../../ui/moment-words.ts";
import { Pill } from "../../ui/pill.tsx";
import { useMedia, WIDE } from "../../ui/use-media.ts";
import { type Locale, type Speak, useLocale, useWords } from "../../ui/words.tsx";
import { daysSince, marksOf } from "./queue-row-words.ts";
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
  const wide = useMedia(WIDE);
  const columns = useMemo(() => columnsOf({ t, locale, now, withStage, wide }), [t, locale, now, withStage, wide]);
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

type Columns = Pick<QueueTableProps, "now" | "withStage"> & {
  t: Speak;
  locale: Locale;
  /** There is room for a column each for the district and the recruiter. */
  wide: boolean;
};

function columnsOf({ t, locale, now, withStage, wide }: Columns): readonly DeskColumn<QueueRow>[] {
  const column = (key: string, cell: DeskColumn<QueueRow>["cell"]): DeskColumn<QueueRow> => {
    const header = t(`review.column.${key}`);
    return { key, header, stackedLabel: header, cell };
  };
  return [
    column("family", (row) => (
      <TwoLines below={t("review.children", { count: row.childCount })}>
        {row.familyName || t("review.family-unnamed")}
      </TwoLines>
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
    ...(wide
      ? [column("district", (row) => row.district || "-"), column("recruiter", (row) => row.recruiter.name || "-")]
      : [
          column("place", (row) => (
            <TwoLines className="desk-row__place" below={row.recruiter.name || "-"}>
              {row.district || "-"}
            </TwoLines>
          )),
        ]),
    column("received", (row) => (
      <TwoLines below={t("review.days-ago", { days: daysSince(row.receivedAt, now) })}>
        <time className="desk-row__day" dateTime={row.receivedAt} title={momentWords(row.receivedAt, locale)}>
          {momentWords(row.receivedAt, locale, "day")}
        </time>
      </TwoLines>
    )),
    column("qad", (row) => <span className="desk-row__day">{dayWords(row.qad, locale)}</span>),
    column("verdict", (row) => <Pill tone={verdictTone[row.verdict]}>{t(`review.verdict.${row.verdict}`)}</Pill>),
    column("findings", (row) => <Marks row={row} t={t} />),
  ];
}

type TwoLinesProps = { below: ReactNode; className?: string; children: ReactNode };

function TwoLines({ below, className, children }: TwoLinesProps) {
  return (
    <span className={classNames("desk-row__lines", className)}>
      <span>{children}</span>
      <span className="desk-row__below">{below}</span>
    </span>
  );
}

function Marks({ row, t }: { row: QueueRow; t: Speak }) {
  const marks = marksOf(t, row);
  if (marks.length === 0) return <span className="desk-row__below">{t("review.mark.none")}</span>;
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
