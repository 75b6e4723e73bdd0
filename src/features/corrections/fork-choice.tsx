import { useState } from "react";
import { differencesBetween } from "../../domain/coe/differences.ts";
import { fieldLabel } from "../../domain/coe/field-label.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { DifferenceRows } from "../../ui/difference-rows.tsx";
import { jumpToField } from "../../ui/jump-to-field.ts";
import { momentWords } from "../../ui/moment-words.ts";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { answerWords } from "./answer-words.ts";
import { differingParts, type Fork, joined, type Part } from "./fork.ts";
import { joinVersions } from "./join-versions.ts";

type ForkChoiceProps = { world: World; coeId: string; fork: Fork; onJoined: () => void };

/** One COE was written on two tablets. Two drafts are joined by the recruiter; a computer merges no signatures (protocol 4.7). */
export function ForkChoice(props: ForkChoiceProps) {
  const t = useWords();
  const { fork } = props;
  return (
    <section className="stack">
      <Alert tone="caution">
        <p>{t(`corrections.fork.${fork.kind}`)}</p>
        {fork.mine && fork.theirs ? null : <p>{t("corrections.fork.not-here")}</p>}
      </Alert>
      {fork.kind === "drafts" && fork.mine && fork.theirs ? (
        <Choice {...props} mine={fork.mine} theirs={fork.theirs} />
      ) : null}
    </section>
  );
}

type Side = "mine" | "theirs";

type Versions = { mine: NonNullable<Fork["mine"]>; theirs: NonNullable<Fork["theirs"]> };

function Choice({ world, coeId, fork, mine, theirs, onJoined }: ForkChoiceProps & Versions) {
  const t = useWords();
  const parts = differingParts(mine, theirs);
  // Nothing is chosen for anybody: a version that was only left standing was not found right by a person.
  const [chosen, setChosen] = useState<Readonly<Partial<Record<Part, Side>>>>({});
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const whenWords = useWhenWords(fork);
  const open = parts.filter((part) => chosen[part] === undefined);
  const join = async () => {
    const [first] = open;
    if (first !== undefined) {
      setTried(true);
      jumpToField(`fork.${first}`);
      return;
    }
    setBusy(true);
    const fromTheirs = new Set(parts.filter((part) => chosen[part] === "theirs"));
    const done = await joinVersions(world, coeId, fork, joined(mine, theirs, fromTheirs));
    setBusy(false);
    setFailed(!done);
    if (done) onJoined();
  };
  return (
    <>
      {parts.map((part) => (
        <Card key={part} title={t(`corrections.part.${part}`)}>
          <div className="fork__differences">
            <PartDifferences fork={fork} mine={mine} part={part} whenWords={whenWords} theirs={theirs} />
          </div>
          <RadioGroup
            choices={[
              { value: "mine", label: t(sideId("mine", fork)), hint: whenWords.mine },
              { value: "theirs", label: t(sideId("theirs", fork)), hint: whenWords.theirs },
            ]}
            error={tried && open.includes(part) ? t("corrections.fork.choose-all") : undefined}
            id={`fork.${part}`}
            label={t("corrections.fork.which")}
            layout="row"
            onChange={(side: Side) => setChosen({ ...chosen, [part]: side })}
            value={chosen[part]}
          />
        </Card>
      ))}
      {failed ? (
        <Alert live="alert" tone="bad">
          <p>{t("signing.problem.storage-failed")}</p>
        </Alert>
      ) : null}
      <div className="button-row">
        <Button busy={busy} icon="check" onClick={() => void join()}>
          {t("corrections.fork.join")}
        </Button>
      </div>
    </>
  );
}

type WhenWords = Readonly<Record<Side, string | undefined>>;

/** When each of the two was last written. */
function useWhenWords({ mineAt, theirsAt }: Fork): WhenWords {
  const locale = useLocale();
  const words = (at: string | null) => (at === null ? undefined : momentWords(at, locale, "brief"));
  return { mine: words(mineAt), theirs: words(theirsAt) };
}

/** The words for one of the two, or for what only one of them says. */
const sideId = (side: Side, { isHere }: Fork, only = ""): string =>
  `corrections.fork.${only}${side}${isHere ? "" : "-elsewhere"}`;

type PartDifferencesProps = Versions & { fork: Fork; part: Part; whenWords: WhenWords };

function PartDifferences({ fork, part, mine, theirs, whenWords }: PartDifferencesProps) {
  const t = useWords();
  const locale = useLocale();
  const named = (side: Side) => {
    const name = t(sideId(side, fork));
    const when = whenWords[side];
    return when === undefined ? name : t("corrections.fork.written", { side: name, when });
  };
  const rows = differencesBetween(mine, theirs).filter(
    ({ field, kind }) => kind !== "moved" && (field === part || field.startsWith(`${part}.`)),
  );
  return (
    <DifferenceRows
      equal
      caption={t(`corrections.part.${part}`)}
      differences={rows.map(({ field, kind, before, after }) => ({
        id: field,
        kind: kind === "moved" ? "changed" : kind,
        element: fieldLabel(field, kind === "added" ? theirs : mine)[locale],
        before: answerWords(before, locale, t),
        after: answerWords(after, locale, t),
      }))}
      words={{
        element: t("corrections.fork.element"),
        before: named("mine"),
        after: named("theirs"),
        kinds: {
          added: t(sideId("theirs", fork, "only-")),
          removed: t(sideId("mine", fork, "only-")),
          changed: t("corrections.fork.differs"),
        },
      }}
    />
  );
}
