import type { ReactNode } from "react";

export type ListedCard = {
  id: string;
  /** Plain words: they are also spoken in the labels of the buttons. */
  title: string;
  status?: ReactNode | undefined;
  body: ReactNode;
};

export type CardListWords = {
  moveUp: (title: string) => string;
  moveDown: (title: string) => string;
  remove: (title: string) => string;
  moved: (title: string, place: number, of: number) => string;
  removed: (title: string) => string;
};
