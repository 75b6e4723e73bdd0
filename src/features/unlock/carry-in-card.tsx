import { useEffect, useState } from "react";
import { rescueFileEnding } from "../../domain/protocol/rescue-parcel.ts";
import { type HandInRow, watchCarried } from "../../storage/rescue.ts";
import type { World } from "../../storage/world.ts";
import { carryIn } from "../../sync/carry-in.ts";
import { type OfficeRefusal, refusalOf } from "../../sync/office-refusal.ts";
import { handingIn } from "../../sync/rescue.ts";
import { Alert } from "../../ui/alert.tsx";
import { Card } from "../../ui/card.tsx";
import { FileButton } from "../../ui/file-button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";

type Outcome =
  | { readonly kind: "held"; readonly pieces: number; readonly waiting: number }
  | { readonly kind: "bad-file"; readonly why: "not-one" | "damaged" | "newer" | "too-large" }
  | { readonly kind: "refused"; readonly refusal: OfficeRefusal };

/** A colleague's file, carried to the State by this tablet. Nothing of it is shown or kept here. */
export function CarryInCard({ world }: { world: World }) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const carry = async (file: File) => {
    setBusy(true);
    setOutcome(null);
    setOutcome(await carried(world, file));
    setBusy(false);
  };
  return (
    <Card title={t("carrying-in.title")}>
      <div className="stack">
        <p>{t("carrying-in.words")}</p>
        <div className="button-row">
          <FileButton
            accept={rescueFileEnding}
            busy={busy}
            label={t("carrying-in.choose")}
            onFile={(file) => void carry(file)}
          />
        </div>
        {outcome === null ? null : <Told outcome={outcome} />}
        <p>{t("carrying-in.codes")}</p>
        <div className="button-row">
          <LinkButton href="/codes/read" variant="secondary">
            {t("carrying-in.codes.go")}
          </LinkButton>
        </div>
        <Carried world={world} />
      </div>
    </Card>
  );
}

const fileProblems = {
  "not-a-parcel": "not-one",
  torn: "damaged",
  changed: "damaged",
  "unknown-version": "newer",
  "too-large": "too-large",
} as const;

async function carried(world: World, file: File): Promise<Outcome> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const answer = await carryIn(handingIn(world), bytes);
    if (answer.ok) return { kind: "held", ...answer.value };
    const { error } = answer;
    if (error.code in fileProblems)
      return { kind: "bad-file", why: fileProblems[error.code as keyof typeof fileProblems] };
    return { kind: "refused", refusal: refusalOf(error as Parameters<typeof refusalOf>[0]) };
  } catch {
    return { kind: "bad-file", why: "damaged" };
  }
}

function Told({ outcome }: { outcome: Outcome }) {
  const t = useWords();
  if (outcome.kind === "held") {
    return (
      <Alert live="status" title={t("carrying-in.held", { count: outcome.pieces })} tone="good">
        <p>{t(outcome.waiting === 0 ? "carrying-in.held.all-sent" : "carrying-in.held.words")}</p>
      </Alert>
    );
  }
  if (outcome.kind === "bad-file") {
    return (
      <Alert live="alert" title={t(`carrying-in.file.${outcome.why}.title`)} tone="bad">
        <p>{t(`carrying-in.file.${outcome.why}`)}</p>
      </Alert>
    );
  }
  const isOther = outcome.refusal.code === "sealed-to-other-key";
  return (
    <RefusalAlert
      refusal={outcome.refusal}
      title={isOther ? t("carrying-in.other-state.title") : undefined}
      words={isOther ? t("carrying-in.other-state") : undefined}
    />
  );
}

function Carried({ world: { db } }: { world: World }) {
  const t = useWords();
  const locale = useLocale();
  const [rows, setRows] = useState<readonly HandInRow[]>([]);
  useEffect(() => {
    const watch = watchCarried(db).subscribe({ next: setRows });
    return () => watch.unsubscribe();
  }, [db]);
  if (rows.length === 0) return null;
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.sha256}>{t("carrying-in.before", { when: momentWords(row.at, locale), count: row.envelopes })}</li>
      ))}
    </ul>
  );
}
