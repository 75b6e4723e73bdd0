import { Fragment } from "react";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { type FormItem, filledText, nationalForm, textParts } from "../../domain/coe/form.ts";
import { itemsInSpanish } from "../../domain/coe/reading-aid.ts";
import type { Determination } from "../../domain/eligibility/determination.ts";
import { type Blank, type ItemEntry, isBox, itemEntries, sharedItems } from "../../domain/story/item-entries.ts";
import { Card } from "../../ui/card.tsx";
import { TickBox } from "../../ui/tick-box.tsx";
import { formatDay, type Locale, useLocale, useWords } from "../../ui/words.tsx";
import { OfficialTitle } from "./official-title.tsx";

const { items } = nationalForm.qualifyingMovesAndWork;

/** The Qualifying Moves & Work Section whole and unaltered, filled in from the pair of moves that was found. */
export function FormMoves({ answers, determination }: { answers: CoeAnswers; determination: Determination }) {
  return sharedItems(determination.children).map(({ childIds, pair }) => {
    const entries = itemEntries(answers, pair);
    return (
      <Card key={childIds.join()} title={<OfficialTitle section="qualifyingMovesAndWork" />}>
        <div className="coe-view__items">
          {items.map((item) => (
            <Item entry={entries[item.item] ?? nothing} item={item} key={item.item} />
          ))}
        </div>
      </Card>
    );
  });
}

const nothing: ItemEntry = { blanks: {}, ticked: null, field: null };

const wordsOf = (blank: Blank | undefined, locale: Locale): string =>
  (blank?.day ? formatDay(blank.day, locale) : blank?.text) || "-";

function Item({ item, entry }: { item: FormItem; entry: ItemEntry }) {
  const locale = useLocale();
  const aid = locale === "es" ? itemsInSpanish[item.item] : undefined;
  const values = Object.fromEntries(
    Object.entries(entry.blanks).map(([name, blank]) => [name, wordsOf(blank, locale)]),
  );
  let at = 0;
  return (
    <div className={`coe-view__item coe-view__item--${item.item.length > 1 ? "inner" : "outer"}`}>
      <p lang="en">
        {item.item.endsWith("*") ? "" : <strong>{item.item}. </strong>}
        {isBox(item.item) ? <Box ticked={entry.ticked === 0} /> : null}
        {textParts(item.text ?? "").map((part) => {
          at += 1;
          if (typeof part === "string") return <Fragment key={at}>{part}</Fragment>;
          return <b key={at}>{wordsOf(entry.blanks[part.blank], "en")}</b>;
        })}
        {item.choices?.map((choice, place) => (
          <Fragment key={choice}>
            {" "}
            <span className="coe-view__choice">
              <Box ticked={entry.ticked === place} />
              {choice}
            </span>
          </Fragment>
        ))}
      </p>
      {aid ? (
        <p className="reading-aid" lang="es">
          {filledText(aid.text ?? "", values)} {aid.choices?.join(" ")}
        </p>
      ) : null}
    </div>
  );
}

/** A box of the form; what is ticked is also said in words. */
function Box({ ticked }: { ticked: boolean }) {
  const t = useWords();
  const locale = useLocale();
  return (
    <span>
      <TickBox ticked={ticked} />{" "}
      <span className="screen-reader-only" lang={locale}>
        {t(ticked ? "coe-view.ticked" : "coe-view.not-ticked")}{" "}
      </span>
    </span>
  );
}
