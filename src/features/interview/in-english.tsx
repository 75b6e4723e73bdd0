import type { ReactNode } from "react";
import { type Speak, useWords, Words } from "../../ui/words.tsx";

/** The record is English: what a tap writes into a comment is English, whatever language the reader has. */
export function InEnglish({ children }: { children: (english: Speak) => ReactNode }) {
  return (
    <Words locale="en">
      <Speaking>{children}</Speaking>
    </Words>
  );
}

const Speaking = ({ children }: { children: (english: Speak) => ReactNode }) => children(useWords());
