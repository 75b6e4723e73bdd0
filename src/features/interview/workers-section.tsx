import { memo, useMemo } from "react";
import { useWatch } from "react-hook-form";
import { fullNameOf } from "../../domain/coe/full-name.ts";
import { addWorker, removeWorker } from "../../domain/coe/move-list.ts";
import { type WorkerRelation, workerRelations } from "../../domain/coe/qualifying-moves.ts";
import { Button } from "../../ui/button.tsx";
import { CardFrame } from "../../ui/card-frame.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { useWords } from "../../ui/words.tsx";
import { ChoiceAnswer, SelectAnswer, TextAnswer } from "./answer-fields.tsx";
import { CardForm } from "./card-form.tsx";
import { workerPart } from "./card-parts.ts";
import { useCardWords } from "./card-words.ts";
import { splitIds } from "./children-section.tsx";
import { goToField } from "./go-to-field.ts";
import { useAnswers, useInterview, useSettledAnswers } from "./interview-context.ts";
import { OfficialItem } from "./official-words.tsx";
import { WorkOfWorker } from "./work-of-worker.tsx";
import { WorkerSuggestions } from "./worker-suggestions.tsx";

/** Whose work may make the children migratory, and what they did after each move. */
export function WorkersSection() {
  const t = useWords();
  const { session, world } = useInterview();
  const ids = splitIds(useAnswers((answers) => answers.qualifyingMoves.workers.map((worker) => worker.id).join(" ")));
  const add = () => {
    const id = world.newId();
    session.change((answers) => addWorker(answers, id));
    goToWorker(id);
  };
  return (
    <div className="stack" id="qualifyingMoves.workers">
      {ids.length === 0 ? <EmptyState icon="work" title={t("interview.worker.empty")} /> : null}
      {ids.map((id, place) => (
        <WorkerCard id={id} key={id} place={place} />
      ))}
      <WorkerSuggestions onAdded={goToWorker} />
      <Button icon="add" onClick={add} variant={ids.length === 0 ? "primary" : "secondary"}>
        {t("interview.worker.add")}
      </Button>
    </div>
  );
}

const goToWorker = (id: string) => goToField(`qualifyingMoves.workers.${id}.firstName`);

const WorkerCard = memo(function WorkerCard({ id, place }: { id: string; place: number }) {
  const { session, announce } = useInterview();
  const part = useMemo(() => workerPart(id), [id]);
  const words = useCardWords();
  const title = useWorkerTitle(id, place);
  const body = useMemo(
    () => (
      <>
        <WorkerQuestions />
        <WorkOfWorker workerId={id} />
      </>
    ),
    [id],
  );
  const path = `qualifyingMoves.workers.${id}`;
  const remove = () => {
    const before = session.answers().qualifyingMoves;
    session.change((answers) => removeWorker(answers, id));
    announce({
      text: words.removed(title),
      undo: () => session.change((answers) => ({ ...answers, qualifyingMoves: before })),
    });
  };
  return (
    <CardForm part={part} path={path}>
      <CardFrame card={{ id: path, title, body }} onRemove={remove} words={words} />
    </CardForm>
  );
});

function useWorkerTitle(id: string, place: number): string {
  const t = useWords();
  const name = useSettledAnswers((answers) => {
    const worker = answers.qualifyingMoves.workers.find((entry) => entry.id === id);
    return worker ? `${worker.firstName} ${worker.lastName}`.trim() : "";
  });
  return name === "" ? t("interview.worker.number", { number: place + 1 }) : name;
}

/** Relations of one child only: which one it is has to be said. */
const ofOneChild: readonly WorkerRelation[] = ["self", "spouse", "partner"];

function WorkerQuestions() {
  const t = useWords();
  const relation = useWatch({ name: "relation" }) as WorkerRelation | null;
  const children = useSettledAnswers((answers) =>
    answers.childData.children.map((child) => `${child.id}\t${fullNameOf(child)}`).join("\n"),
  );
  const choices = children === "" ? [] : children.split("\n").map((line) => line.split("\t"));
  return (
    <div className="stack">
      <div className="columns">
        <TextAnswer label={t("interview.worker.first-name")} name="firstName" official="First Name" />
        <TextAnswer label={t("interview.worker.last-name")} name="lastName" official="Last Name of Worker" />
      </div>
      <ChoiceAnswer
        choices={workerRelations.map((value) => ({ value, label: t(`interview.relation.${value}`) }))}
        label={t("interview.worker.relation")}
        name="relation"
        official={<OfficialItem item="2b" />}
      />
      {relation !== null && ofOneChild.includes(relation) ? (
        <SelectAnswer
          blankAs={null}
          choices={choices.map(([value = "", label = ""], place) => ({
            value,
            label: label || t("interview.child.number", { number: place + 1 }),
          }))}
          label={t(relation === "self" ? "interview.worker.which-youth" : "interview.worker.whose")}
          name="childId"
        />
      ) : null}
    </div>
  );
}
