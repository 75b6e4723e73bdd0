import { memo, useMemo } from "react";
import { addMove, removeMove, sortMovesNewestFirst } from "../../domain/coe/move-list.ts";
import { Button } from "../../ui/button.tsx";
import { CardFrame } from "../../ui/card-frame.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useWords } from "../../ui/words.tsx";
import { CardForm } from "./card-form.tsx";
import { movePart } from "./card-parts.ts";
import { useCardWords } from "./card-words.ts";
import { useCardsDrawn } from "./cards-drawn.ts";
import { splitIds } from "./children-section.tsx";
import { goToField } from "./go-to-field.ts";
import { useAnswers, useInterview } from "./interview-context.ts";
import { addNewerMove } from "./interview-edits.ts";
import { MoveQuestions, useMoveTitle } from "./move-questions.tsx";
import { WorkOfMove } from "./work-of-move.tsx";

/** The family's moves of three years, newest first; nobody moves them by hand. The engine finds the two that stand in items 1 and 4. */
export function MovesSection() {
  const t = useWords();
  const { session, world } = useInterview();
  const ids = splitIds(useAnswers((answers) => answers.qualifyingMoves.moves.map((move) => move.id).join(" ")));
  const drawn = useCardsDrawn(ids);
  const outOfOrder = useAnswers((answers) => sortMovesNewestFirst(answers) !== answers);
  const add = (where: "newer" | "older") => {
    const id = world.newId();
    session.change((answers) => (where === "newer" ? addNewerMove(answers, id) : addMove(answers, id)));
    goToField(`qualifyingMoves.moves.${id}.date`);
  };
  if (ids.length === 0) {
    return (
      <div className="stack" id="qualifyingMoves.moves">
        <EmptyState icon="location-on" title={t("interview.move.empty")} />
        <Button icon="add" onClick={() => add("older")}>
          {t("interview.move.add-first")}
        </Button>
      </div>
    );
  }
  return (
    <div className="stack" id="qualifyingMoves.moves">
      <div className="button-row">
        <Button icon="add" onClick={() => add("newer")} variant="secondary">
          {t("interview.move.add-newer")}
        </Button>
        {outOfOrder ? (
          <Button icon="autorenew" onClick={() => session.change(sortMovesNewestFirst)} variant="secondary">
            {t("interview.move.sort")}
          </Button>
        ) : null}
      </div>
      <div className="stack" id="qualifyingMoves.work">
        {drawn.map((id, place) => (
          <MoveCard id={id} key={id} place={place} />
        ))}
      </div>
      <Button icon="add" onClick={() => add("older")} variant="secondary">
        {t("interview.move.add-older")}
      </Button>
    </div>
  );
}

const MoveCard = memo(function MoveCard({ id, place }: { id: string; place: number }) {
  const { session, announce } = useInterview();
  const part = useMemo(() => movePart(id), [id]);
  const words = useCardWords();
  const title = useMoveTitle(id, place);
  const body = useMemo(
    () => (
      <>
        <MoveQuestions moveId={id} />
        <WorkOfMove moveId={id} />
      </>
    ),
    [id],
  );
  const path = `qualifyingMoves.moves.${id}`;
  const remove = () => {
    const before = session.answers().qualifyingMoves;
    session.change((answers) => removeMove(answers, id));
    announce({
      text: words.removed(title),
      undo: () =>
        session.change((answers) => ({
          ...answers,
          qualifyingMoves: { ...answers.qualifyingMoves, moves: before.moves, work: before.work },
        })),
    });
  };
  return (
    <CardForm part={part} path={path}>
      <CardFrame card={{ id: path, title, body }} onRemove={remove} words={words} />
    </CardForm>
  );
});
