import { type ReactNode, useEffect, useRef } from "react";

type InViewProps = {
  /** What it is about: another one is brought before one's eyes as well. */
  of: unknown;
  children: ReactNode;
};

/** What has just happened, brought before one's eyes: in a long dialog it would come to lie below the edge. */
export function InView({ of, children }: InViewProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (of !== null) box.current?.scrollIntoView?.({ block: "center" });
  }, [of]);
  return <div ref={box}>{children}</div>;
}
