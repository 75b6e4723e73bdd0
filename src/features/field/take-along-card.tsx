import { useState } from "react";
import { rescueType } from "../../domain/protocol/rescue-parcel.ts";
import type { World } from "../../storage/world.ts";
import { takeAlong } from "../../sync/carry-in.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { type HandedOn, handOnFiles } from "../../ui/hand-on-files.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { useWords } from "../../ui/words.tsx";

export const takeAlongId = "take-along";

type Outcome = {
  readonly how: HandedOn | "nothing" | "failed";
  readonly coes: number;
  readonly files: number;
  readonly onlyByPassphrase: number;
};

const failed: Outcome = { how: "failed", coes: 0, files: 0, onlyByPassphrase: 0 };

async function takenAlong(world: World): Promise<Outcome> {
  let how: HandedOn | "nothing" = "nothing";
  const { files, coes, onlyByPassphrase } = await takeAlong(world, async (made) => {
    how = await handOnFiles(made, rescueType);
    return how !== "left";
  });
  return { how, coes, files: files.length, onlyByPassphrase };
}

/** The escape copy: for a tablet that may not live until it meets a network. */
export function TakeAlongCard({ world }: { world: World }) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const go = async () => {
    setBusy(true);
    setOutcome(null);
    setOutcome(await takenAlong(world).catch(() => failed));
    setBusy(false);
  };
  return (
    <Card id={takeAlongId} title={t("field.take-along")}>
      <div className="stack">
        <p>{t("field.take-along.words")}</p>
        <p>{t("field.take-along.how")}</p>
        <div className="button-row">
          <Button busy={busy} icon="file-present" onClick={() => void go()} variant="secondary">
            {t("field.take-along.go")}
          </Button>
        </div>
        {outcome === null ? null : <Told outcome={outcome} />}
        <p>{t("field.take-along.codes")}</p>
        <div className="button-row">
          <LinkButton href="/codes/show" variant="secondary">
            {t("field.take-along.codes.go")}
          </LinkButton>
        </div>
      </div>
    </Card>
  );
}

const tones = { shared: "good", saved: "good", left: "told", nothing: "told", failed: "bad" } as const;

function Told({ outcome: { how, coes, files, onlyByPassphrase } }: { outcome: Outcome }) {
  const t = useWords();
  return (
    <>
      <Alert
        live={how === "failed" ? "alert" : "status"}
        title={t(`field.take-along.${how}`, { count: coes, files })}
        tone={tones[how]}
      >
        {how === "left" ? null : <p>{t(`field.take-along.${how}.words`, { files })}</p>}
      </Alert>
      {onlyByPassphrase === 0 ? null : (
        <Alert title={t("field.take-along.only-passphrase", { count: onlyByPassphrase })} tone="caution">
          <p>{t("field.take-along.only-passphrase.words")}</p>
        </Alert>
      )}
    </>
  );
}
