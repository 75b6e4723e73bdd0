import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { linesOfForm } from "../../domain/coe/lines-of-form.ts";
import { fieldAddress, sectionOfField } from "../../domain/coe/section-of-field.ts";
import type { OpenPoint, Readiness } from "../../domain/signing/readiness.ts";
import { Alert } from "../../ui/alert.tsx";
import { ErrorSummary } from "../../ui/error-summary.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import type { Tone } from "../../ui/tone.ts";
import { useWords } from "../../ui/words.tsx";

type MustFixProps = {
  coeId: string;
  answers: CoeAnswers;
  readiness: Readiness;
  go: (path: string) => void;
};

/** What has to be mended before anybody can sign, each with the way to its field; and what is worth a second look. */
export function MustFix({ coeId, answers, readiness, go }: MustFixProps) {
  const t = useWords();
  const words = {
    sentence: ({ message, values }: OpenPoint) => t(message, values),
    child: (number: number) => t("interview.child.number", { number }),
    section: ({ field }: OpenPoint) => t(`interview.section.${sectionOfField(field)}`),
  };
  const group = (id: string, tone: Tone, points: readonly OpenPoint[]) => ({
    id,
    tone,
    title: t(`signing.fix.${id}`, { count: points.length }),
    entries: linesOfForm(points, answers, words),
  });
  const { mustFix, comments, doubleCheck, mustSplit } = readiness;
  const open = mustFix.length + comments.length;
  return (
    <div className="stack">
      {readiness.determination.verdict === "not-eligible" ? (
        <Alert title={t("signing.not-eligible.title")} tone="told">
          <p>{t("signing.not-eligible.words")}</p>
        </Alert>
      ) : null}
      {open + doubleCheck.length > 0 ? (
        <ErrorSummary
          attempt={0}
          groups={[
            group("must-fix", "bad", mustFix),
            group("comments", "caution", comments),
            group("double-check", "told", doubleCheck),
          ]}
          lede={open > 0 ? t("signing.fix.lede") : t("signing.fix.only-double-check")}
          onJump={({ fieldId }) => go(fieldAddress(coeId, fieldId))}
          title={open > 0 ? t("signing.fix.title", { count: open }) : t("signing.fix.title-double-check")}
        />
      ) : null}
      {mustSplit ? (
        <Alert
          actions={
            <LinkButton href={`/coes/${coeId}`} variant="secondary">
              {t("signing.fix.split-go")}
            </LinkButton>
          }
          title={t("signing.fix.split-title")}
          tone="caution"
        >
          <p>{t("signing.fix.split")}</p>
        </Alert>
      ) : null}
    </div>
  );
}
