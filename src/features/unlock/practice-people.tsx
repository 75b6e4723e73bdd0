import { useState } from "react";
import { type Person, sessionSchema } from "../../domain/protocol/person.ts";
import { officePost } from "../../sync/office.ts";
import { Alert } from "../../ui/alert.tsx";
import { useWords } from "../../ui/words.tsx";
import { PersonCard } from "./person-card.tsx";

type PracticePeopleProps = { people: readonly Person[]; enter: (person: Person) => Promise<void> };

/** In the practice State one click is the whole of signing in. */
export function PracticePeople({ people, enter }: PracticePeopleProps) {
  const t = useWords();
  const [entering, setEntering] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const choose = async (chosen: Person) => {
    setEntering(chosen.id);
    setFailed(false);
    const session = await officePost("/v1/practice/session", { personId: chosen.id }, sessionSchema);
    const person = session.ok ? session.value.person : null;
    if (person) return enter(person);
    setFailed(true);
    setEntering(null);
  };
  return (
    <>
      {failed ? <Alert live="alert" title={t("unlock.failed")} tone="bad" /> : null}
      <ul aria-label={t("unlock.people")} className="people">
        {people.map((person) => (
          <PersonCard
            busy={entering === person.id}
            key={person.id}
            onChoose={() => void choose(person)}
            person={person}
          />
        ))}
      </ul>
    </>
  );
}
