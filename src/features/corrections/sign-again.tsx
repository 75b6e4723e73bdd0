import { useEffect, useState } from "react";
import { fieldLabel } from "../../domain/coe/field-label.ts";
import { signaturesSince } from "../../domain/signing/signing-act.ts";
import type { DraftRow } from "../../storage/drafts.ts";
import { type LastSigned, lastSignedOf } from "../../storage/last-signed.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";

/** Who has to sign the correction, given what was changed so far (coe-form, section 7). */
export function SignAgain({ world, coeId, draft }: { world: World; coeId: string; draft: DraftRow }) {
  const t = useWords();
  const locale = useLocale();
  const [base, setBase] = useState<LastSigned | null>(null);
  useEffect(() => {
    let over = false;
    void lastSignedOf(world.db, coeId, draft.baseRevisionId).then((found) => {
      if (!over) setBase(found);
    });
    return () => {
      over = true;
    };
  }, [world, coeId, draft.baseRevisionId]);
  const needed = base && signaturesSince(base.revision.answers, draft.answers, world.policy(draft.state));
  const who = needed === null || needed.recruiter === "none" ? "nothing" : needed.interviewee ? "family" : "recruiter";
  return (
    <>
      <Alert title={t(`corrections.sign.${who}`)} tone={who === "family" ? "caution" : "told"}>
        <p>{t(`corrections.sign.${who}-why`)}</p>
        {needed && needed.because.length > 0 ? (
          <ul>
            {needed.because.map((field) => (
              <li key={field}>{fieldLabel(field, draft.answers)[locale]}</li>
            ))}
          </ul>
        ) : null}
      </Alert>
      <div className="button-row">
        <LinkButton href={`/coes/${coeId}`} icon="edit">
          {t("corrections.go-on")}
        </LinkButton>
        <LinkButton href={`/coes/${coeId}/read-back`} iconAfter="arrow-forward" variant="secondary">
          {t("corrections.to-read-back")}
        </LinkButton>
      </div>
    </>
  );
}
