import { useState } from "react";
import { differencesBetween } from "../../domain/coe/differences.ts";
import { fieldLabel } from "../../domain/coe/field-label.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { DifferenceRows } from "../../ui/difference-rows.tsx";
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
      <Alert title={t("corrections.fork.title")} tone="caution">
        <p>{t(`corrections.fork.${fork.kind}`)}</p>
        {fork.mine && fork.theirs ? null : <p>{t("corrections.fork.not-here")}</p>}
      </Alert>
      {fork.kind === "drafts" && fork.mine && fork.theirs ? (
        <Choice {...props} mine={fork.mine} theirs={fork.theirs} />
      ) : null}
    </section>
  );
}

type Versions = { mine: NonNullable<Fork["mine"]>; theirs: NonNullable<Fork["theirs"]> };

function Choice({ world, coeId, fork, mine, theirs, onJoined }: ForkChoiceProps & Versions) {
  const t = useWords();
  const [fromTheirs, setFromTheirs] = useState<ReadonlySet<Part>>(new Set());
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const choose = (part: Part, side: "mine" | "theirs") =>
    setFromTheirs((before) => {
      const next = new Set(before);
      if (side === "theirs") next.add(part);
      else next.delete(part);
      return next;
    });
  const join = async () => {
    setBusy(true);
    const done = await joinVersions(world, coeId, fork, joined(mine, theirs, fromTheirs));
    setBusy(false);
    setFailed(!done);
    if (done) onJoined();
  };
  return (
    <>
      {differingParts(mine, theirs).map((part) => (
        <Card key={part} title={t(`corrections.part.${part}`)}>
          <div className="fork__differences">
            <PartDifferences mine={mine} part={part} theirs={theirs} />
          </div>
          <RadioGroup
            choices={[
              { value: "mine", label: t("corrections.fork.mine") },
              { value: "theirs", label: t("corrections.fork.theirs") },
            ]}
            label={t("corrections.fork.which")}
            layout="row"
            onChange={(side) => choose(part, side)}
            value={fromTheirs.has(part) ? "theirs" : "mine"}
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

function PartDifferences({ part, mine, theirs }: Versions & { part: Part }) {
  const t = useWords();
  const locale = useLocale();
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
        before: t("corrections.fork.mine"),
        after: t("corrections.fork.theirs"),
        kinds: {
          added: t("corrections.fork.only-theirs"),
          removed: t("corrections.fork.only-mine"),
          changed: t("corrections.fork.differs"),
        },
      }}
    />
  );
}
