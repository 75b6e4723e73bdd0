import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { StaffMember } from "../../domain/protocol/identity.ts";
import { Button } from "../../ui/button.tsx";
import type { ButtonLook } from "../../ui/button-look.ts";
import { Card } from "../../ui/card.tsx";
import type { IconName } from "../../ui/icon-paths.ts";
import { useWords } from "../../ui/words.tsx";
import { type AccountDeed, doToAccount } from "./administration-calls.ts";
import { staffQuery } from "./administration-queries.ts";
import { ConsequenceDialog } from "./consequence-dialog.tsx";

type AccountDeedsProps = { member: StaffMember; onDone: (deed: AccountDeed) => void };

const looks: Readonly<Record<AccountDeed, { icon: IconName; variant: ButtonLook["variant"] }>> = {
  "sign-out": { icon: "logout", variant: "secondary" },
  "let-go": { icon: "lock", variant: "danger" },
  "let-in": { icon: "undo", variant: "primary" },
};

const deedsFor = ({ state, sessions }: StaffMember): readonly AccountDeed[] => {
  if (state === "deactivated") return ["let-in"];
  return sessions > 0 ? ["sign-out", "let-go"] : ["let-go"];
};

/** What can be done to an account. Each says first what will happen, and is done only then. */
export function AccountDeeds({ member, onDone }: AccountDeedsProps) {
  const t = useWords();
  const client = useQueryClient();
  const [asking, setAsking] = useState<AccountDeed | null>(null);
  const { person } = member;
  const deed = useMutation({
    mutationFn: (chosen: AccountDeed) => doToAccount(chosen, person.id),
    onSuccess: async (_, chosen) => {
      await client.invalidateQueries({ queryKey: staffQuery.queryKey });
      setAsking(null);
      onDone(chosen);
    },
  });
  return (
    <Card
      actions={deedsFor(member).map((one) => (
        <Button icon={looks[one].icon} key={one} onClick={() => setAsking(one)} variant={looks[one].variant}>
          {t(`administration.deed.${one}`)}
        </Button>
      ))}
      id="person-access"
      look="sunk"
      title={t("administration.person.access")}
    >
      <p>{t(`administration.person.access-words.${member.state}`, { name: person.name })}</p>
      <ConsequenceDialog
        busy={deed.isPending}
        confirm={asking ? t(`administration.deed.${asking}`) : ""}
        error={deed.error}
        isDanger={asking === "let-go"}
        onClose={() => {
          setAsking(null);
          deed.reset();
        }}
        onConfirm={() => {
          if (asking) deed.mutate(asking);
        }}
        open={asking !== null}
        title={asking ? t(`administration.deed.${asking}.title`, { name: person.name }) : ""}
        words={asking ? consequences[asking].map((line) => t(`administration.deed.${asking}.${line}`)) : []}
      />
    </Card>
  );
}

const consequences: Readonly<Record<AccountDeed, readonly string[]>> = {
  "sign-out": ["now", "again", "work"],
  "let-go": ["now", "work", "kept", "back"],
  "let-in": ["now", "same"],
};
