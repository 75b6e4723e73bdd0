import { type QueuePage, type QueueStage, queueStages } from "../../domain/protocol/desk.ts";
import { SegmentedChoice } from "../../ui/segmented-choice.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { useMedia } from "../../ui/use-media.ts";
import { useWords } from "../../ui/words.tsx";
import type { QueueFilter } from "./queue-filter.ts";

/** Here seven chips would stand in three rows above the first COE. */
const phone = "(max-width: 40rem)";

type QueueStagesProps = {
  filter: QueueFilter;
  /** Undefined until the first page is there. */
  page: QueuePage | undefined;
  onChange: (change: Partial<QueueFilter>) => void;
};

const stages: readonly (QueueStage | "all")[] = [...queueStages, "all"];

/** Which part of the queue is shown, each with how many COEs it holds: one press where there is room, one line where there is none. */
export function QueueStages({ filter, page, onChange }: QueueStagesProps) {
  const t = useWords();
  const isPhone = useMedia(phone);
  const choose = (stage: QueueFilter["stage"]) => onChange({ stage, order: "" });
  const choices = stages.map((value) => ({
    value,
    label: t(`review.stages.${value}`),
    count: page ? countOf(page, value) : undefined,
  }));
  if (!isPhone) {
    return (
      <SegmentedChoice choices={choices} label={t("review.filter.stage")} onChange={choose} value={filter.stage} />
    );
  }
  return (
    <SelectField
      choices={choices.map(({ value, label, count }) => ({
        value,
        label: count === undefined ? label : t("review.stages.with-count", { stage: label, count }),
      }))}
      label={t("review.filter.stage")}
      onChange={(event) => choose(stages.find((stage) => stage === event.target.value) ?? "all")}
      value={filter.stage}
      width="full"
    />
  );
}

const countOf = ({ counts }: QueuePage, stage: QueueStage | "all"): number =>
  stage === "all" ? Object.values(counts).reduce((sum, count) => sum + count, 0) : (counts[stage] ?? 0);
