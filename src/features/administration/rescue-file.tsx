import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { rescueFileEnding } from "../../domain/protocol/rescue-parcel.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../ui/words.tsx";
import { DeedProblem } from "./problem-notice.tsx";
import { handInFile, rescuesQuery } from "./rescue-calls.ts";

/** For the file that a colleague's tablet carried here. Handing it in opens nothing. */
export function RescueFile() {
  const t = useWords();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const handIn = useMutation({
    mutationFn: handInFile,
    onSuccess: () => client.invalidateQueries({ queryKey: rescuesQuery.queryKey }),
  });
  return (
    <div className="rescue-file">
      <Button busy={handIn.isPending} icon="file-present" onClick={() => input.current?.click()} variant="secondary">
        {t("administration.rescue.file")}
      </Button>
      <input
        accept={rescueFileEnding}
        aria-label={t("administration.rescue.file")}
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file can be chosen once more after it failed.
          event.target.value = "";
          if (file) handIn.mutate(file);
        }}
        ref={input}
        type="file"
      />
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
