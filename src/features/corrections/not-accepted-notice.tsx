import type { Receipt } from "../../domain/protocol/receipt.ts";
import { setAsideText } from "../../storage/sending.ts";
import { Alert } from "../../ui/alert.tsx";
import { useWords } from "../../ui/words.tsx";

/** What the State could not accept, and what to do about it (P7). */
export function NotAcceptedNotice({ problems }: { problems: Receipt["problems"] }) {
  const t = useWords();
  return (
    <Alert title={t("corrections.not-accepted")} tone="caution">
      {[...new Set(problems.map(({ code }) => code))].map((code) => (
        <p key={code}>{t(setAsideText(code), { code })}</p>
      ))}
    </Alert>
  );
}
