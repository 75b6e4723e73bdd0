import { useQuery } from "@tanstack/react-query";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { type Difference, differencesBetween } from "../../domain/coe/differences.ts";
import { fieldLabel } from "../../domain/coe/field-label.ts";
import { fieldClass } from "../../domain/coe/material.ts";
import { DifferenceRows } from "../../ui/difference-rows.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { versionQuery } from "./desk-queries.ts";
import { ProblemNotice } from "./problem-notice.tsx";
import { useSheet } from "./sheet-context.ts";
import { valueWords } from "./value-words.ts";
import { parentOf, type Version, versionNumber } from "./version-choice.ts";

/** What changed since the version before it, field by field, and whether it is a fact that was signed. */
export function VersionDifferences({ version }: { version: Version }) {
  const t = useWords();
  const { record } = useSheet();
  const parent = parentOf(record, version);
  if (!parent) return <p>{t("review.differences.parent-missing")}</p>;
  return <Compared parent={parent} version={version} />;
}

function Compared({ version, parent }: { version: Version; parent: Version }) {
  const t = useWords();
  const { answers, record } = useSheet();
  const before = useQuery(versionQuery(parent.revisionId));
  if (before.isPending) return <Skeleton label={t("review.coe.reading")} lines={3} />;
  if (before.isError) {
    return <ProblemNotice busy={before.isFetching} failure={before.error} onRetry={() => before.refetch()} />;
  }
  if (!before.data.readable) return <p>{t("review.unreadable.words")}</p>;
  const found = differencesBetween(before.data.answers, answers);
  if (found.length === 0) return <p>{t("review.differences.none")}</p>;
  const caption = t("review.differences.caption", {
    before: versionNumber(record, parent.revisionId),
    after: versionNumber(record, version.revisionId),
  });
  return <Rows after={answers} before={before.data.answers} caption={caption} found={found} />;
}

type RowsProps = { before: CoeAnswers; after: CoeAnswers; found: readonly Difference[]; caption: string };

function Rows({ before, after, found, caption }: RowsProps) {
  const t = useWords();
  const locale = useLocale();
  const words = {
    element: t("review.differences.element"),
    before: t("review.differences.before"),
    after: t("review.differences.after"),
    kinds: {
      added: t("review.differences.added"),
      removed: t("review.differences.removed"),
      changed: t("review.differences.changed"),
    },
  };
  const rows = found.map((difference) => {
    const { field, kind } = difference;
    const label = fieldLabel(field, kind === "removed" ? before : after)[locale];
    const place = (value: Difference["before"]) => t("review.differences.place", { place: Number(value) + 1 });
    return {
      id: `${field} ${kind}`,
      element: (
        <>
          {label}{" "}
          <span className={`field-class field-class--${fieldClass(field)}`}>
            {t(kind === "moved" ? "review.differences.order" : `review.differences.${fieldClass(field)}`)}
          </span>
        </>
      ),
      kind: kind === "moved" ? ("changed" as const) : kind,
      before:
        kind === "added"
          ? null
          : kind === "moved"
            ? place(difference.before)
            : valueWords(t, locale, before, field, difference.before),
      after:
        kind === "removed"
          ? null
          : kind === "moved"
            ? place(difference.after)
            : valueWords(t, locale, after, field, difference.after),
    };
  });
  return <DifferenceRows caption={caption} differences={rows} words={words} />;
}
