import { type ComponentProps, useEffect, useRef, useState } from "react";
import type { CalendarDate } from "../../domain/base/calendar-date.ts";
import { nationalForm } from "../../domain/coe/form.ts";
import { certificationInSpanish, sectionTitlesInSpanish } from "../../domain/coe/reading-aid-statements.ts";
import { foldForSearch } from "../../domain/coe/summary.ts";
import { refusedSigning } from "../../domain/signing/refused-signing.ts";
import type { SaveProblem } from "../../storage/failure.ts";
import type { SigningProgress } from "../../storage/signing-progress.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Page } from "../../ui/page.tsx";
import { formatDay, useLocale, useWords } from "../../ui/words.tsx";
import { ClockNotice, SaveProblemAlert } from "./draft-notices.tsx";
import { FamilySignature } from "./family-signature.tsx";
import { PhotoAgain } from "./paper-photo.tsx";
import { RecruiterMark } from "./recruiter-mark.tsx";
import { signCoe } from "./sign-coe.ts";
import { pictureOf } from "./signature-picture.ts";
import { SigningPage } from "./signing-page.tsx";
import { withoutFamilySignature } from "./signing-progress.ts";
import { type StepProps, useProblem, useRow } from "./use-signing-draft.ts";

/** The recruiter certifies, and the COE is signed in one transaction. */
export function CertificationStep({ world, open, carried }: StepProps & { carried: boolean }) {
  const t = useWords();
  const row = useRow(open.writer);
  const problem = useProblem(open.writer);
  const signing = row.signing as SigningProgress;
  const { sign, busy, failure } = useSign({ world, open, carried });
  const [tried, setTried] = useState(false);
  const photoAgain = carried && open.lastSigned !== null && refusedSigning(open.lastSigned)?.photo === true;
  const name = world.person?.name ?? "";
  const signed = signing.recruiterSignature !== null || foldForSearch(signing.recruiterTyped) === foldForSearch(name);
  return (
    <SigningPage>
      <Page
        kicker={<a href={`/coes/${row.coeId}/read-back`}>{t("signing.back-to-read-back")}</a>}
        lede={t("signing.certify.lede")}
        title={t("signing.certify.title")}
      >
        <div className="stack">
          {problem ? <SaveProblemAlert onRetry={() => void open.writer.retry()} problem={problem} /> : null}
          <ClockNotice offsetMs={world.sync.status.get().serverTimeOffsetMs} />
          <FamilySignature
            carriedFrom={carried ? open.lastSigned : null}
            onAgain={() => void open.writer.change({ signing: withoutFamilySignature(signing) })}
            row={row}
          />
          {photoAgain ? (
            <PhotoAgain
              missing={tried && signing.paper === null}
              onKeep={(paper) => void open.writer.change({ signing: { ...signing, paper } })}
              paper={signing.paper}
            />
          ) : null}
          <Certificate
            error={tried && !signed ? t("signing.certify.missing") : undefined}
            name={name}
            onChange={(change) => void open.writer.change({ signing: { ...signing, ...change } })}
            signing={signing}
            today={world.today()}
          />
          {failure ? <SaveProblemAlert onRetry={() => void sign()} problem={failure} /> : null}
          <div className="button-row">
            <Button
              busy={busy}
              icon="check"
              onClick={() => {
                setTried(true);
                if (signed && !(photoAgain && signing.paper === null)) void sign();
              }}
              size="large"
            >
              {t("signing.certify.sign")}
            </Button>
          </div>
        </div>
      </Page>
    </SigningPage>
  );
}

type CertificateProps = ComponentProps<typeof RecruiterMark> & { today: CalendarDate };

/** The official certification with the recruiter's name, signature and date; Spanish is a reading aid. */
function Certificate({ today, ...mark }: CertificateProps) {
  const t = useWords();
  const locale = useLocale();
  const { title, en } = nationalForm.eligibilityCertification;
  return (
    <Card
      title={
        <>
          {locale === "es" ? <span lang="es">{sectionTitlesInSpanish.eligibilityCertification}</span> : null}
          <span className={locale === "es" ? "field__official" : undefined} lang="en">
            {title}
          </span>
        </>
      }
    >
      <div className="stack">
        <blockquote className="statement__words" lang="en">
          {en}
        </blockquote>
        {locale === "es" ? (
          <blockquote className="statement__aid" lang="es">
            <span className="statement__aid-label">{t("interview.reading-aid")}</span> {certificationInSpanish}
          </blockquote>
        ) : null}
        <dl className="signing__names">
          <div>
            <dt>{t("signing.certify.recruiter")}</dt>
            <dd>{mark.name}</dd>
          </div>
          <div>
            <dt>{t("signing.who.date")}</dt>
            <dd>{formatDay(today, locale)}</dd>
          </div>
        </dl>
        <RecruiterMark {...mark} />
      </div>
    </Card>
  );
}

function useSign({ world, open, carried }: StepProps & { carried: boolean }) {
  const locale = useLocale();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SaveProblem | null>(null);
  const running = useRef(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const { writer, policy, lastSigned } = open;
  const sign = async () => {
    const { person } = world;
    if (running.current || person === null) return;
    running.current = true;
    setBusy(true);
    setFailure(null);
    if (await writer.settled()) {
      const row = writer.row();
      const outcome = await signCoe(world, { row, policy, person, lastSigned, carried, language: locale }, pictureOf);
      if (outcome.ok) writer.signed(outcome.value);
      else if (here.current) setFailure(outcome.error);
    }
    running.current = false;
    if (here.current) setBusy(false);
  };
  return { sign, busy, failure };
}
