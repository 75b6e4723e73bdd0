import { useRef, useState } from "react";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { Page } from "../../ui/page.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import type { Invitation } from "./administration-calls.ts";

/** After the `#`: what stands there is sent to nobody and written into no log on the way. */
export const invitationAddress = (token: string): string => `${window.location.origin}/welcome#${token}`;

type InvitationLinkProps = { invitation: Invitation; name: string; onAnother: () => void };

/** Shown this once. Nobody sends it: whoever invites hands it over. */
export function InvitationLink({ invitation, name, onAnother }: InvitationLinkProps) {
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
    <Page lede={t("administration.invited.lede", { name })} title={t("administration.invited.title", { name })}>
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
        <Button icon="add" onClick={onAnother} variant="secondary">
          {t("administration.invited.another")}
        </Button>
        <LinkButton href="/office/people" variant="quiet">
          {t("administration.invited.done")}
        </LinkButton>
      </div>
    </Page>
  );
}
