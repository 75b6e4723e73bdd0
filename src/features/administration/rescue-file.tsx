import { useMutation, useQueryClient } from "@tanstack/react-query";
import { rescueFileEnding } from "../../domain/protocol/rescue-parcel.ts";
import { Alert } from "../../ui/alert.tsx";
import { FileButton } from "../../ui/file-button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { useWords } from "../../ui/words.tsx";
import { DeedProblem } from "./problem-notice.tsx";
import { handInFile, rescuesQuery } from "./rescue-calls.ts";

/** For the file that a colleague's tablet carried here. Handing it in opens nothing. */
export function RescueFile() {
  const t = useWords();
  const client = useQueryClient();
  const handIn = useMutation({
    mutationFn: handInFile,
    onSuccess: () => client.invalidateQueries({ queryKey: rescuesQuery.queryKey }),
  });
  return (
    <div className="rescue-file">
      <FileButton
        accept={rescueFileEnding}
        busy={handIn.isPending}
        label={t("administration.rescue.file")}
        onFile={(file) => handIn.mutate(file)}
      />
      <LinkButton href="/codes/read" variant="secondary">
        {t("carrying-in.codes.go")}
      </LinkButton>
      <div role="status">
        {handIn.data ? (
          <Alert title={t("administration.rescue.file-here")} tone="good">
            <p>{t("administration.rescue.file-here-words", { count: handIn.data.envelopes })}</p>
          </Alert>
        ) : null}
      </div>
      <DeedProblem error={handIn.error} />
    </div>
  );
}
