import { useEffect, useMemo, useState } from "react";
import { readinessOf } from "../../domain/signing/readiness.ts";
import { refusedSigning, signaturesDue } from "../../domain/signing/refused-signing.ts";
import { signaturesSince, signingGaps } from "../../domain/signing/signing-act.ts";
import { noteHandedOver } from "../../storage/handed-over.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import { CertificationStep } from "./certification-step.tsx";
import { OnlyWords, VoidedNotice } from "./draft-notices.tsx";
import { MethodStep } from "./method-step.tsx";
import type { SigningScreenProps } from "./read-back-screen.tsx";
import { SignedPage } from "./signed-page.tsx";
import { SigningPage } from "./signing-page.tsx";
import { StatementMode } from "./statement-mode.tsx";
import { type StepProps, useRow, useSigningDraft } from "./use-signing-draft.ts";
import "./signing.scss";

/** The signing mode: nothing around it, so that the tablet can be handed over. */
export function SigningScreen({ world, coeId }: SigningScreenProps) {
  const t = useWords();
  const { open } = useSigningDraft(world, coeId);
  if (open === "opening") return <Skeleton label={t("signing.opening")} lines={8} />;
  const words =
    open === "missing" ? (
      <OnlyWords action="signing.to-list" href="/coes" topic="signing.missing" />
    ) : open.standing === "elsewhere" ? (
      <OnlyWords action="signing.to-list" href="/coes" topic="signing.elsewhere" />
    ) : null;
  if (words || open === "missing") return <SigningPage>{words}</SigningPage>;
  return <Steps open={open} world={world} />;
}

/** Which step it is follows from what is on the disk alone, so a kill comes back to it. */
function Steps({ world, open }: StepProps) {
  const { writer, policy, lastSigned } = open;
  const row = useRow(writer);
  const { answers, signing, coeId, stage } = row;
  const handedOver = stage === "draft" && (signing?.handedOver ?? false);
  useEffect(() => {
    // A shortcut for the next start; where it cannot be written, the COE is opened from the list.
    noteHandedOver(world.db, handedOver ? coeId : null).catch(() => undefined);
  }, [world, handedOver, coeId]);
  const [givenBack, setGivenBack] = useState(false);
  useEffect(() => {
    // Locking waits for what is being written, the giving back among it. Where that fails, the page must say so.
    if (givenBack) void world.tabletVault.rest().then((locked) => setGivenBack(locked));
  }, [world, givenBack]);
  const readiness = useMemo(() => readinessOf(answers, policy), [answers, policy]);

  // Not even for a moment does the family see the recruiter's next step.
  if (givenBack) return null;
  if (stage === "signed") return <SignedPage coeId={coeId} world={world} />;
  const toReadBack = `/coes/${coeId}/read-back`;
  if (!readiness.ready) return <Only href={toReadBack} topic="signing.not-ready" />;
  const correction = lastSigned ? signaturesDue(lastSigned, answers, policy) : null;
  if (correction?.recruiter === "none") return <Only href={toReadBack} topic="signing.unchanged" />;
  // Where the paper is not at hand, the family has begun to sign anew.
  const anew = lastSigned !== null && refusedSigning(lastSigned)?.photo === true && signing?.shown != null;
  const carried = correction !== null && !correction.interviewee && !anew;
  if (carried && signing?.step === "certification") return <CertificationStep carried open={open} world={world} />;
  const shown = signing?.shown ?? null;
  if (signing === null || shown === null || carried) return <Only href={toReadBack} topic="signing.read-first" />;
  const since = signaturesSince(shown, answers, policy);
  if (since.interviewee) {
    return (
      <SigningPage>
        <OnlyWords action="signing.to-read-back" href={toReadBack} topic="signing.read-again">
          <VoidedNotice answers={answers} because={since.because} coeId={coeId} />
        </OnlyWords>
      </SigningPage>
    );
  }
  if (handedOver)
    return <StatementMode onGivenBack={() => setGivenBack(world.tabletVault.locks)} open={open} world={world} />;
  const done = signingGaps(answers, policy, signing.intervieweeSignature !== null).length === 0;
  if (signing.step === "certification" && done) return <CertificationStep carried={false} open={open} world={world} />;
  return <MethodStep open={open} world={world} />;
}

const Only = ({ topic, href }: { topic: string; href: string }) => (
  <SigningPage>
    <OnlyWords action="signing.to-read-back" href={href} topic={topic} />
  </SigningPage>
);
