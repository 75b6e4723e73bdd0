import { memo, useMemo, useState } from "react";
import { workAfter } from "../../domain/coe/move-list.ts";
import { emptyWork } from "../../domain/coe/qualifying-moves.ts";
import { useWords } from "../../ui/words.tsx";
import { CardForm } from "./card-form.tsx";
import { workPart } from "./card-parts.ts";
import { splitIds } from "./children-section.tsx";
import { useAnswers, useInterview, useSettledAnswers } from "./interview-context.ts";
import { WorkQuestions } from "./work-questions.tsx";

/** What each worker on this move did, or looked for, afterwards: items 4, 5 and 6. */
export function WorkOfMove({ moveId }: { moveId: string }) {
  const workers = splitIds(
    useAnswers(
      ({ qualifyingMoves }) => qualifyingMoves.moves.find((move) => move.id === moveId)?.workerIds.join(" ") ?? "",
    ),
  );
  return workers.map((workerId) => <WorkCard key={workerId} moveId={moveId} workerId={workerId} />);
}

const WorkCard = memo(function WorkCard({ moveId, workerId }: { moveId: string; workerId: string }) {
  const t = useWords();
  const { session, world } = useInterview();
  const [begun] = useState(
    () => workAfter(session.answers(), workerId, moveId) ?? emptyWork(world.newId(), workerId, moveId),
  );
  const part = useMemo(() => workPart(begun), [begun]);
  const name = useSettledAnswers(({ qualifyingMoves }) => {
    const worker = qualifyingMoves.workers.find((entry) => entry.id === workerId);
    return worker ? `${worker.firstName} ${worker.lastName}`.trim() : null;
  });
  if (name === null) return null;
  const path = `qualifyingMoves.work.${begun.id}`;
  return (
    <section aria-labelledby={`${path}-title`} className="entry__inner" id={path}>
      <h3 className="card__subtitle" id={`${path}-title`}>
        {t("interview.work.title", { name: name || t("interview.work.the-worker") })}
      </h3>
      <CardForm part={part} path={path}>
        <WorkQuestions moveId={moveId} name={name || t("interview.work.the-worker")} />
      </CardForm>
    </section>
  );
});
