import { dateOf } from "../../domain/coe/answer.ts";
import { signatureField } from "../../domain/coe/field-path.ts";
import { nationalForm } from "../../domain/coe/form.ts";
import { materialHash } from "../../domain/coe/material.ts";
import { certificationInSpanish, sectionTitlesInSpanish } from "../../domain/coe/reading-aid-statements.ts";
import type { Signature } from "../../domain/protocol/revision.ts";
import { standingDecision } from "../../domain/review/standing-decision.ts";
import { dayWords, momentWords } from "../../ui/moment-words.ts";
import { Pill } from "../../ui/pill.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { FieldValue } from "./field-value.tsx";
import { useSheet } from "./sheet-context.ts";
import { Aid, SheetSection } from "./sheet-section.tsx";
import { SignatureMark } from "./signature-mark.tsx";

const { intervieweeSignature, eligibilityCertification } = nationalForm;

export function IntervieweePart() {
  const t = useWords();
  const locale = useLocale();
  const { answers, revision } = useSheet();
  const signature = revision.signatures.find((entry) => entry.role === "interviewee");
  const told = answers.intervieweeSignature;
  const [signed = "", relationship = "", date = ""] = intervieweeSignature.blanks;
  const interview = [
    ["intervieweeName", told.intervieweeName],
    ["interviewLanguage", told.interviewLanguage],
    ["interpreter", told.interpreter],
    ["witness", told.witness],
  ] as const;
  return (
    <SheetSection title={intervieweeSignature.title} translated={sectionTitlesInSpanish.intervieweeSignature}>
      <p className="sheet-statement">
        <span lang="en">{intervieweeSignature.en}</span>
        {locale === "es" ? <Aid>{intervieweeSignature.es}</Aid> : null}
      </p>
      <div className="signature-row">
        <SignatureBlank caption={signed}>
          {signature ? <SignatureMark signature={signature} /> : <span className="answer answer--dash">-</span>}
        </SignatureBlank>
        <SignatureBlank caption={relationship}>
          <FieldValue field={signatureField("relationship")}>{told.relationship.trim() || "-"}</FieldValue>
        </SignatureBlank>
        <SignatureBlank caption={date}>
          <FieldValue field={signatureField("interviewDate")}>
            {dayWords(signature?.signedOn ?? dateOf(told.interviewDate), locale)}
          </FieldValue>
        </SignatureBlank>
      </div>
      {signature ? <Standing signature={signature} /> : null}
      <dl className="sheet-facts">
        {interview
          .filter(([key, value]) => key === "intervieweeName" || value.trim() !== "")
          .map(([key, value]) => (
            <div className="sheet-fact" key={key}>
              <dt>{t(`review.interview.${key}`)}</dt>
              <dd>
                <FieldValue field={signatureField(key)}>{value.trim() || "-"}</FieldValue>
              </dd>
            </div>
          ))}
      </dl>
    </SheetSection>
  );
}

/** A signature stands for the facts that were signed; the hash of today's facts tells whether they are still the same. */
function Standing({ signature }: { signature: Signature }) {
  const t = useWords();
  const { answers } = useSheet();
  const same = materialHash(answers) === signature.materialHash;
  return (
    <p>
      <Pill icon={same ? "check-circle" : "warning"} tone={same ? "good" : "bad"}>
        {t(same ? "review.signature.same-facts" : "review.signature.other-facts")}
      </Pill>
    </p>
  );
}

function SignatureBlank({ caption, children }: { caption: string; children: React.ReactNode }) {
  return (
    <div className="signature-blank">
      <div className="signature-blank__value">{children}</div>
      <span className="form-blank__caption" lang="en">
        {caption}
      </span>
    </div>
  );
}

export function Certification() {
  const t = useWords();
  const locale = useLocale();
  const { record, revision, revisionId } = useSheet();
  const recruiter = revision.signatures.find((entry) => entry.role === "recruiter");
  const approval = standingDecision(record.decisions, revisionId);
  const approved = approval?.decision === "approved" ? approval : null;
  const [interviewer = "", interviewerDate = "", reviewer = "", reviewerDate = ""] = eligibilityCertification.blanks;
  return (
    <SheetSection title={eligibilityCertification.title} translated={sectionTitlesInSpanish.eligibilityCertification}>
      <p className="sheet-statement">
        <span lang="en">{eligibilityCertification.en}</span>
        {locale === "es" ? <Aid>{certificationInSpanish}</Aid> : null}
      </p>
      <div className="signature-row">
        <SignatureBlank caption={interviewer}>
          {recruiter ? <SignatureMark signature={recruiter} /> : <span className="answer answer--dash">-</span>}
        </SignatureBlank>
        <SignatureBlank caption={interviewerDate}>{dayWords(recruiter?.signedOn ?? null, locale)}</SignatureBlank>
      </div>
      <div className="signature-row">
        <SignatureBlank caption={reviewer}>{approved ? approved.reviewer.name : "-"}</SignatureBlank>
        <SignatureBlank caption={reviewerDate}>
          {approved ? momentWords(approved.at, locale, "day") : "-"}
        </SignatureBlank>
      </div>
      {approved ? null : <p className="sheet-section__note">{t("review.signature.yours-follows")}</p>}
    </SheetSection>
  );
}
