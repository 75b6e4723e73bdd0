import { Fragment } from "react";
import { type FormItem, filledText, nationalForm, textParts } from "../../domain/coe/form.ts";
import { itemsInSpanish } from "../../domain/coe/reading-aid.ts";
import { sectionTitlesInSpanish } from "../../domain/coe/reading-aid-statements.ts";
import {
  type Blank,
  type ItemEntry,
  isBox,
  itemEntries,
  type SharedItems,
  sharedItems,
} from "../../domain/story/item-entries.ts";
import { Alert } from "../../ui/alert.tsx";
import { classNames } from "../../ui/class-names.ts";
import { dayWords } from "../../ui/moment-words.ts";
import { TickBox } from "../../ui/tick-box.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { FieldValue } from "./field-value.tsx";
import { WithMargin } from "./margin.tsx";
import { useSheet } from "./sheet-context.ts";
import { Aid, SheetSection } from "./sheet-section.tsx";
import { nameOf } from "./value-words.ts";

const { title, items } = nationalForm.qualifyingMovesAndWork;

/** The items under one margin: `2`, `2a`, `2b` and `2bi` belong to item 2. */
const itemNumbers = ["1", "2", "3", "4", "5", "6"] as const;

/**
 * Whole and unaltered (the instructions forbid anything else), filled in from the pair of moves that was found. Children without a
 * pair are named; a section of dashes stands for them only where no child has one.
 */
export function MovesAndWork() {
  const { determination } = useSheet();
  const shared = sharedItems(determination.children);
  const found = shared.filter(({ pair }) => pair.childMoveId !== null);
  const shown = found.length > 0 ? found : shared.slice(0, 1);
  const without = shared.filter(({ pair }) => pair.childMoveId === null).flatMap(({ childIds }) => childIds);
  return shown.map((group, place) => (
    <OneSection
      group={group}
      key={group.childIds.join()}
      several={shared.length > 1}
      without={place === 0 ? without : []}
    />
  ));
}

type OneSectionProps = { group: SharedItems; several: boolean; without: readonly string[] };

function OneSection({ group, several, without }: OneSectionProps) {
  const t = useWords();
  const { answers } = useSheet();
  const entries = itemEntries(answers, group.pair);
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(answers, id)).join(", ");
  return (
    <SheetSection title={title} translated={sectionTitlesInSpanish.qualifyingMovesAndWork}>
      {without.length > 0 ? (
        <div className="sheet-section__notice">
          <Alert icon="info" tone="caution">
            {t("review.no-pair", { names: names(without) })}
          </Alert>
        </div>
      ) : null}
      {several && group.pair.childMoveId !== null ? (
        <p className="sheet-section__whom">{t("review.items-for", { names: names(group.childIds) })}</p>
      ) : null}
      {itemNumbers.map((number) => (
        <WithMargin key={number} place={number}>
          {items
            .filter(({ item }) => item.startsWith(number))
            .map((item) => (
              <ItemRow entry={entries[item.item]} item={item} key={item.item} />
            ))}
        </WithMargin>
      ))}
    </SheetSection>
  );
}

const nothing: ItemEntry = { blanks: {}, ticked: null, field: null };

/** `2bi` stands deeper than `2a`, and that deeper than `2`, as on paper. */
const depthOf = (item: string): 0 | 1 | 2 => (item === "2bi" ? 2 : item.length > 1 ? 1 : 0);

const numberWords = (item: string): string =>
  item.endsWith("*") ? "" : item === "2bi" ? "i." : `${item.length > 1 ? item.slice(1) : item}.`;

function ItemRow({ item, entry = nothing }: { item: FormItem; entry: ItemEntry | undefined }) {
  const locale = useLocale();
  return (
    <div className={classNames("form-item", `form-item--${depthOf(item.item)}`)} data-item={item.item}>
      <span className="form-item__number" lang="en">
        {numberWords(item.item)}
      </span>
      <div className="form-item__words" lang="en">
        {isBox(item.item) ? <Box ticked={entry.ticked === 0} /> : null}
        {item.text === undefined ? null : <FilledText entry={entry} item={item} text={item.text} />}
        {item.choices?.map((choice, place) => (
          <Fragment key={choice}>
            {" "}
            <span className={classNames("choice", entry.ticked === place && "choice--ticked")}>
              <Box ticked={entry.ticked === place} />
              {choice}
            </span>
          </Fragment>
        ))}
        {entry.field !== null && (isBox(item.item) || item.choices) ? (
          <FieldValue field={entry.field} look="mark" />
        ) : null}
        {locale === "es" ? <ItemAid entry={entry} item={item} /> : null}
      </div>
    </div>
  );
}

/** A box of the form. What is ticked is also said in words. */
function Box({ ticked }: { ticked: boolean }) {
  const t = useWords();
  const locale = useLocale();
  return (
    <span className={classNames("form-box", ticked && "form-box--ticked")}>
      <TickBox ticked={ticked} />
      <span className="screen-reader-only" lang={locale}>
        {t(ticked ? "review.box.ticked" : "review.box.empty")}{" "}
      </span>
    </span>
  );
}

function FilledText({ item, text, entry }: { item: FormItem; text: string; entry: ItemEntry }) {
  let at = 0;
  return textParts(text).map((part) => {
    at += 1;
    if (typeof part === "string") return <Fragment key={at}>{part}</Fragment>;
    return <FilledBlank blank={entry.blanks[part.blank]} caption={item.blanks?.[part.blank] ?? ""} key={at} />;
  });
}

function FilledBlank({ blank, caption }: { blank: Blank | undefined; caption: string }) {
  const locale = useLocale();
  const words = blank?.day === undefined ? (blank?.text ?? "-") : dayWords(blank.day, locale);
  return (
    <span className="form-blank">
      {blank?.field ? (
        <FieldValue field={blank.field}>{words}</FieldValue>
      ) : (
        <span className="answer answer--dash">{words}</span>
      )}
      <span className="form-blank__caption">{caption}</span>
    </span>
  );
}

function ItemAid({ item, entry }: { item: FormItem; entry: ItemEntry }) {
  const locale = useLocale();
  const aid = itemsInSpanish[item.item];
  if (!aid) return null;
  const values = Object.fromEntries(
    Object.entries(entry.blanks).map(([name, blank]) => [
      name,
      blank.day === undefined ? (blank.text ?? "") : dayWords(blank.day, locale),
    ]),
  );
  return (
    <Aid>
      {filledText(aid.text ?? "", values)}
      {aid.choices?.map((choice, place) => (
        <Fragment key={choice}>
          {" "}
          <TickBox ticked={entry.ticked === place} /> {choice}
        </Fragment>
      ))}
    </Aid>
  );
}
