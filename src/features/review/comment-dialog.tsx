import { useState } from "react";
import { fieldLabel } from "../../domain/coe/field-label.ts";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import { fieldValue } from "../../domain/coe/field-value.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { useNotes, useSheet } from "./sheet-context.ts";
import { valueWords } from "./value-words.ts";

type CommentDialogProps = { field: FieldPath | null; onClose: () => void };

export function CommentDialog({ field, onClose }: CommentDialogProps) {
  return field === null ? null : <OpenComment field={field} key={field} onClose={onClose} />;
}

/**
 * Written straight into the notes of this version: closing keeps it, and so does a reload. Whoever wants it as it was before
 * says so.
 */
function OpenComment({ field, onClose }: { field: FieldPath; onClose: () => void }) {
  const t = useWords();
  const locale = useLocale();
  const { answers, notes } = useSheet();
  const written = useNotes(notes).comments[field] ?? "";
  const [before] = useState(written);
  const value = field === "" ? undefined : fieldValue(answers, field);
  const leave = (text: string) => {
    notes.comment(field, text);
    onClose();
  };
  return (
    <Dialog
      actions={
        <>
          <Button onClick={onClose}>{t("review.comment.done")}</Button>
          <Button onClick={() => leave(before)} variant="secondary">
            {t(written === before ? "review.decide.cancel" : "review.comment.undo")}
          </Button>
          {before === "" ? null : (
            <Button icon="delete" onClick={() => leave("")} variant="quiet">
              {t("review.comment.remove")}
            </Button>
          )}
        </>
      }
      closeLabel={t("review.close")}
      onClose={onClose}
      open
      title={t("review.comment.title", { field: fieldLabel(field, answers)[locale] })}
    >
      {value === undefined ? null : (
        <p className="comment-on">
          {t("review.comment.says")} <q>{valueWords(t, locale, answers, field, value)}</q>
        </p>
      )}
      <TextArea
        data-first-focus=""
        hint={t("review.comment.hint")}
        label={t("review.comment.label")}
        maxLength={4000}
        onChange={(event) => notes.comment(field, event.target.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onClose();
        }}
        rows={4}
        value={written}
      />
    </Dialog>
  );
}
