import { QueryClientProvider } from "@tanstack/react-query";
import type { ComponentProps } from "react";
import { clientFor } from "../features/review/desk-queries.ts";
import { QueueScreen } from "../features/review/queue-screen.tsx";

/** The desk asks the office's questions; only here is there a memory of their answers, and it may be forgotten at any time. */
export function DeskQueue(props: ComponentProps<typeof QueueScreen>) {
  return (
    <QueryClientProvider client={clientFor(props.world)}>
      <QueueScreen {...props} />
    </QueryClientProvider>
  );
}
