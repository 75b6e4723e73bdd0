import { type ReactNode, useState } from "react";
import { Disclosure } from "../../ui/disclosure.tsx";

interface MoreQuestionsProps {
  readonly title: string;
  readonly open: boolean;
  readonly drawnLater?: boolean;
  readonly children: ReactNode;
}

/**
 * Questions that matter to few families, kept one tap away. Open from the start where something is answered. With
 * `drawnLater` they are drawn when they are first opened: with eight children they are a third of the page. That is for answers
 * that no check ever asks for, because a link to a field finds only what is drawn.
 */
export function MoreQuestions({ title, open, drawnLater = false, children }: MoreQuestionsProps) {
  const [isOpen, setOpen] = useState(open);
  const [drawn, setDrawn] = useState(open || !drawnLater);
  const toggle = (nowOpen: boolean) => {
    setOpen(nowOpen);
    if (nowOpen) setDrawn(true);
  };
  return (
    <Disclosure onToggle={toggle} open={isOpen} summary={title}>
      <div className="stack">{drawn ? children : null}</div>
    </Disclosure>
  );
}
