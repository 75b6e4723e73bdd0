import { relationInWords } from "../../domain/coe/relationship.ts";
import { type RefusedSigning, refusedSigning } from "../../domain/signing/refused-signing.ts";
import type { DraftRow } from "../../storage/drafts.ts";
import type { LastSigned } from "../../storage/last-signed.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { formatDay, useLocale, useWords } from "../../ui/words.tsx";
import { DrawnSignatureImage } from "./drawn-signature.tsx";

type FamilySignatureProps = { row: DraftRow; carriedFrom: LastSigned | null; onAgain: () => void };

/** Why the family is left in peace. */
export const carriedWords = (refused: RefusedSigning | null): string =>
  refused === null ? "signing.carried.words" : `signing.carried.${refused.photo ? "photo" : "picture"}`;

/** What the family signed, before the recruiter certifies it. */
export function FamilySignature({ row, carriedFrom, onAgain }: FamilySignatureProps) {
  const t = useWords();
  const locale = useLocale();
  const { intervieweeName, relationship, method, witness } = row.answers.intervieweeSignature;
  const carried = carriedFrom?.revision.signatures.find(({ role }) => role === "interviewee") ?? null;
  const drawing = carried ? null : (row.signing?.intervieweeSignature ?? null);
  const signedOn = carried ? carried.signedOn : row.signing?.intervieweeSignedOn;
  return (
    <Card
      actions={
        carried ? undefined : (
          <Button icon="undo" onClick={onAgain} variant="secondary">
            {t("signing.family.again")}
          </Button>
        )
      }
      look="sunk"
      title={t("signing.family.title")}
    >
      {carriedFrom && carried ? <p>{t(carriedWords(refusedSigning(carriedFrom)))}</p> : null}
      {drawing ? (
        <DrawnSignatureImage drawing={drawing} label={t("signing.family.image", { name: intervieweeName })} />
      ) : null}
      <FactList
        facts={[
          { id: "name", term: t("signing.who.name"), value: intervieweeName },
          { id: "relationship", term: t("signing.who.relationship"), value: relationInWords(relationship, locale) },
          { id: "method", term: t("signing.family.how"), value: method ? t(`signing.method.${method}`) : "—" },
          ...(witness.trim() === "" ? [] : [{ id: "witness", term: t("signing.witness"), value: witness }]),
          { id: "date", term: t("signing.who.date"), value: signedOn ? formatDay(signedOn, locale) : "—" },
        ]}
      />
    </Card>
  );
}
