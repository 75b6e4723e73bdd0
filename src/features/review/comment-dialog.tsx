import { fieldLabel } from "../../domain/coe/field-label.ts";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import { fieldValue } from "../../domain/coe/field-value.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { useNotes, useSheet } from "./sheet-context.ts";
import { valueWords } from "./value-words.ts";

/** Written straight into the notes of this version: closing keeps it, and so does a reload. */
export function CommentDialog({ field, onClose }: { field: FieldPath | null; onClose: () => void }) {
  const t = useWords();
  const locale = useLocale();
  const { answers, notes } = useSheet();
  const written = useNotes(notes).comments[field ?? ""] ?? "";

  if (field === null) {
    return (
      <Dialog onClose={onClose} open={false} title="">
        {null}
      </Dialog>
    );
  }
  const value = field === "" ? undefined : fieldValue(answers, field);
  return (
    <Dialog
      actions={
        <>
          <Button onClick={onClose}>{t("review.comment.done")}</Button>
          {written === "" ? null : (
            <Button
              icon="delete"
              onClick={() => {
                notes.comment(field, "");
                onClose();
              }}
              variant="quiet"
            >
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
