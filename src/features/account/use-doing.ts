import { useRef, useState } from "react";
import type { Result } from "../../domain/base/result.ts";
import { type OfficeRefusal, refusalOf } from "../../sync/office-refusal.ts";

type Problem = Parameters<typeof refusalOf>[0] | OfficeRefusal;

interface Doing {
  readonly busy: boolean;
  readonly refusal: OfficeRefusal | null;
  /** What came of it; null where it was refused, or is being done already. */
  run<T>(deed: () => Promise<Result<T, Problem>>): Promise<T | null>;
}

const isRefusal = (problem: Problem): problem is OfficeRefusal => "why" in problem;

/** One question to the server at a time, and what it refused. */
export function useDoing(): Doing {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<OfficeRefusal | null>(null);
  const running = useRef(false);
  return {
    busy,
    refusal,
    async run(deed) {
      if (running.current) return null;
      running.current = true;
      setBusy(true);
      setRefusal(null);
      const done = await deed();
      running.current = false;
      setBusy(false);
      if (done.ok) return done.value;
      setRefusal(isRefusal(done.error) ? done.error : refusalOf(done.error));
      return null;
    },
  };
}
