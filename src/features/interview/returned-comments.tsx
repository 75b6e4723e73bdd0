import { createContext, Fragment, useContext, useEffect, useState } from "react";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import { type InterviewSection, sectionOfField } from "../../domain/coe/section-of-field.ts";
import type { Decision } from "../../domain/protocol/review.ts";
import { latestDecision } from "../../domain/review/standing-decision.ts";
import { watchDecisions } from "../../storage/decisions.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { useWords } from "../../ui/words.tsx";
import { FieldLink } from "./field-link.tsx";

/** What the State returned with a COE, while it is being corrected; null where nothing was returned. */
export const ReturnedContext = createContext<Decision | null>(null);

/** The return that the recruiter is answering, told anew when the State says something else. */
export function useReturned(world: World, coeId: string): Decision | null {
  const [returned, setReturned] = useState<Decision | null>(null);
  useEffect(() => {
    const watch = watchDecisions(world.db, coeId).subscribe((decisions) => {
      const latest = latestDecision(decisions);
      setReturned(latest?.decision === "returned" ? latest : null);
    });
    return () => watch.unsubscribe();
  }, [world, coeId]);
  return returned;
}

/** The reviewer's own words at one field, for the place where a field says what is open. */
export function useReturnedAt(field: FieldPath): string | undefined {
  const t = useWords();
  const returned = useContext(ReturnedContext);
  const texts = (returned?.comments ?? []).filter((comment) => comment.field === field).map(({ text }) => text);
  return texts.length === 0 ? undefined : t("interview.returned.at-field", { text: texts.join(" ") });
}

/** What the State asks about one section, or about the whole COE, with a way to each field. */
export function ReturnedToSection({ section }: { section: InterviewSection | null }) {
  const t = useWords();
  const returned = useContext(ReturnedContext);
  const comments = (returned?.comments ?? []).filter(({ field }) =>
    section === null ? field === "" : field !== "" && sectionOfField(field) === section,
  );
  const note = section === null ? (returned?.note ?? "").trim() : "";
  if (!returned || (comments.length === 0 && note === "")) return null;
  return (
    <Alert icon="comment" title={t("interview.returned.title", { reviewer: returned.reviewer.name })} tone="caution">
      {note === "" ? null : <p>{note}</p>}
      {comments.map(({ field, text }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a decision never changes
        <Fragment key={place}>
          <p>
            {text} {field === "" ? null : <FieldLink field={field}>{t("interview.returned.go")}</FieldLink>}
          </p>
        </Fragment>
      ))}
    </Alert>
  );
}
