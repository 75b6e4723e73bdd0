import type { ReactNode } from "react";
import { elementLabels, type RequiredElement } from "../../domain/coe/element-labels.ts";
import { formItem, textParts } from "../../domain/coe/form.ts";
import { blanksInSpanish, itemsInSpanish } from "../../domain/coe/reading-aid.ts";
import { useLocale, useWords } from "../../ui/words.tsx";

/** The label that the instructions forbid to change, small beside the plain question. English is the record. */
export const officialElement = (element: RequiredElement): string => elementLabels[element].en;

/** The form's own label, where the plain question does not begin with the very same words already ("City or town"). */
export function unlessSaid(official: ReactNode, label: ReactNode): ReactNode {
  if (typeof official !== "string" || typeof label !== "string") return official;
  const isSaid = `${label} `.toLowerCase().replace(",", " ").startsWith(`${official.toLowerCase()} `);
  return isSaid ? undefined : official;
}

/** An item of the Qualifying Moves & Work Section as it is printed, for a Spanish reader with our reading aid behind it. */
export function OfficialItem({ item }: { item: string }) {
  const t = useWords();
  const locale = useLocale();
  const official = formItem(item);
  const wordsUnder = (name: string) => official.blanks?.[name] ?? name;
  const aid = itemsInSpanish[item];
  return (
    <>
      {item.endsWith("*") ? "" : `${item}. `}
      {inPrint(official.text, wordsUnder)} {choicesInPrint(official.choices)}
      {locale === "es" && aid ? (
        <span className="reading-aid" lang="es">
          {t("interview.reading-aid")}{" "}
          {inPrint(aid.text, (name) => blanksInSpanish[wordsUnder(name)] ?? wordsUnder(name))}{" "}
          {choicesInPrint(aid.choices)}
        </span>
      ) : null}
    </>
  );
}

const inPrint = (text: string | undefined, wordsUnder: (name: string) => string): string =>
  textParts(text ?? "")
    .map((part) => (typeof part === "string" ? part : `[${wordsUnder(part.blank)}]`))
    .join("");

/** A box before each choice, as the form has it; it stays in one piece and with its choice. */
const choicesInPrint = (choices: readonly string[] | undefined): string =>
  (choices ?? []).map((choice) => `(\u00a0)\u00a0${choice}`).join(" ");
