import { useState } from "react";
import { type Person, sessionSchema } from "../../domain/protocol/person.ts";
import { rememberRecruiter } from "../../storage/recruiter.ts";
import type { World } from "../../storage/world.ts";
import { officePost } from "../../sync/office.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import { PersonCard } from "./person-card.tsx";
import { type PracticePeople, usePracticePeople } from "./use-practice-people.ts";

type UnlockScreenProps = { world: World; onEntered: (person: Person) => void };

/** Whose tablet is this now? The first time needs the server; from then on the tablet remembers. */
export function UnlockScreen({ world, onEntered }: UnlockScreenProps) {
  const t = useWords();
  const [answer, askAgain] = usePracticePeople();
  const [entering, setEntering] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);

  const enter = async (chosen: Person) => {
    setEntering(chosen.id);
    setFailed(false);
    const session = await officePost("/v1/practice/session", { personId: chosen.id }, sessionSchema);
    const person = session.ok ? session.value.person : null;
    if (person) {
      await rememberRecruiter(world.db, person);
      onEntered(person);
    } else {
      setFailed(true);
      setEntering(null);
    }
  };

  return (
    <Page lede={answer.kind === "people" ? t("unlock.practice.lede") : undefined} title={t("unlock.title")}>
      {failed ? <Alert live="alert" title={t("unlock.failed")} tone="bad" /> : null}
      <Answer answer={answer} askAgain={askAgain} entering={entering} onChoose={(person) => void enter(person)} />
    </Page>
  );
}

type AnswerProps = {
  answer: PracticePeople;
  askAgain: () => void;
  entering: string | null;
  onChoose: (person: Person) => void;
};

function Answer({ answer, askAgain, entering, onChoose }: AnswerProps) {
  const t = useWords();
  switch (answer.kind) {
    case "asking":
      return <Skeleton label={t("unlock.waiting")} lines={4} />;
    case "people":
      return (
        <ul aria-label={t("unlock.people")} className="people">
          {answer.people.map((person) => (
            <PersonCard busy={entering === person.id} key={person.id} onChoose={onChoose} person={person} />
          ))}
        </ul>
      );
    case "not-practice":
      return (
        <EmptyState icon="lock" title={t("unlock.not-practice.title")}>
          <p>{t("unlock.not-practice.words")}</p>
        </EmptyState>
      );
    case "not-reached":
      return (
        <EmptyState
          actions={
            <Button icon="autorenew" onClick={askAgain}>
              {t("unlock.not-reached.again")}
            </Button>
          }
          icon="cloud-off"
          title={t("unlock.not-reached.title")}
        >
          <p>{t("unlock.not-reached.words")}</p>
        </EmptyState>
      );
  }
}
