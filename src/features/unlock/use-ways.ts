import { useCallback, useEffect, useState } from "react";
import { type SignInWays, signInWaysSchema } from "../../domain/protocol/identity.ts";
import { type Person, practicePeopleSchema } from "../../domain/protocol/person.ts";
import { officeGet } from "../../sync/office.ts";

export type Ways =
  | { readonly kind: "asking" }
  | { readonly kind: "practice"; readonly people: readonly Person[] }
  | { readonly kind: "first-run" }
  | { readonly kind: "state"; readonly passkeys: boolean; readonly singleSignOn: string | null }
  | { readonly kind: "not-reached" };

/** Only a practice server says who can be entered as with one click. */
async function practiceWays(): Promise<Ways> {
  const asked = await officeGet("/v1/practice/people", practicePeopleSchema);
  return asked.ok ? { kind: "practice", people: asked.value.people } : { kind: "not-reached" };
}

function waysOf(told: SignInWays): Ways | Promise<Ways> {
  if (told.practice) return practiceWays();
  if (told.firstRun) return { kind: "first-run" };
  return { kind: "state", passkeys: told.passkeys, singleSignOn: told.singleSignOn?.label ?? null };
}

/** Which ways lead in here; asked again when the network comes back. */
export function useWays(): readonly [Ways, () => void] {
  const [ways, setWays] = useState<Ways>({ kind: "asking" });
  const ask = useCallback(async () => {
    setWays({ kind: "asking" });
    const asked = await officeGet("/v1/sign-in", signInWaysSchema);
    setWays(asked.ok ? await waysOf(asked.value) : { kind: "not-reached" });
  }, []);
  const missing = ways.kind === "not-reached";
  useEffect(() => void ask(), [ask]);
  useEffect(() => {
    if (!missing) return;
    const again = () => void ask();
    window.addEventListener("online", again);
    return () => window.removeEventListener("online", again);
  }, [ask, missing]);
  return [ways, () => void ask()];
}
