import { useController } from "react-hook-form";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { FieldGroup } from "../../ui/field-group.tsx";
import { useWords } from "../../ui/words.tsx";
import { useFieldId } from "./card-form.tsx";
import { useFieldProblem } from "./check-marks.ts";
import { goToField } from "./go-to-field.ts";
import { useInterview, useSettledAnswers } from "./interview-context.ts";
import { addOwnMove, type Who } from "./interview-edits.ts";
import { MoreQuestions } from "./more-questions.tsx";
import { OfficialItem } from "./official-words.tsx";
import { WorkerSuggestions } from "./worker-suggestions.tsx";

interface Person extends Who {
  readonly name: string;
}

/** Names as one text per person, so that the list is drawn again only when a name changes. */
function namesOf(answers: CoeAnswers, kind: Person["kind"]): string {
  const list = kind === "child" ? answers.childData.children : answers.qualifyingMoves.workers;
  const last = (person: (typeof list)[number]) => ("lastName1" in person ? person.lastName1 : person.lastName);
  return list.map((person) => `${person.id}\t${`${person.firstName} ${last(person)}`.trim()}`).join("\n");
}

function usePeople(kind: Person["kind"]): readonly Person[] {
  const t = useWords();
  const lines = useSettledAnswers((answers) => namesOf(answers, kind));
  if (lines === "") return [];
  return lines.split("\n").map((line, place) => {
    const [id = "", name = ""] = line.split("\t");
    return { kind, id, name: name || t(`interview.${kind}.number`, { number: place + 1 }) };
  });
}

/** Who came along: children and workers on this day. Whoever came on another day gets a move of their own with one tap. */
export function MovePeople({ moveId }: { moveId: string }) {
  const t = useWords();
  const children = usePeople("child");
  const workers = usePeople("worker");
  const boxes = useFieldId("workerIds");
  return (
    <>
      <PeopleBoxes
        label={t("interview.move.children")}
        name="childIds"
        none={t("interview.move.no-children")}
        people={children}
      />
      <PeopleBoxes
        label={t("interview.move.workers")}
        name="workerIds"
        none={t("interview.move.no-workers")}
        official={<OfficialItem item="2a" />}
        people={workers}
      />
      <WorkerSuggestions onAdded={(id) => goToField(`${boxes}.${id}`)} />
      <CameOnAnotherDay moveId={moveId} people={[...children, ...workers]} />
    </>
  );
}

interface BoxesProps {
  name: string;
  label: string;
  none: string;
  official?: React.ReactNode;
  people: readonly Person[];
}

function PeopleBoxes({ name, label, none, official, people }: BoxesProps) {
  const id = useFieldId(name);
  const { field } = useController({ name });
  const chosen = field.value as string[];
  const toggle = (person: string, on: boolean) =>
    field.onChange(on ? [...chosen, person] : chosen.filter((entry) => entry !== person));
  return (
    <FieldGroup error={useFieldProblem(id)} id={id} label={label} official={official}>
      {people.length === 0 ? <p className="field__hint">{none}</p> : null}
      <div className="tiles tiles--stack">
        {people.map((person) => (
          <Checkbox
            checked={chosen.includes(person.id)}
            id={`${id}.${person.id}`}
            key={person.id}
            label={person.name}
            onChange={(event) => toggle(person.id, event.target.checked)}
            tile
          />
        ))}
      </div>
    </FieldGroup>
  );
}

function CameOnAnotherDay({ moveId, people }: { moveId: string; people: readonly Person[] }) {
  const t = useWords();
  const { session, world, announce } = useInterview();
  if (people.length < 2) return null;
  const give = (who: Person) => {
    const newId = world.newId();
    session.change((answers) => addOwnMove(answers, { moveId, newId, who }));
    announce({ text: t("interview.move.own-added", { name: who.name }) });
    goToField(`qualifyingMoves.moves.${newId}.date`);
  };
  return (
    <MoreQuestions open={false} title={t("interview.move.another-day")}>
      <p className="field__hint">{t("interview.move.another-day-hint")}</p>
      <div className="button-row">
        {people.map((person) => (
          <Button icon="add" key={person.id} onClick={() => give(person)} variant="secondary">
            {t("interview.move.own", { name: person.name })}
          </Button>
        ))}
      </div>
    </MoreQuestions>
  );
}
