import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useWords } from "../../ui/words.tsx";
import { clearedBy, clearWords, isOnlySearched, type QueueFilter } from "./queue-filter.ts";

type EmptyQueueProps = { filter: QueueFilter; onChange: (part: Partial<QueueFilter>) => void };

/** Why no row is shown where nothing narrows the queue, and where the next one may be. */
export function EmptyQueue({ filter, onChange }: EmptyQueueProps) {
  const t = useWords();
  if (filter.stage !== "received") {
    return (
      <EmptyState icon="eco" title={t("review.queue.empty")}>
        <p>{t("review.queue.empty-words")}</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      actions={<Button onClick={() => onChange({ stage: "in-review" })}>{t("review.queue.show-in-review")}</Button>}
      icon="check-circle"
      title={t("review.queue.done")}
    >
      <p>{t("review.queue.done-words")}</p>
    </EmptyState>
  );
}

/** Nothing fits what was asked for. Whoever looks for a family seldom knows at which stage it stands. */
export function NoneFound({ filter, onChange }: EmptyQueueProps) {
  const t = useWords();
  const everywhere = filter.stage === "all";
  const what = isOnlySearched(filter) ? "search" : "filters";
  return (
    <EmptyState
      actions={
        <>
          {everywhere ? null : (
            <Button onClick={() => onChange({ stage: "all" })}>{t("review.queue.all-stages")}</Button>
          )}
          <Button onClick={() => onChange(clearedBy(filter))} variant={everywhere ? "primary" : "secondary"}>
            {t(clearWords(filter))}
          </Button>
        </>
      }
      icon="search"
      title={t(`review.queue.none-found.${what}`, { search: filter.search.trim() })}
    >
      <p>{t(`review.queue.none-found.${what}-words${everywhere ? ".everywhere" : ""}`)}</p>
    </EmptyState>
  );
}
