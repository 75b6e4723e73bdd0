import { type ReactNode, useState } from "react";
import { Disclosure } from "../../ui/disclosure.tsx";

/** Questions that matter to few families, kept one tap away. Open from the start where something is answered. */
export function MoreQuestions({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  const [isOpen, setOpen] = useState(open);
  return (
    <Disclosure onToggle={setOpen} open={isOpen} summary={title}>
      <div className="stack">{children}</div>
    </Disclosure>
  );
}
