import { useMemo } from "react";
import type { CardListWords } from "../../ui/card-list-parts.ts";
import { useWords } from "../../ui/words.tsx";

export function useCardWords(): CardListWords {
  const t = useWords();
  return useMemo(
    () => ({
      moveUp: (title) => t("interview.card.up", { title }),
      moveDown: (title) => t("interview.card.down", { title }),
      remove: (title) => t("interview.card.remove", { title }),
      moved: (title, place, of) => t("interview.card.moved", { title, place, of }),
      removed: (title) => t("interview.card.removed", { title }),
    }),
    [t],
  );
}
