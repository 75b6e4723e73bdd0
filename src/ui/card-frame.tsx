import type { CardListWords, ListedCard } from "./card-list-parts.ts";
import { IconButton } from "./icon-button.tsx";

type Moving = {
  first: boolean;
  last: boolean;
  onMoveUp: () => void;
  onMoveDown: () => void;
};

type CardFrameProps = {
  card: ListedCard;
  words: CardListWords;
  /** Absent where nobody moves cards by hand. */
  moving?: Moving;
  onRemove: (() => void) | undefined;
};

/** One card of a list. Its buttons at the ends stay focusable: a disabled one would drop the focus of who moves a card. */
export function CardFrame({ card, words, moving, onRemove }: CardFrameProps) {
  const titleId = `${card.id}-title`;
  return (
    <fieldset aria-labelledby={titleId} className="card card--raised card--listed" id={card.id}>
      <div className="card__head">
        <h3 className="card__title" id={titleId} tabIndex={-1}>
          {card.title}
        </h3>
        {card.status}
        <div className="card__tools">
          {moving === undefined || (moving.first && moving.last) ? null : (
            <>
              <IconButton
                aria-disabled={moving.first}
                icon="arrow-upward"
                label={words.moveUp(card.title)}
                onClick={moving.onMoveUp}
              />
              <IconButton
                aria-disabled={moving.last}
                icon="arrow-downward"
                label={words.moveDown(card.title)}
                onClick={moving.onMoveDown}
              />
            </>
          )}
          {onRemove ? <IconButton icon="delete" label={words.remove(card.title)} onClick={onRemove} /> : null}
        </div>
      </div>
      {card.body}
    </fieldset>
  );
}
