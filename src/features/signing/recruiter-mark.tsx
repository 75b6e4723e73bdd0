import { useState } from "react";
import type { SigningProgress } from "../../storage/signing-progress.ts";
import { RadioGroup } from "../../ui/radio-group.tsx";
import { SignaturePad } from "../../ui/signature-pad.tsx";
import { useWords } from "../../ui/words.tsx";
import { TextDraft } from "./text-draft.tsx";

type RecruiterMarkProps = {
  name: string;
  signing: SigningProgress;
  error: string | undefined;
  onChange: (change: Partial<SigningProgress>) => void;
};

/** The recruiter draws a signature, or types their name where drawing is not possible. */
export function RecruiterMark({ name, signing, error, onChange }: RecruiterMarkProps) {
  const t = useWords();
  const [way, setWay] = useState<"draw" | "type">(signing.recruiterTyped === "" ? "draw" : "type");
  const { recruiterSignature: drawn } = signing;
  return (
    <div className="stack">
      <RadioGroup
        choices={[
          { value: "draw", label: t("signing.certify.draw") },
          { value: "type", label: t("signing.certify.type") },
        ]}
        error={error}
        label={t("signing.certify.way")}
        layout="row"
        onChange={(chosen) => {
          setWay(chosen);
          onChange({ recruiterSignature: null, recruiterTyped: "" });
        }}
        value={way}
      />
      {way === "type" ? (
        <TextDraft
          hint={t("signing.certify.type-hint", { name })}
          label={t("signing.certify.type-label")}
          onKeep={(recruiterTyped) => onChange({ recruiterTyped, recruiterSignature: null })}
          value={signing.recruiterTyped}
        />
      ) : (
        <SignaturePad
          alternative={t("signing.certify.alternative")}
          initial={
            drawn
              ? { ...drawn, strokes: drawn.strokes.map((stroke) => stroke.map((point) => ({ ...point }))) }
              : undefined
          }
          label={t("signing.certify.pad")}
          onChange={(drawing) => onChange({ recruiterSignature: drawing ?? null, recruiterTyped: "" })}
          words={{
            signHere: t("signing.pad.sign-here"),
            clear: t("signing.pad.clear"),
            undo: t("signing.pad.undo"),
            empty: t("signing.pad.empty"),
            drawn: t("signing.pad.drawn"),
          }}
        />
      )}
    </div>
  );
}
