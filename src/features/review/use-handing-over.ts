import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { HandoverRequest } from "../../domain/protocol/handover.ts";
import type { World } from "../../storage/world.ts";
import type { OfficeProblem } from "../../sync/office-refusal.ts";
import { queueKey, recordKey } from "./desk-queries.ts";
import { postHandover } from "./office-calls.ts";
import { useSheet } from "./sheet-context.ts";

/** Hands the COE over under one name until an answer comes: the same name twice is one hand-over (P4). */
export function useHandingOver(world: Pick<World, "newId">, onDone: () => void) {
  const client = useQueryClient();
  const { record } = useSheet();
  const name = useRef<{ readonly id: string; readonly words: string } | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<OfficeProblem | null>(null);

  async function handOver(asked: Omit<HandoverRequest, "handoverId">): Promise<void> {
    const words = JSON.stringify(asked);
    // Another choice is another hand-over; the same one again, after no answer, is still the first.
    if (name.current?.words !== words) name.current = { id: world.newId(), words };
    setBusy(true);
    const handoverId = name.current.id as HandoverRequest["handoverId"];
    const answer = await postHandover(record.coeId, { ...asked, handoverId });
    setBusy(false);
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok || answer.error.code === "refused") {
      void client.invalidateQueries({ queryKey: queueKey });
      void client.invalidateQueries({ queryKey: recordKey(record.coeId) });
    }
    if (answer.ok) onDone();
  }

  return { handOver: (asked: Omit<HandoverRequest, "handoverId">) => void handOver(asked), busy, problem };
}
