import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useWords } from "../../ui/words.tsx";
import { isNarrowed, type QueueFilter, usualFilter } from "./queue-filter.ts";

type EmptyQueueProps = { filter: QueueFilter; onChange: (part: Partial<QueueFilter>) => void };

/** Why no row is shown, and where the next one may be. */
export function EmptyQueue({ filter, onChange }: EmptyQueueProps) {
  const t = useWords();
  if (isNarrowed(filter)) return <NoneFound filter={filter} onChange={onChange} />;
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

/** Whoever looks for a family seldom knows at which stage it stands. */
function NoneFound({ filter, onChange }: EmptyQueueProps) {
  const t = useWords();
  const everywhere = filter.stage === "all";
  return (
    <EmptyState
      actions={
        <>
          {everywhere ? null : (
            <Button onClick={() => onChange({ stage: "all" })}>{t("review.queue.all-stages")}</Button>
          )}
          <Button
            onClick={() => onChange({ ...usualFilter, stage: filter.stage })}
            variant={everywhere ? "primary" : "secondary"}
          >
            {t("review.filter.clear")}
          </Button>
        </>
      }
      icon="search"
      title={t("review.queue.none-found")}
    >
      <p>{t("review.queue.none-found-words")}</p>
    </EmptyState>
  );
}
