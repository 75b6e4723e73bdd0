import { type ReactNode, useRef, useState } from "react";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { TextField } from "../../ui/text-field.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import type { Invitation } from "./administration-calls.ts";

/** After the `#`: what stands there is sent to nobody and written into no log on the way. */
const invitationAddress = (token: string): string => `${window.location.origin}/welcome#${token}`;

type LinkToHandOverProps = { invitation: Invitation; name: string; beside?: ReactNode | undefined };

/** Shown this once. Nobody sends it: whoever made it hands it over. */
export function LinkToHandOver({ invitation, name, beside }: LinkToHandOverProps) {
  const t = useWords();
  const locale = useLocale();
  const field = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<"yes" | "no" | null>(null);
  const address = invitationAddress(invitation.token);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      setCopied("yes");
    } catch {
      // Where the browser keeps its clipboard to itself, the address stands selected.
      setCopied("no");
    }
  };
  return (
    <>
      <Alert title={t("administration.invited.once")} tone="caution">
        <p>{t("administration.invited.once-words")}</p>
      </Alert>
      <TextField
        hint={t("administration.invited.until", { until: momentWords(invitation.expiresAt, locale, "full") })}
        label={t("administration.invited.link", { name })}
        onFocus={(event) => event.target.select()}
        readOnly
        ref={field}
        value={address}
        width="full"
      />
      <p role="status">{copied === null ? "" : t(`administration.invited.copied.${copied}`)}</p>
      <div className="button-row">
        <Button icon={copied === "yes" ? "check" : "file-present"} onClick={copy}>
          {t("administration.invited.copy")}
        </Button>
        {beside}
      </div>
    </>
  );
}
