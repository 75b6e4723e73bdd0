import { dateOf } from "../../domain/coe/answer.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { workAfter } from "../../domain/coe/move-list.ts";
import { formatDay, useLocale, useWords } from "../../ui/words.tsx";
import { FieldLink } from "./field-link.tsx";
import { useSettledAnswers } from "./interview-context.ts";

interface WorkLine {
  readonly moveId: string;
  readonly day: string | null;
  readonly city: string;
  readonly description: string;
}

const linesOf = ({ qualifyingMoves, ...others }: CoeAnswers, workerId: string): readonly WorkLine[] =>
  qualifyingMoves.moves
    .filter((move) => move.workerIds.includes(workerId))
    .map((move) => ({
      moveId: move.id,
      day: dateOf(move.date),
      city: move.to.city.trim(),
      description: workAfter({ qualifyingMoves, ...others }, workerId, move.id)?.description.trim() ?? "",
    }));

/** The work is told with the move it followed; here it is found again. */
export function WorkOfWorker({ workerId }: { workerId: string }) {
  const t = useWords();
  const locale = useLocale();
  const lines = JSON.parse(
    useSettledAnswers((answers) => JSON.stringify(linesOf(answers, workerId))),
  ) as readonly WorkLine[];
  if (lines.length === 0) return <p className="field__hint">{t("interview.worker.no-moves")}</p>;
  return (
    <ul className="plain-list">
      {lines.map((line) => (
        <li key={line.moveId}>
          <FieldLink field={`qualifyingMoves.moves.${line.moveId}.workerIds`}>
            {t("interview.worker.after-move", {
              city: line.city || "…",
              day: line.day ? formatDay(line.day, locale) : "…",
            })}
          </FieldLink>{" "}
          {line.description || t("interview.worker.no-work-yet")}
        </li>
      ))}
    </ul>
  );
}
