import type { CalendarDate } from "../../domain/base/calendar-date.ts";
import { ageOn } from "../../domain/base/calendar-date.ts";
import { dateOf, textOf } from "../../domain/coe/answer.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { Worker } from "../../domain/coe/qualifying-moves.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../ui/words.tsx";
import { useInterview, useSettledAnswers } from "./interview-context.ts";
import { addKnownWorker } from "./interview-edits.ts";

type Known = Omit<Worker, "id">;

/** Parents, and youths of fourteen or more, who are written down and not yet among the workers. */
function suggested(answers: CoeAnswers, today: CalendarDate): readonly Known[] {
  const { workers } = answers.qualifyingMoves;
  const { parent1, parent2 } = answers.familyData;
  const parents = [parent1, parent2].flatMap((parent): Known[] => {
    const firstName = textOf(parent.firstName);
    if (firstName === null) return [];
    return [{ firstName, lastName: textOf(parent.lastName) ?? "", relation: "parent", childId: null }];
  });
  const youths = answers.childData.children.flatMap((child): Known[] => {
    const birth = dateOf(child.birthDate);
    if (birth === null || ageOn(birth, today) < 14 || child.firstName.trim() === "") return [];
    const lastName = [child.lastName1, textOf(child.lastName2) ?? ""].join(" ").trim();
    return [{ firstName: child.firstName.trim(), lastName, relation: "self", childId: child.id }];
  });
  const isThere = (known: Known) =>
    workers.some((worker) =>
      known.childId
        ? worker.childId === known.childId && worker.relation === "self"
        : worker.firstName.trim() === known.firstName,
    );
  return [...parents, ...youths].filter((known) => !isThere(known));
}

/** One tap instead of typing a name a second time. Who is added is no longer offered: `onAdded` says where to go on. */
export function WorkerSuggestions({ onAdded }: { onAdded: (workerId: string) => void }) {
  const t = useWords();
  const { session, world } = useInterview();
  const today = world.today();
  const offers = JSON.parse(
    useSettledAnswers((answers) => JSON.stringify(suggested(answers, today))),
  ) as readonly Known[];
  if (offers.length === 0) return null;
  return (
    <div className="button-row">
      {offers.map((known) => (
        <Button
          icon="add"
          key={`${known.firstName} ${known.childId ?? ""}`}
          onClick={() => {
            const id = world.newId();
            session.change((answers) => addKnownWorker(answers, id, known));
            onAdded(id);
          }}
          variant="secondary"
        >
          {t(known.relation === "self" ? "interview.worker.add-youth" : "interview.worker.add-parent", {
            name: `${known.firstName} ${known.lastName}`.trim(),
          })}
        </Button>
      ))}
    </div>
  );
}
