import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { World } from "../../storage/world.ts";
import { CoeScreen } from "./coe-screen.tsx";
import { clientFor } from "./desk-queries.ts";
import { QueueScreen } from "./queue-screen.tsx";
import "./review.scss";

type ReviewDeskScreenProps = {
  world: World;
  /** Without it the queue. */
  coeId: string | undefined;
  go: (path: string, how?: { replace?: boolean }) => void;
};

/** The review desk: the queue, and one COE of it. It works with a network only. */
export function ReviewDeskScreen({ world, coeId, go }: ReviewDeskScreenProps) {
  const from = useRef<string | null>(null);
  useEffect(() => {
    if (coeId !== undefined) from.current = coeId;
  }, [coeId]);
  return (
    <QueryClientProvider client={clientFor(world)}>
      {coeId === undefined ? (
        <QueueScreen from={from.current} go={go} world={world} />
      ) : (
        <CoeScreen coeId={coeId} go={go} key={coeId} world={world} />
      )}
    </QueryClientProvider>
  );
}
