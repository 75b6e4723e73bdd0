import { useEffect, useState } from "react";
import { fieldLabel } from "../../domain/coe/field-label.ts";
import type { SignaturesNeeded } from "../../domain/coe/material.ts";
import { type RefusedSigning, refusedSigning, signaturesDue } from "../../domain/signing/refused-signing.ts";
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
  const needed = base && signaturesDue(base, draft.answers, world.policy(draft.state));
  const who = whoSigns(needed, base && refusedSigning(base));
  return (
    <>
      <Alert
        title={t(`corrections.sign.${who}`)}
        tone={["family", "again", "photo"].includes(who) ? "caution" : "told"}
      >
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

function whoSigns(needed: SignaturesNeeded | null, refused: RefusedSigning | null): string {
  if (needed === null || needed.recruiter === "none") return "nothing";
  if (needed.interviewee) return refused?.family && needed.because.length === 0 ? "again" : "family";
  if (refused === null) return "recruiter";
  return refused.photo ? "photo" : "picture";
}
