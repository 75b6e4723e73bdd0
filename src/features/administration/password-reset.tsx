import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { StaffMember } from "../../domain/protocol/identity.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { useWords } from "../../ui/words.tsx";
import { inviteAnew } from "./administration-calls.ts";
import { staffQuery } from "./administration-queries.ts";
import { ConsequenceDialog } from "./consequence-dialog.tsx";
import { LinkToHandOver } from "./link-to-hand-over.tsx";

const cardId = "person-reset";
const consequences = ["link", "until", "then", "passphrase"] as const;

/** For whoever cannot sign in any more. Nobody here learns or chooses the new password. */
export function PasswordReset({ member }: { member: StaffMember }) {
  const t = useWords();
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { id, name } = member.person;
  const reset = useMutation({
    mutationFn: () => inviteAnew(id),
    // What the token opens stays with whoever was shown it: nothing keeps it after this page.
    gcTime: 0,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: staffQuery.queryKey });
      setAsking(false);
    },
  });
  const { data } = reset;
  useEffect(() => {
    // The button that had the focus is gone with what it did.
    if (data) document.getElementById(cardId)?.focus();
  }, [data]);
  return (
    <Card
      actions={
        data ? undefined : (
          <Button icon="lock" onClick={() => setAsking(true)} variant="secondary">
            {t("administration.reset")}
          </Button>
        )
      }
      id={cardId}
      look="sunk"
      title={t(data ? "administration.reset.made" : "administration.reset.title", { name })}
    >
      {data ? <LinkToHandOver invitation={data} name={name} /> : <p>{t("administration.reset.words", { name })}</p>}
      <ConsequenceDialog
        busy={reset.isPending}
        confirm={t("administration.reset")}
        error={reset.error}
        isDanger={false}
        onClose={() => {
          setAsking(false);
          reset.reset();
        }}
        onConfirm={() => reset.mutate()}
        open={asking}
        title={t("administration.reset.title", { name })}
        words={consequences.map((line) => t(`administration.reset.${line}`))}
      />
    </Card>
  );
}
