import { type RefObject, useEffect, useState } from "react";
import type { QueuePage } from "../../domain/protocol/desk.ts";
import { Button } from "../../ui/button.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import { useMedia } from "../../ui/use-media.ts";
import { useWords } from "../../ui/words.tsx";
import { NoneFound } from "./empty-queue.tsx";
import {
  choicesMade,
  clearedBy,
  clearWords,
  findingKinds,
  isNarrowed,
  orderOf,
  orders,
  type QueueFilter,
  usualFilter,
} from "./queue-filter.ts";
import { QueueStages } from "./queue-stages.tsx";

type QueueFiltersProps = {
  filter: QueueFilter;
  /** Undefined until the first page is there. */
  page: QueuePage | undefined;
  onChange: (change: Partial<QueueFilter>) => void;
  searchRef: RefObject<HTMLInputElement | null>;
  /** No COE fits. */
  isEmpty: boolean;
};

const ages = [1, 3, 7, 14, 30] as const;

/** Where the filters would push the first COE off the screen, they wait behind one line. */
const narrow = "(max-width: 63.9375rem)";

export function QueueFilters({ filter, page, onChange, searchRef, isEmpty }: QueueFiltersProps) {
  const t = useWords();
  const isNarrow = useMedia(narrow);
  const selects = (
    <div className="desk-filters__row">
      <Selects filter={filter} onChange={onChange} page={page} />
    </div>
  );
  return (
    <div className="desk-filters">
      <div className="desk-filters__first">
        <QueueStages filter={filter} onChange={onChange} page={page} />
        <Search filter={filter} onChange={onChange} searchRef={searchRef} />
      </div>
      {isNarrow ? null : selects}
      {/* Right under the search, where whoever types looks. */}
      <div className="desk-filters__none" role="status">
        {isEmpty && isNarrowed(filter) ? <NoneFound filter={filter} onChange={onChange} /> : null}
      </div>
      {isNarrow ? (
        <Disclosure summary={t("review.filter.more", { count: choicesMade(filter) })}>{selects}</Disclosure>
      ) : null}
      {isNarrowed(filter) && !isEmpty ? (
        <p className="desk-filters__note">
          {t("review.filter.counts-are-all")}{" "}
          <Button icon="close" onClick={() => onChange(clearedBy(filter))} size="dense" variant="quiet">
            {t(clearWords(filter))}
          </Button>
        </p>
      ) : null}
    </div>
  );
}

type PartProps = Pick<QueueFiltersProps, "filter" | "page" | "onChange">;

function Selects({ filter, page, onChange }: PartProps) {
  const t = useWords();
  const { recruiters = [], districts = [] } = page ?? {};
  return (
    <>
      <SelectField
        blank={t("review.filter.any-district")}
        choices={withChosen(
          districts.filter((name) => name !== "").map((name) => ({ value: name, label: name })),
          filter.district,
        )}
        label={t("review.filter.district")}
        onChange={(event) => onChange({ district: event.target.value })}
        value={filter.district}
        width="full"
      />
      <SelectField
        blank={t("review.filter.any-recruiter")}
        choices={withChosen(
          recruiters.map(({ id, name }) => ({ value: id, label: name || id })),
          filter.recruiter,
        )}
        label={t("review.filter.recruiter")}
        onChange={(event) => onChange({ recruiter: event.target.value })}
        value={filter.recruiter}
        width="full"
      />
      <SelectField
        blank={t("review.filter.any-age")}
        choices={ages.map((days) => ({ value: String(days), label: t("review.filter.older", { days }) }))}
        label={t("review.filter.age")}
        onChange={(event) => onChange({ olderThanDays: Number(event.target.value) })}
        value={filter.olderThanDays === 0 ? "" : String(filter.olderThanDays)}
        width="full"
      />
      <SelectField
        blank={t("review.filter.any-finding")}
        choices={findingKinds.map((value) => ({ value, label: t(`review.filter.finding.${value}`) }))}
        label={t("review.filter.finding")}
        onChange={(event) =>
          onChange({ finding: findingKinds.find((kind) => kind === event.target.value) ?? usualFilter.finding })
        }
        value={filter.finding}
        width="full"
      />
      <SelectField
        choices={orders.map((value) => ({ value, label: t(`review.filter.order.${value}`) }))}
        label={t("review.filter.order")}
        onChange={(event) => onChange({ order: orders.find((order) => order === event.target.value) ?? "" })}
        value={orderOf(filter)}
        width="full"
      />
    </>
  );
}

/** A filter from an address stays visible although no COE has it now. */
const withChosen = (choices: readonly { value: string; label: string }[], chosen: string) =>
  chosen === "" || choices.some(({ value }) => value === chosen)
    ? choices
    : [...choices, { value: chosen, label: chosen }];

const pause = 250;

/** The office is asked when the typing pauses. */
function Search({ filter, onChange, searchRef }: Pick<QueueFiltersProps, "filter" | "onChange" | "searchRef">) {
  const t = useWords();
  const [typed, setTyped] = useState(filter.search);
  useEffect(() => setTyped((now) => (now.trim() === filter.search ? now : filter.search)), [filter.search]);
  const waits = typed.trim() !== filter.search;
  useEffect(() => {
    if (!waits) return undefined;
    const timer = setTimeout(() => onChange({ search: typed.trim().slice(0, 100) }), pause);
    return () => clearTimeout(timer);
  }, [typed, waits, onChange]);
  return <SearchField label={t("review.filter.search")} onChange={setTyped} ref={searchRef} value={typed} />;
}
