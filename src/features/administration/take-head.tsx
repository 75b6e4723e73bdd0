import { useMutation } from "@tanstack/react-query";
import type { SignedHead } from "../../domain/review/evidence.ts";
import { Button } from "../../ui/button.tsx";
import { keepAsFile } from "../../ui/keep-as-file.ts";
import { useWords } from "../../ui/words.tsx";
import { fetchSignedHead } from "./administration-calls.ts";
import { DeedProblem } from "./problem-notice.tsx";

/** The signed ends of the histories as a file, to be kept where nobody of this office can change it. */
export function TakeHead() {
  const t = useWords();
  const take = useMutation({ mutationFn: fetchSignedHead, onSuccess: keepHead });
  return (
    <div className="take-head">
      <Button
        busy={take.isPending}
        icon={take.isSuccess ? "check" : "shield"}
        onClick={() => take.mutate()}
        variant="secondary"
      >
        {t("administration.audit.take-head")}
      </Button>
      <p className="take-head__done" role="status">
        {take.isSuccess ? t("administration.audit.head-taken") : ""}
      </p>
      <DeedProblem error={take.error} />
    </div>
  );
}

const keepHead = (head: SignedHead): void =>
  keepAsFile(
    `surco-head-${head.state}-${head.at.slice(0, 10)}-${head.heads.audit.seq}.json`,
    "application/json",
    `${JSON.stringify(head, null, 2)}\n`,
  );
