import { useMutation } from "@tanstack/react-query";
import type { SignedHead } from "../../domain/review/evidence.ts";
import { Button } from "../../ui/button.tsx";
import { useWords } from "../../ui/words.tsx";
import { fetchSignedHead } from "./administration-calls.ts";
import { DeedProblem } from "./problem-notice.tsx";

/** The signed ends of the histories as a file, to be kept where nobody of this office can change it. */
export function TakeHead() {
  const t = useWords();
  const take = useMutation({ mutationFn: fetchSignedHead, onSuccess: keepAsFile });
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

function keepAsFile(head: SignedHead): void {
  const url = URL.createObjectURL(new Blob([`${JSON.stringify(head, null, 2)}\n`], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `surco-head-${head.state}-${head.at.slice(0, 10)}-${head.heads.audit.seq}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
