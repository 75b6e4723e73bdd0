import type { UnreadableDraft } from "../../storage/draft-reading.ts";
import { isColleagues } from "../../storage/ownership.ts";
import { isDraftColumns } from "../../storage/row-shapes.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { useAllWords, useWords } from "../../ui/words.tsx";
import { CopyAsFile } from "./copy-as-file.tsx";

interface UnreadableCoeProps {
  readonly coeId: string;
  readonly draft: UnreadableDraft;
  readonly personId: string | null;
  readonly reload: () => void;
}

/** In the place of a COE that this release cannot read: what that means, what to do, and a copy of what is stored to take along. */
export function UnreadableCoe({ coeId, draft, personId, reload }: UnreadableCoeProps) {
  useAllWords();
  const t = useWords();
  const { code, stored } = draft;
  // Sealed for whoever had it before: no passphrase of one's own opens it.
  const isAnothers = code === "other-vault" && isDraftColumns(stored) && isColleagues(stored.recruiterId, personId);
  const why = isAnothers ? "colleagues" : code;
  return (
    <Page title={t("interview.unreadable.title")}>
      <Alert
        actions={
          <>
            {code === "newer-release" ? (
              <Button icon="autorenew" onClick={reload}>
                {t("interview.unreadable.reload")}
              </Button>
            ) : null}
            <CopyAsFile
              content={() => stored}
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
        <p>{t(`interview.unreadable.why.${why}`)}</p>
        <p>{t(`interview.unreadable.do.${why}`)}</p>
      </Alert>
    </Page>
  );
}
