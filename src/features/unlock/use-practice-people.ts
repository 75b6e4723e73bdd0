import { useCallback, useEffect, useState } from "react";
import { type Person, practicePeopleSchema } from "../../domain/protocol/person.ts";
import { officeGet } from "../../sync/office.ts";

export type PracticePeople =
  | { readonly kind: "asking" }
  | { readonly kind: "people"; readonly people: readonly Person[] }
  | { readonly kind: "not-practice" }
  | { readonly kind: "not-reached" };

/** Who can be entered as with one click. Only a practice server answers with people. */
export function usePracticePeople(): readonly [PracticePeople, () => void] {
  const [answer, setAnswer] = useState<PracticePeople>({ kind: "asking" });
  const ask = useCallback(async () => {
    setAnswer({ kind: "asking" });
    const asked = await officeGet("/v1/practice/people", practicePeopleSchema);
    if (asked.ok) setAnswer({ kind: "people", people: asked.value.people });
    else setAnswer({ kind: asked.error.code === "refused" ? "not-practice" : "not-reached" });
  }, []);
  useEffect(() => {
    void ask();
    const again = () => void ask();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [ask]);
  return [answer, () => void ask()];
}
