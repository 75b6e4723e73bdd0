import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { useWords } from "../../ui/words.tsx";
import type { Invitation } from "./administration-calls.ts";
import { LinkToHandOver } from "./link-to-hand-over.tsx";

type InvitationLinkProps = { invitation: Invitation; name: string; onAnother: () => void };

/** What comes of an invitation: the link, and the way on. */
export function InvitationLink({ invitation, name, onAnother }: InvitationLinkProps) {
  const t = useWords();
  return (
    <Page lede={t("administration.invited.lede", { name })} title={t("administration.invited.title", { name })}>
      <LinkToHandOver
        beside={
          <>
            <Button icon="add" onClick={onAnother} variant="secondary">
              {t("administration.invited.another")}
            </Button>
            <LinkButton href="/office/people" variant="quiet">
              {t("administration.invited.done")}
            </LinkButton>
          </>
        }
        invitation={invitation}
        name={name}
      />
    </Page>
  );
}
