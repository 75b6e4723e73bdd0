import { dateOf, onTheForm } from "../../domain/coe/answer.ts";
import { moveField } from "../../domain/coe/field-path.ts";
import type { Move, Place } from "../../domain/coe/qualifying-moves.ts";
import type { FailedMove } from "../../domain/eligibility/determination.ts";
import { dayWords } from "../../ui/moment-words.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { FieldValue } from "./field-value.tsx";
import { WithMargin } from "./margin.tsx";
import { useSheet } from "./sheet-context.ts";
import { nameOf } from "./value-words.ts";

/** All moves that the family told, newest first: which of them items 1 and 4 use, and the rule that failed the others. */
export function OtherMoves() {
  const t = useWords();
  const { answers, determination } = useSheet();
  const { moves } = answers.qualifyingMoves;
  const failed = new Map<string, Map<string, FailedMove>>();
  for (const child of determination.children) {
    for (const failure of child.failedMoves) {
      const ofMove = failed.get(failure.moveId) ?? new Map<string, FailedMove>();
      ofMove.set(`${failure.workerId} ${failure.line.message}`, failure);
      failed.set(failure.moveId, ofMove);
    }
  }
  if (moves.length === 0) return <p>{t("review.moves.none")}</p>;
  return (
    <WithMargin place="moves">
      <ol className="moves-told">
        {moves.map((move) => (
          <li key={move.id}>
            <OneMove failed={[...(failed.get(move.id)?.values() ?? [])]} move={move} />
          </li>
        ))}
      </ol>
    </WithMargin>
  );
}

const placeWords = ({ schoolDistrict, city, state, country }: Place): string =>
  [onTheForm(schoolDistrict), city, state, country]
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== "-")
    .join(", ") || "-";

function OneMove({ move, failed }: { move: Move; failed: readonly FailedMove[] }) {
  const t = useWords();
  const locale = useLocale();
  const { answers, used } = useSheet();
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(answers, id)).join(", ") || "-";
  const item1 = used.childMoveIds.has(move.id);
  const item4 = used.workerMoveIds.has(move.id);
  const work = answers.qualifyingMoves.work.filter((entry) => entry.moveId === move.id);
  return (
    <>
      <p className="moves-told__title">
        <FieldValue field={moveField(move.id, "date")}>{dayWords(dateOf(move.date), locale)}</FieldValue>{" "}
        {t("review.moves.from-to", { from: placeWords(move.from), to: placeWords(move.to) })}
      </p>
      <p>{t("review.moves.who", { children: names(move.childIds), workers: names(move.workerIds) })}</p>
      {work.map((entry) => (
        <p key={entry.id}>
          {t("review.moves.work", {
            worker: nameOf(answers, entry.workerId),
            work: entry.description.trim() || "-",
            engagedDay: dateOf(entry.engagedDate) ? dayWords(dateOf(entry.engagedDate), locale) : "-",
          })}
        </p>
      ))}
      {item1 || item4 ? (
        <p className="moves-told__used">
          {t(item1 && item4 ? "review.moves.item-1-4" : item1 ? "review.moves.item-1" : "review.moves.item-4")}
        </p>
      ) : null}
      {failed.map(({ line, workerId }) => (
        <p className="moves-told__failed" key={`${workerId} ${line.message}`}>
          {t("review.moves.failed", { worker: workerId === null ? "-" : nameOf(answers, workerId) })}{" "}
          {t(line.message, line.values)}{" "}
          <span className="margin-note__citation">{`${line.rule} · ${line.citation}`}</span>
        </p>
      ))}
    </>
  );
}
