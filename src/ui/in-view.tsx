import { type ReactNode, useEffect, useRef } from "react";

/** What has just happened, brought before one's eyes: in a long dialog it would come to lie below the edge. */
export function InView({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.scrollIntoView?.({ block: "center" });
  }, []);
  return <div ref={box}>{children}</div>;
}
