import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { World } from "../../storage/world.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { useWords } from "../../ui/words.tsx";
import { postInvitation } from "./administration-calls.ts";
import { staffQuery } from "./administration-queries.ts";
import { InvitationLink } from "./invitation-link.tsx";
import { changeOf, emptyPlacing, type Placing } from "./placing.ts";
import { PlacingForm } from "./placing-form.tsx";
import { DeedProblem } from "./problem-notice.tsx";

export function InviteScreen({ world }: { world: World }) {
  const t = useWords();
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  const invite = useMutation({
    mutationFn: (placing: Placing) =>
      postInvitation({ ...changeOf(placing), signInName: (placing.signInName ?? "").trim() }),
    // What the token opens stays with whoever was shown it: nothing keeps it after this page.
    gcTime: 0,
    onSuccess: () => client.invalidateQueries({ queryKey: staffQuery.queryKey }),
  });
  const { data, variables } = invite;
  if (data && variables) {
    return (
      <InvitationLink
        invitation={data}
        name={variables.name.trim()}
        onAnother={() => {
          invite.reset();
          setRound(round + 1);
        }}
      />
    );
  }
  return (
    <Page lede={t("administration.invite.lede")} title={t("administration.invite.title")}>
      <PlacingForm
        beside={
          <LinkButton href="/office/people" variant="secondary">
            {t("administration.cancel")}
          </LinkButton>
        }
        busy={invite.isPending}
        first={emptyPlacing}
        key={round}
        onSend={(placing) => invite.mutate(placing)}
        policy={world.policy(world.person?.state ?? "")}
        sendLabel={t("administration.invite.send")}
      >
        <DeedProblem error={invite.error} />
      </PlacingForm>
    </Page>
  );
}
