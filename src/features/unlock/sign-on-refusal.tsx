import { type SignOnRefusal, signOnRefusals } from "../../domain/protocol/identity.ts";
import { Alert } from "../../ui/alert.tsx";
import { useWords } from "../../ui/words.tsx";

const word = "sign-on";

/** Why the State's own sign-on has sent them back, as the address tells it. */
export function refusedThere({ search }: Pick<Location, "search">): SignOnRefusal | null {
  const told = new URLSearchParams(search).get(word);
  if (told === null) return null;
  return signOnRefusals.find((one) => one === told) ?? "refused";
}

/** Read once, it goes: a reload, a bookmark or the tab's history must not tell it of somebody else. */
export function forgetRefusal({ pathname, search, hash }: Location): void {
  if (new URLSearchParams(search).has(word)) history.replaceState(history.state, "", pathname + hash);
}

/** Nothing was their mistake where they chose it themselves. */
const tones = { cancelled: "told", nobody: "bad", over: "caution", "not-reached": "caution", refused: "bad" } as const;

export function SignOnRefusalAlert({ why }: { why: SignOnRefusal }) {
  const t = useWords();
  return (
    <Alert live="alert" title={t(`sign-in.sign-on.${why}.title`)} tone={tones[why]}>
      <p>{t(`sign-in.sign-on.${why}`)}</p>
    </Alert>
  );
}
