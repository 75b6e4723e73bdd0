import { useState } from "react";
import { useRoute } from "wouter";

/** The COE whose review was open last: coming back to the queue, its row has the focus again. */
export function useLastReviewed(): string | null {
  const [isReview, params] = useRoute("/desk/:coeId");
  const [last, setLast] = useState<string | null>(null);
  const opened = isReview ? params.coeId : null;
  if (opened !== null && opened !== last) setLast(opened);
  return last;
}
