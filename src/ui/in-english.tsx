import type { ReactNode } from "react";
import { type Speak, useWords, Words } from "./words.tsx";

/** Words that are written down in English, whatever language the reader has: the record is English. */
export function InEnglish({ children }: { children: (english: Speak) => ReactNode }) {
  return (
    <Words locale="en">
      <Speaking>{children}</Speaking>
    </Words>
  );
}

const Speaking = ({ children }: { children: (english: Speak) => ReactNode }) => children(useWords());
