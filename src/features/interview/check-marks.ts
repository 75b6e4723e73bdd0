import { useSyncExternalStore } from "react";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import { useWords } from "../../ui/words.tsx";
import { useInterview } from "./interview-context.ts";
import { useReturnedAt } from "./returned-comments.tsx";

/**
 * What is open at this field: what the State asked about it, and, once the recruiter asked for a check, what the form still needs.
 * Before that nothing is called wrong while it is being told.
 */
export function useFieldProblem(field: FieldPath): string | undefined {
  const asked = useReturnedAt(field);
  const open = useOpenAt(field);
  return asked && open ? `${asked} ${open}` : (asked ?? open);
}

function useOpenAt(field: FieldPath): string | undefined {
  const t = useWords();
  const { watch } = useInterview();
  const key = useSyncExternalStore(watch.subscribe, () => {
    const problem = watch.problemAt(field);
    return problem ? JSON.stringify([problem.message, problem.values]) : "";
  });
  if (key === "") return undefined;
  const [message, values] = JSON.parse(key) as [string, Record<string, string | number>];
  return t(message, values);
}
