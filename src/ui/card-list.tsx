import { useEffect, useRef, useState } from "react";
import { CardFrame, cardTitleId } from "./card-frame.tsx";
import type { CardListWords, ListedCard } from "./card-list-parts.ts";
import { UndoToast } from "./undo-toast.tsx";

type CardListProps = {
  label: string;
  cards: readonly ListedCard[];
  words: CardListWords;
  onMove: (id: string, toIndex: number) => void;
  /** Takes the card away and answers how to bring it back. Absent where nothing may be removed. */
  onRemove?: ((id: string) => () => void) | undefined;
};

type Removed = { id: string; title: string; undo: () => void };

/** Cards to be filled in, put in order and taken away; the focus stays with the card that was moved or brought back. */
export function CardList({ label, cards, words, onMove, onRemove }: CardListProps) {
  const [removed, setRemoved] = useState<Removed>();
  const [spoken, setSpoken] = useState("");
  const broughtBack = useRef<string>(undefined);

  useEffect(() => {
    const id = broughtBack.current;
    if (id === undefined || !cards.some((card) => card.id === id)) return;
    broughtBack.current = undefined;
    document.getElementById(cardTitleId(id))?.focus();
  }, [cards]);

  const move = (card: ListedCard, toIndex: number) => {
    if (toIndex < 0 || toIndex >= cards.length) return;
    onMove(card.id, toIndex);
    setSpoken(words.moved(card.title, toIndex + 1, cards.length));
  };
  const remove =
    onRemove && ((card: ListedCard) => setRemoved({ id: card.id, title: card.title, undo: onRemove(card.id) }));

  return (
    <div className="card-list">
      <ol aria-label={label} className="card-list__cards">
        {cards.map((card, index) => (
          <li key={card.id}>
            <CardFrame
              card={card}
              first={index === 0}
              last={index === cards.length - 1}
              onMoveDown={() => move(card, index + 1)}
              onMoveUp={() => move(card, index - 1)}
              onRemove={remove && (() => remove(card))}
              words={words}
            />
          </li>
        ))}
      </ol>
      <p className="screen-reader-only" role="status">
        {spoken}
      </p>
      {removed ? (
        <UndoToast
          dismissLabel={words.dismiss}
          key={removed.id}
          onDismiss={() => setRemoved(undefined)}
          onUndo={() => {
            broughtBack.current = removed.id;
            removed.undo();
            setRemoved(undefined);
          }}
          text={words.removed(removed.title)}
          undoLabel={words.undo}
        />
      ) : null}
    </div>
  );
}
