import type { Rescue } from "../../domain/protocol/rescue.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { useWords } from "../../ui/words.tsx";
import { countOf, keptWords } from "./rescue-words.ts";

const told = ["recovered", "taken", "held", "empty"] as const;

/** What became of each piece; what could not be opened stands by its number, with the reason. */
export function RescueOutcome({ rescue }: { rescue: Rescue }) {
  const t = useWords();
  const kept = rescue.outcome?.items.filter(({ fate }) => fate === "kept") ?? [];
  return (
    <>
      <ul className="rescue-outcome">
        {told
          .filter((fate) => countOf(rescue, fate) > 0)
          .map((fate) => (
            <li key={fate}>{t(`administration.rescue.fate.${fate}`, { count: countOf(rescue, fate) })}</li>
          ))}
      </ul>
      {kept.length > 0 ? (
        <Disclosure open summary={t("administration.rescue.fate.kept", { count: kept.length })}>
          <ul className="rescue-outcome">
            {kept.map(({ place, table, problem }) => (
              <li key={place}>
                {t("administration.rescue.kept", {
                  place,
                  what: t(`administration.rescue.piece.${table ?? "unknown"}`),
                  why: keptWords(t, problem),
                })}
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </>
  );
}
