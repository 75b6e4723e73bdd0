import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { Timeline } from "../../ui/timeline.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { useSheet } from "./sheet-context.ts";

/** Whose COE it is now, how it came to them, and the way to give it to somebody else. A server that does not say is not asked to. */
export function WhoHasIt({ onHandOver }: { onHandOver: (() => void) | null }) {
  const t = useWords();
  const locale = useLocale();
  const { record } = useSheet();
  if (record.recruiter === undefined) return null;
  const entries = (record.handovers ?? []).toReversed().map((made) => ({
    id: made.handoverId,
    tone: "told" as const,
    icon: "person" as const,
    title: t("review.handover.made", { from: made.from.name, to: made.to.name }),
    when: { words: momentWords(made.at, locale), dateTime: made.at },
    who: made.by.name,
    detail: <p className="as-written">{made.reason}</p>,
  }));
  return (
    <Card title={t("review.handover.title")}>
      <p>{t("review.handover.now", { name: record.recruiter.name })}</p>
      {entries.length > 0 ? <Timeline entries={entries} label={t("review.handover.history")} /> : null}
      {onHandOver ? (
        <Button icon="person" onClick={onHandOver} variant="secondary">
          {t("review.handover.open")}
        </Button>
      ) : null}
    </Card>
  );
}
