import type { ReactNode } from "react";
import type { Person } from "../../domain/protocol/person.ts";
import type { Rescue } from "../../domain/protocol/rescue.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { Pill } from "../../ui/pill.tsx";
import { type Locale, type Speak, useLocale, useWords } from "../../ui/words.tsx";
import { RescueOutcome } from "./rescue-outcome.tsx";
import { contentWords, partOf, rescueLooks, stageOf } from "./rescue-words.ts";
import { shortId } from "./short-id.ts";

type RescueCardProps = { rescue: Rescue; person: Person; onAgree: () => void };

/** One parcel: how much, from whom, who has agreed, and what came of it. Nothing of a family is known here. */
export function RescueCard({ rescue, person, onAgree }: RescueCardProps) {
  const t = useWords();
  const locale = useLocale();
  const stage = stageOf(rescue);
  const part = partOf(person, rescue);
  const isOpen = rescue.outcome !== null;
  const can = !isOpen && (part === "agree" || part === "go-on");
  return (
    <Card
      actions={
        can ? (
          <Button icon="check" onClick={onAgree}>
            {t(`administration.rescue.${part}`)}
          </Button>
        ) : undefined
      }
      id={`rescue-${rescue.rescueId}`}
      status={
        <Pill icon={rescueLooks[stage].icon} tone={rescueLooks[stage].tone}>
          {t(`administration.rescue.stage.${stage}`)}
        </Pill>
      }
      title={t("administration.rescue.from", {
        who: rescue.handedInBy.name,
        when: momentWords(rescue.receivedAt, locale),
        // As the audit writes it. A tablet with much work hands in several parcels within a minute.
        id: shortId(rescue.rescueId),
      })}
    >
      <FactList facts={factsOf(t, locale, rescue)} />
      {isOpen ? <RescueOutcome rescue={rescue} /> : null}
      {isOpen || can ? null : <p>{t(`administration.rescue.part.${part}`)}</p>}
    </Card>
  );
}

function factsOf(t: Speak, locale: Locale, rescue: Rescue) {
  const fact = (id: string, value: ReactNode) => ({ id, term: t(`administration.rescue.${id}`), value });
  const { approvals, outcome, deviceId } = rescue;
  const agreed = approvals.map(({ person, side, at }) => (
    <li key={person.id}>
      {t(`administration.rescue.agreed-by.${side}`, { who: person.name, when: momentWords(at, locale) })}
    </li>
  ));
  return [
    fact("holds", contentWords(t, rescue)),
    fact("way", t(`administration.rescue.way.${deviceId === null ? "file" : "tablet"}`)),
    fact("whose", outcome ? whoseWords(t, outcome.recruiters) : t("administration.rescue.whose.unknown")),
    ...(agreed.length > 0 ? [fact("agreed", <ul className="plain-list">{agreed}</ul>)] : []),
  ];
}

const whoseWords = (t: Speak, recruiters: readonly { readonly id: string; readonly name: string }[]): string =>
  recruiters.map(({ name }) => name || t("administration.rescue.whose.stranger")).join(", ") ||
  t("administration.rescue.whose.nobody");
