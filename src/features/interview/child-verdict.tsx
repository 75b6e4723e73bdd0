import { memo, useState } from "react";
import type { ChildDetermination, TraceLine } from "../../domain/eligibility/determination.ts";
import { Disclosure } from "../../ui/disclosure.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { Pill } from "../../ui/pill.tsx";
import { formatDay, useLocale, useWords } from "../../ui/words.tsx";
import { FieldLink } from "./field-link.tsx";
import { useInterview } from "./interview-context.ts";
import type { Judgement } from "./judge.ts";
import { childName, verdictTones } from "./judgement.ts";
import { WhatWouldChange } from "./what-would-change.tsx";

/** One child: the verdict in words, the dates, what is missing, and on request every rule that was applied. */
export const ChildVerdict = memo(function ChildVerdict({
  child,
  judgement,
}: {
  child: ChildDetermination;
  judgement: Judgement;
}) {
  const t = useWords();
  const { answers } = judgement;
  const place = answers.childData.children.findIndex((entry) => entry.id === child.childId);
  const name = childName(answers, child.childId) || t("interview.child.number", { number: place + 1 });
  const open = child.trace.filter((line) => line.severity === "blocks" || line.severity === "unknown-yet");
  const review = child.trace.filter((line) => line.severity === "needs-review");
  return (
    <div className="child-verdict">
      <div className="child-verdict__head">
        <h3 className="child-verdict__name">{name}</h3>
        <Pill tone={verdictTones[child.verdict]}>{t(`interview.verdict.${child.verdict}`)}</Pill>
      </div>
      <Dates child={child} />
      <Lines
        lines={open}
        title={t(child.verdict === "not-eligible" ? "interview.panel.because" : "interview.panel.missing")}
      />
      <Lines lines={review} title={t("interview.panel.review")} />
      <Why child={child} />
      {child.verdict === "eligible" ? null : <WhatWouldChange childId={child.childId} judgement={judgement} />}
    </div>
  );
});

function Dates({ child }: { child: ChildDetermination }) {
  const t = useWords();
  const locale = useLocale();
  const { policy } = useInterview();
  if (child.qad === null) return null;
  const day = (date: string | null) => (date === null ? "…" : formatDay(date, locale));
  const facts = [
    { id: "qad", term: t("interview.panel.qad"), official: "Qualifying Arrival Date (QAD)", value: day(child.qad) },
    { id: "through", term: t("interview.panel.through"), value: day(child.endsEarly?.date ?? child.lastEligibleDay) },
    // Where the State reports the anniversary, the EED is another day than the last eligible one.
    ...(policy.eedConvention === "anniversary" || child.eed !== child.lastEligibleDay
      ? [
          {
            id: "eed",
            term: t("interview.panel.eed"),
            official: "Eligibility Expiration Date (EED)",
            value: day(child.eed),
          },
        ]
      : []),
    {
      id: "residency",
      term: t("interview.panel.residency"),
      official: "Residency Date",
      value: day(child.residencyDate),
    },
  ];
  return <FactList facts={facts} />;
}

function Lines({ lines, title }: { lines: readonly TraceLine[]; title: string }) {
  const t = useWords();
  if (lines.length === 0) return null;
  // Several rules may wait for the same fact; it is asked for once.
  const once = new Map(lines.map((line) => [`${line.fields[0] ?? ""} ${t(line.message, line.values)}`, line]));
  return (
    <div>
      <p className="child-verdict__label">{title}</p>
      <ul className="child-verdict__lines">
        {[...once.values()].map((line) => (
          <li key={`${line.message} ${line.fields.join(" ")}`}>
            {line.fields[0] === undefined ? (
              t(line.message, line.values)
            ) : (
              <FieldLink field={line.fields[0]}>{t(line.message, line.values)}</FieldLink>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The trace is drawn only when somebody wants to read it. */
function Why({ child }: { child: ChildDetermination }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Disclosure onToggle={setOpen} summary={t("interview.panel.why")}>
      {open ? (
        <>
          <ul className="child-verdict__trace">
            {child.trace.map((line) => (
              <Cited key={`${line.message} ${line.fields.join(" ")}`} line={line} />
            ))}
          </ul>
          {child.failedMoves.length > 0 ? (
            <>
              <p className="child-verdict__label">{t("interview.panel.failed-moves")}</p>
              <ul className="child-verdict__trace">
                {child.failedMoves.map((failed) => (
                  <Cited
                    field={`qualifyingMoves.moves.${failed.moveId}.date`}
                    key={`${failed.moveId} ${failed.workerId}`}
                    line={failed.line}
                  />
                ))}
              </ul>
            </>
          ) : null}
        </>
      ) : null}
    </Disclosure>
  );
}

function Cited({ line, field }: { line: TraceLine; field?: string }) {
  const t = useWords();
  const { watch } = useInterview();
  const move = field && watch.current()?.answers.qualifyingMoves.moves.find((entry) => field.includes(entry.id));
  return (
    <li>
      {field && move ? (
        <>
          <FieldLink field={field}>{t("interview.panel.move-to", { city: move.to.city || "…" })}</FieldLink>{" "}
        </>
      ) : null}
      {t(line.message, line.values)}{" "}
      <span className="citation" lang="en">
        {line.rule} · {line.citation}
      </span>
    </li>
  );
}
