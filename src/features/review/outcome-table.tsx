import type { ChildDetermination } from "../../domain/eligibility/determination.ts";
import type { ClaimedDetermination } from "../../domain/protocol/revision.ts";
import { Alert } from "../../ui/alert.tsx";
import { dayWords } from "../../ui/moment-words.ts";
import { Pill } from "../../ui/pill.tsx";
import { type Locale, type Speak, useLocale, useWords } from "../../ui/words.tsx";
import { MarginNotes } from "./margin.tsx";
import { NoteLinks } from "./note-links.tsx";
import { useSheet } from "./sheet-context.ts";
import { nameOf } from "./value-words.ts";
import { verdictTone } from "./verdict-look.ts";
import type { Version } from "./version-choice.ts";

/**
 * What the rules make of this version, before the form itself, with the tablet's own word where it was another. Children of one outcome
 * share a line, so that a family of eight is read at a glance and one that has to be split stands out.
 */
export function OutcomeTable({ version }: { version: Version }) {
  const t = useWords();
  const locale = useLocale();
  const { answers, determination, findings, revision } = useSheet();
  const doubts = findings.filter(({ line }) => line.severity !== "information").length;
  // Rules that could not begin have no doubt either; what they miss is said instead.
  const unknown =
    determination.children.length === 0
      ? "no-children"
      : doubts === 0 && determination.verdict === "not-yet-known"
        ? "answers-missing"
        : null;
  return (
    <section aria-label={t("review.outcome.label")} className="outcome">
      <div className="outcome__head">
        <Pill tone={verdictTone[determination.verdict]}>{t(`review.verdict.${determination.verdict}`)}</Pill>
        <span>{t(`review.outcome.${unknown ?? "doubts"}`, { count: doubts })}</span>
        <NoteLinks />
      </div>
      <table className="outcome__table">
        <caption className="screen-reader-only">{t("review.outcome.label")}</caption>
        <thead>
          <tr>
            {["child", "verdict", "qad", "eed", "residency"].map((key) => (
              <th key={key} scope="col">
                {t(`review.outcome.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sameOutcomes(determination.children).map(({ said, childIds }) => (
            <tr key={said.childId}>
              <th scope="row">{childIds.map((childId) => nameOf(answers, childId)).join(", ")}</th>
              <td data-label={t("review.outcome.verdict")}>{t(`review.verdict.${said.verdict}`)}</td>
              <td data-label={t("review.outcome.qad")}>{dayWords(said.qad, locale)}</td>
              <td data-label={t("review.outcome.eed")}>{dayWords(said.eed, locale)}</td>
              <td data-label={t("review.outcome.residency")}>{dayWords(said.residencyDate, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <TabletSaid claimed={revision.determination} flagged={version.difference} />
      <MarginNotes className="outcome__notes" place="whole" />
    </section>
  );
}

interface SameOutcome {
  readonly said: ChildDetermination;
  readonly childIds: readonly string[];
}

export function sameOutcomes(children: readonly ChildDetermination[]): readonly SameOutcome[] {
  const groups = new Map<string, { said: ChildDetermination; childIds: string[] }>();
  for (const said of children) {
    const key = [said.verdict, said.qad, said.eed, said.residencyDate].join();
    const group = groups.get(key) ?? { said, childIds: [] };
    group.childIds.push(said.childId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Where the tablet that wrote this version came to another outcome than the State: both, in words. */
function TabletSaid({ claimed, flagged }: { claimed: ClaimedDetermination; flagged: boolean }) {
  const t = useWords();
  const locale = useLocale();
  const { answers, determination } = useSheet();
  const names = new Map<string, string[]>();
  for (const ours of determination.children) {
    const theirs = claimed.children.find((child) => child.childId === ours.childId);
    for (const words of differenceWords(t, locale, ours, theirs)) {
      names.set(words, [...(names.get(words) ?? []), nameOf(answers, ours.childId)]);
    }
  }
  const sentences = [...names].map(([words, who]) => `${who.join(", ")}: ${words}`);
  if (sentences.length === 0 && !flagged) return null;
  return (
    <Alert title={t("review.difference.title")} tone="caution">
      {sentences.length === 0 ? <p>{t("review.difference.server-only")}</p> : null}
      <ul>
        {sentences.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
      <p>{t("review.difference.rules", { tablet: claimed.ruleSet, state: determination.ruleSet })}</p>
    </Alert>
  );
}

function differenceWords(
  t: Speak,
  locale: Locale,
  ours: Pick<ChildDetermination, "verdict" | "qad" | "eed">,
  theirs: ClaimedDetermination["children"][number] | undefined,
): string[] {
  if (!theirs) return [t("review.difference.missing")];
  const found: string[] = [];
  if (theirs.verdict !== ours.verdict) {
    found.push(
      t("review.difference.verdict", {
        tablet: t(`review.verdict.${theirs.verdict}`),
        state: t(`review.verdict.${ours.verdict}`),
      }),
    );
  }
  for (const key of ["qad", "eed"] as const) {
    if (theirs[key] !== ours[key]) {
      found.push(
        t(`review.difference.${key}`, { tablet: dayWords(theirs[key], locale), state: dayWords(ours[key], locale) }),
      );
    }
  }
  return found;
}
