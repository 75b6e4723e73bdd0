import { useEffect, useState } from "react";
import { askPersistence, estimateSpace, type Space } from "../../storage/capacity.ts";
import type { SecondCopyStanding } from "../../storage/journal.ts";
import { countUnsent } from "../../storage/unsent-ids.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FactList } from "../../ui/fact-list.tsx";
import { type Speak, useWords } from "../../ui/words.tsx";

interface Facts {
  readonly coes: number;
  readonly unsent: number;
  readonly space: Space | null;
  /** Whether the browser has promised to keep this storage; null where it cannot be asked. */
  readonly kept: boolean | null;
  readonly secondCopy: SecondCopyStanding;
}

const storage: StorageManager | undefined = globalThis.navigator.storage;

const journal = () => import("../../storage/journal-start.ts");

const secondCopyOf = async ({ db }: World): Promise<SecondCopyStanding> => (await journal()).secondCopyStanding(db);

async function readFacts(world: World): Promise<Facts> {
  const [coes, unsent, space, kept, secondCopy] = await Promise.all([
    world.db.summaries.count(),
    countUnsent(world.db),
    estimateSpace(storage),
    storage?.persisted?.() ?? Promise.resolve(null),
    secondCopyOf(world).catch(() => "failed" as const),
  ]);
  return { coes, unsent, space, kept, secondCopy };
}

/** What this tablet holds, and whether the browser has promised to keep it. */
export function TabletFacts({ world }: { world: World }) {
  const t = useWords();
  const [facts, setFacts] = useState<Facts | null>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    let here = true;
    const look = async (): Promise<void> => {
      const read = await readFacts(world);
      if (!here) return;
      setFacts(read);
      if (read.secondCopy !== "pending") return;
      await (await journal()).whenCompared(world.db);
      if (here) await look();
    };
    look().catch(() => undefined); // a storage that was closed, or does not answer, is told by the whole screen
    return () => {
      here = false;
    };
  }, [world]);
  const protect = async () => {
    setRefused(!(await askPersistence(storage)));
    setFacts(await readFacts(world));
  };
  if (!facts) return null;
  return (
    <Card
      actions={
        facts.kept === false ? (
          <Button icon="shield" onClick={() => void protect()} variant="secondary">
            {t("settings.tablet.keep")}
          </Button>
        ) : undefined
      }
      title={t("settings.tablet")}
    >
      <FactList
        facts={[
          { id: "coes", term: t("settings.tablet.coes"), value: facts.coes },
          { id: "unsent", term: t("settings.tablet.unsent"), value: facts.unsent },
          { id: "used", term: t("settings.tablet.used"), value: megabytes(t, facts.space?.usedBytes) },
          { id: "free", term: t("settings.tablet.free"), value: megabytes(t, facts.space?.freeBytes) },
          { id: "kept", term: t("settings.tablet.kept"), value: keptWords(t, facts.kept) },
          { id: "second-copy", term: t("second-copy.term"), value: t(`second-copy.${facts.secondCopy}`) },
        ]}
      />
      {refused ? <Alert live="status" title={t("settings.tablet.refused")} tone="caution" /> : null}
    </Card>
  );
}

const mebibyte = 1_048_576;

function megabytes(t: Speak, bytes: number | undefined): string {
  if (bytes === undefined) return t("settings.tablet.unknown");
  const many = Math.round(bytes / mebibyte);
  return many < 1024
    ? t("settings.tablet.megabytes", { megabytes: many })
    : t("settings.tablet.gigabytes", { gigabytes: Math.round(many / 102.4) / 10 });
}

const keptWords = (t: Speak, kept: boolean | null): string =>
  kept === null ? t("settings.tablet.unknown") : t(kept ? "settings.tablet.kept.yes" : "settings.tablet.kept.no");
