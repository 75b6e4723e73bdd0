import { memo, useMemo } from "react";
import { addChild, removeChild, reorderChild, restoreChild } from "../../domain/coe/child-list.ts";
import { fullNameOf } from "../../domain/coe/full-name.ts";
import { Button } from "../../ui/button.tsx";
import { CardFrame } from "../../ui/card-frame.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useWords } from "../../ui/words.tsx";
import { CardForm } from "./card-form.tsx";
import { childPart } from "./card-parts.ts";
import { useCardWords } from "./card-words.ts";
import { useCardsDrawn } from "./cards-drawn.ts";
import { ChildQuestions } from "./child-questions.tsx";
import { goToField } from "./go-to-field.ts";
import { useAnswers, useInterview, useSettledAnswers } from "./interview-context.ts";

/** Ids in order as one text, so that typing in a card does not draw the list again. */
export const splitIds = (ids: string): readonly string[] => (ids === "" ? [] : ids.split(" "));

export function ChildrenSection() {
  const t = useWords();
  const { session, world } = useInterview();
  const ids = splitIds(useAnswers((answers) => answers.childData.children.map((child) => child.id).join(" ")));
  const drawn = useCardsDrawn(ids);
  const add = () => {
    const id = world.newId();
    session.change((answers) => addChild(answers, id));
    goToField(`childData.children.${id}.firstName`);
  };
  return (
    <div className="stack" id="childData.children">
      {ids.length === 0 ? <EmptyState icon="people" title={t("interview.child.empty")} /> : null}
      {drawn.map((id, place) => (
        <ChildCard count={ids.length} id={id} key={id} place={place} />
      ))}
      <Button icon="add" onClick={add} variant={ids.length === 0 ? "primary" : "secondary"}>
        {t(ids.length === 0 ? "interview.child.add-first" : "interview.child.add")}
      </Button>
    </div>
  );
}

function useChildTitle(id: string, place: number): string {
  const t = useWords();
  const name = useSettledAnswers((answers) => {
    const child = answers.childData.children.find((entry) => entry.id === id);
    return child ? fullNameOf(child) : "";
  });
  const number = t("interview.child.number", { number: place + 1 });
  return name === "" ? number : `${number} · ${name}`;
}

const ChildCard = memo(function ChildCard({ id, place, count }: { id: string; place: number; count: number }) {
  const t = useWords();
  const words = useCardWords();
  const { session, announce } = useInterview();
  const part = useMemo(() => childPart(id), [id]);
  const title = useChildTitle(id, place);
  const body = useMemo(() => <ChildQuestions />, []);
  const path = `childData.children.${id}`;
  const move = (to: number) => {
    if (to < 0 || to >= count) return;
    session.change((answers) => reorderChild(answers, id, to));
    announce({ text: words.moved(title, to + 1, count) });
  };
  const remove = () => {
    const before = session.answers();
    session.change((answers) => removeChild(answers, id));
    announce({
      text: t("interview.child.removed", { name: title }),
      undo: () => {
        session.change((answers) => restoreChild(answers, before, id));
        goToField(`${path}.firstName`);
      },
    });
  };
  return (
    <CardForm part={part} path={path}>
      <CardFrame
        card={{ id: path, title, body }}
        moving={{
          first: place === 0,
          last: place === count - 1,
          onMoveUp: () => move(place - 1),
          onMoveDown: () => move(place + 1),
        }}
        onRemove={remove}
        words={words}
      />
    </CardForm>
  );
});
