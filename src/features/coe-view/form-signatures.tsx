import { nationalForm } from "../../domain/coe/form.ts";
import { certificationInSpanish } from "../../domain/coe/reading-aid-statements.ts";
import { relationInWords } from "../../domain/coe/relationship.ts";
import type { Decision } from "../../domain/protocol/review.ts";
import type { Revision, Signature } from "../../domain/protocol/revision.ts";
import type { World } from "../../storage/world.ts";
import { Card } from "../../ui/card.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { formatDay, useLocale, useWords } from "../../ui/words.tsx";
import { OfficialTitle } from "./official-title.tsx";
import { SignatureMark } from "./signature-mark.tsx";

type FormSignaturesProps = { world: World; revision: Revision; decision: Decision | null };

/** The statement and the certification, each with who signed it. */
export function FormSignatures({ world, revision, decision }: FormSignaturesProps) {
  const { intervieweeSignature, eligibilityCertification } = nationalForm;
  const family = revision.signatures.find(({ role }) => role === "interviewee");
  const recruiter = revision.signatures.find(({ role }) => role === "recruiter");
  return (
    <>
      <Card title={<OfficialTitle section="intervieweeSignature" />}>
        <p lang="en">{intervieweeSignature.en}</p>
        <ReadingAid>{intervieweeSignature.es}</ReadingAid>
        <Signed revision={revision} signature={family} world={world} />
      </Card>
      <Card title={<OfficialTitle section="eligibilityCertification" />}>
        <p lang="en">{eligibilityCertification.en}</p>
        <ReadingAid>{certificationInSpanish}</ReadingAid>
        <Signed revision={revision} signature={recruiter} world={world} />
        {decision?.decision === "approved" ? <Reviewer decision={decision} /> : null}
      </Card>
    </>
  );
}

/** For a Spanish reader: what was signed is the English above it. */
function ReadingAid({ children }: { children: string }) {
  const t = useWords();
  return useLocale() === "es" ? (
    <p className="reading-aid" lang="es">
      {t("interview.reading-aid")} {children}
    </p>
  ) : null;
}

function Signed(props: { world: World; revision: Revision; signature: Signature | undefined }) {
  const t = useWords();
  const locale = useLocale();
  const { world, revision, signature } = props;
  if (!signature) return <p>{t("coe-view.not-signed")}</p>;
  const { name, relationship, method, signedOn, slot } = signature;
  return (
    <>
      <SignatureMark attachment={revision.attachments.find((entry) => entry.slot === slot)} name={name} world={world} />
      <FactList
        columns
        facts={[
          { id: "name", term: t("coe-view.name"), value: name },
          ...(relationship === ""
            ? []
            : [{ id: "relation", term: t("coe-view.relationship"), value: relationInWords(relationship, locale) }]),
          { id: "method", term: t("coe-view.method"), value: t(`coe-view.method.${method}`) },
          { id: "date", term: t("coe-view.date"), value: formatDay(signedOn, locale) },
        ]}
      />
    </>
  );
}

function Reviewer({ decision }: { decision: Decision }) {
  const t = useWords();
  const locale = useLocale();
  const day = momentWords(decision.at, locale, "long-day");
  return (
    <FactList
      columns
      facts={[
        { id: "reviewer", term: t("coe-view.reviewer"), value: decision.reviewer.name },
        { id: "date", term: t("coe-view.date"), value: day },
      ]}
    />
  );
}
