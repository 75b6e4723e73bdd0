import type { UnreadableDraft } from "../../storage/draft-reading.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { useWords } from "../../ui/words.tsx";
import { CopyAsFile } from "./copy-as-file.tsx";

interface UnreadableCoeProps {
  readonly coeId: string;
  readonly draft: UnreadableDraft;
  readonly reload: () => void;
}

/** In the place of a COE that this release cannot read: what that means, what to do, and a copy of what is stored to take along. */
export function UnreadableCoe({ coeId, draft, reload }: UnreadableCoeProps) {
  const t = useWords();
  return (
    <Page title={t("interview.unreadable.title")}>
      <Alert
        actions={
          <>
            {draft.code === "newer-release" ? (
              <Button icon="autorenew" onClick={reload}>
                {t("interview.unreadable.reload")}
              </Button>
            ) : null}
            <CopyAsFile
              content={() => draft.stored}
              label={t("interview.unreadable.copy")}
              name={`coe-${coeId.slice(0, 8)}-stored`}
            />
            <LinkButton href="/coes" icon="arrow-back" variant="secondary">
              {t("interview.unreadable.back")}
            </LinkButton>
          </>
        }
        title={t("interview.unreadable.safe-title")}
        tone="caution"
      >
        <p>{t(`interview.unreadable.why.${draft.code}`)}</p>
        <p>{t(`interview.unreadable.do.${draft.code}`)}</p>
      </Alert>
    </Page>
  );
}
