import { Button } from "../../ui/button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { Timeline } from "../../ui/timeline.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { useSheet } from "./sheet-context.ts";
import { type Version, versionNumber } from "./version-choice.ts";

/** Every version that the State holds, with its receipt: when, under which number, and whether anything is missing. */
export function VersionsList({ shown, onChoose }: { shown: Version; onChoose: (revisionId: string) => void }) {
  const t = useWords();
  const locale = useLocale();
  const { record } = useSheet();
  const reasons = ["checkpoint", "handover", "signing", "correction", "reconciliation", "recovered"];
  const entries = record.revisions.toReversed().map((version) => {
    const { receipt } = version;
    const isShown = version.revisionId === shown.revisionId;
    return {
      id: version.revisionId,
      tone: receipt.standing === "set-aside" ? ("bad" as const) : ("told" as const),
      icon: version.stage === "signed" ? ("check" as const) : ("edit" as const),
      title: t("review.version.title", {
        number: versionNumber(record, version.revisionId),
        reason: t(`review.version.reason.${reasons.includes(version.reason) ? version.reason : "other"}`),
      }),
      when: { words: momentWords(receipt.receivedAt, locale), dateTime: receipt.receivedAt },
      who: version.author.name,
      current: isShown,
      detail: (
        <>
          <p className="receipt">
            {t("review.version.receipt", { seq: receipt.seq })} <code>{receipt.id.slice(0, 12)}</code>
            {receipt.awaiting.length > 0 ? ` · ${t("review.awaiting", { count: receipt.awaiting.length })}` : null}
            {receipt.standing === "set-aside" ? ` · ${t("review.mark.set-aside")}` : null}
            {record.heads.includes(version.revisionId) && record.heads.length > 1
              ? ` · ${t("review.mark.forked")}`
              : null}
            {version.fromLostTablet ? ` · ${t("review.version.from-lost-tablet")}` : null}
          </p>
          {isShown ? (
            <p>{t("review.version.shown")}</p>
          ) : (
            <Button onClick={() => onChoose(version.revisionId)} size="dense" variant="secondary">
              {t("review.version.show", { number: versionNumber(record, version.revisionId) })}
            </Button>
          )}
        </>
      ),
    };
  });
  return <Timeline entries={entries} label={t("review.part.versions", { count: entries.length })} />;
}
