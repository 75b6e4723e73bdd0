import { useState } from "react";
import type { HandInRow, SealedStanding } from "../../storage/rescue.ts";
import type { World } from "../../storage/world.ts";
import type { OfficeRefusal } from "../../sync/office-refusal.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { type SealedWorkHere, useSealedWork, type WhichVaults } from "./use-sealed-work.ts";

type SealedWorkCardProps = { world: World; which: WhichVaults };

/** What only a forgotten passphrase opens here, and how it gets to the State that can open it as well. */
export function SealedWorkCard({ world, which }: SealedWorkCardProps) {
  const t = useWords();
  const work = useSealedWork(world, which);
  return (
    <Card title={t("handing-in.title")}>
      {work === null ? (
        <Skeleton label={t("handing-in.looking")} lines={2} />
      ) : (
        <div className="stack">
          <Standing standing={work.standing} />
          {work.standing.waiting > 0 ? <TwoWays work={work} /> : null}
          <HandIns
            handIns={work.standing.handIns}
            people={world.policy(world.person?.state ?? "US").rescueNeedsTwo ? 2 : 1}
          />
        </div>
      )}
    </Card>
  );
}

function Standing({ standing: { waiting, onlyByPassphrase, handIns } }: { standing: SealedStanding }) {
  const t = useWords();
  const isAllHeld = waiting === 0 && (handIns.length > 0 || onlyByPassphrase === 0);
  return (
    <>
      {waiting > 0 ? <p>{t("handing-in.waiting", { count: waiting })}</p> : null}
      {isAllHeld ? <p>{t("handing-in.nothing")}</p> : null}
      {onlyByPassphrase > 0 ? (
        <Alert title={t("handing-in.only-passphrase", { count: onlyByPassphrase })} tone="caution">
          <p>{t("handing-in.only-passphrase.words")}</p>
        </Alert>
      ) : null}
    </>
  );
}

type Outcome = { readonly saved: number } | { readonly refusal: OfficeRefusal };

function TwoWays({ work }: { work: SealedWorkHere }) {
  const t = useWords();
  const [busy, setBusy] = useState<"send" | "save" | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const go = async (way: "send" | "save", deed: () => Promise<Outcome | null>) => {
    setBusy(way);
    setOutcome(null);
    setOutcome(await deed().catch(() => ({ refusal: { code: "unexpected", seconds: 0, why: null } })));
    setBusy(null);
  };
  const send = async () => {
    const refusal = await work.send();
    return refusal && { refusal };
  };
  const save = async () => ({ saved: await work.save() });
  return (
    <>
      <div className="button-row">
        <Button busy={busy === "send"} icon="send" onClick={() => void go("send", send)}>
          {t("handing-in.send")}
        </Button>
        <Button busy={busy === "save"} icon="file-present" onClick={() => void go("save", save)} variant="secondary">
          {t("handing-in.save")}
        </Button>
      </div>
      <p>{t("handing-in.ways")}</p>
      {outcome === null ? null : <Told outcome={outcome} />}
    </>
  );
}

function Told({ outcome }: { outcome: Outcome }) {
  const t = useWords();
  if ("saved" in outcome) {
    return (
      <Alert live="status" title={t("handing-in.saved", { count: outcome.saved })} tone="good">
        <p>{t("handing-in.saved.words")}</p>
      </Alert>
    );
  }
  return <RefusalAlert refusal={outcome.refusal} />;
}

function HandIns({ handIns, people }: { handIns: readonly HandInRow[]; people: number }) {
  const t = useWords();
  const locale = useLocale();
  const standingOf = ({ rescueId, openedAt }: HandInRow): string => {
    if (rescueId === null) return "in-file";
    return openedAt === null ? "held" : "opened";
  };
  return (
    <div aria-live="polite">
      {handIns.length === 0 ? null : (
        <ul>
          {handIns.map((row) => (
            <li key={row.sha256}>
              {t(`handing-in.standing.${standingOf(row)}`, { when: momentWords(row.at, locale), people })}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
