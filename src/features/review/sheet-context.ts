import { createContext, useContext, useSyncExternalStore } from "react";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import type { IncompleteField } from "../../domain/coe/incomplete-field.ts";
import type { Determination } from "../../domain/eligibility/determination.ts";
import type { CoeRecord } from "../../domain/protocol/desk.ts";
import type { Revision } from "../../domain/protocol/revision.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import type { Note, UsedIds } from "./margin-place.ts";
import type { NotesStore, ReviewNotes } from "./review-notes.ts";

/** One version of one COE on the desk, with everything its page is drawn from. */
export interface Sheet {
  readonly record: CoeRecord;
  readonly revisionId: string;
  readonly revision: Omit<Revision, "answers">;
  readonly answers: CoeAnswers;
  readonly determination: Determination;
  /** What the form asks for and these answers leave open. */
  readonly openFields: readonly IncompleteField[];
  readonly policy: StatePolicy;
  readonly findings: readonly Note[];
  readonly used: UsedIds;
  readonly notes: NotesStore;
  /** False while an older version is read, or somebody looks who may not decide. */
  readonly canComment: boolean;
  /** Opens the comment on this field. */
  comment(field: FieldPath): void;
}

const SheetContext = createContext<Sheet | null>(null);

export const SheetProvider = SheetContext.Provider;

export function useSheet(): Sheet {
  const sheet = useContext(SheetContext);
  if (!sheet) throw new Error("a part of the sheet stands outside of it");
  return sheet;
}

export function useNotes(notes: NotesStore): ReviewNotes {
  return useSyncExternalStore(notes.subscribe, notes.get);
}

/** To whom a decision goes: whoever has the COE now. A server of an earlier release says only who wrote the version. */
export const recruiterNow = ({ record, revision }: Pick<Sheet, "record" | "revision">): string =>
  record.recruiter?.name ?? revision.author.name;
