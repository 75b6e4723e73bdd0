import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { askPersistence } from "../../storage/capacity.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import type { FieldSurroundings } from "./field-facts.ts";
import { FieldLineRow } from "./field-line-row.tsx";
import { type FieldDeed, type FieldLine, fieldLines, type SecondCopyStanding, summaryOfLines } from "./field-lines.ts";
import { TakeAlongCard, takeAlongId } from "./take-along-card.tsx";
import { useFieldFacts } from "./use-field-facts.ts";
import "./field.scss";

/** The version that waits, as the window that watches for it tells. */
interface Updates {
  readonly waiting: { get(): boolean; subscribe(listener: () => void): () => void };
  activate(send: () => Promise<unknown>): Promise<boolean>;
}

type FieldScreenProps = {
  world: World;
  updates: Updates | null;
  /** The browser of this window, unless a test is another. */
  browser?: Partial<FieldSurroundings> | undefined;
};

const notWatched: Updates["waiting"] = { get: () => false, subscribe: () => () => undefined };

const thisBrowser = (): Omit<FieldSurroundings, "world" | "updateWaits" | "secondCopy" | "compared"> => ({
  storage: navigator.storage,
  serviceWorker: navigator.serviceWorker,
  locks: navigator.locks,
  matches: (query) => matchMedia(query).matches,
  standalone: (navigator as { standalone?: boolean }).standalone,
  after: (ms, then) => void setTimeout(then, ms),
});

const secondCopyOf = async ({ db }: World): Promise<SecondCopyStanding> =>
  (await import("../../storage/journal-start.ts")).secondCopyStanding(db);

const whenCompared = async ({ db }: World): Promise<void> =>
  (await import("../../storage/journal-start.ts")).whenCompared(db);

/** Before a recruiter drives out: what this tablet has, and what is still to be done while there is a network. */
export function FieldScreen({ world, updates, browser }: FieldScreenProps) {
  const t = useWords();
  const waiting = useSyncExternalStore(
    (updates?.waiting ?? notWatched).subscribe,
    (updates?.waiting ?? notWatched).get,
  );
  const around = useMemo<FieldSurroundings>(
    () => ({
      world,
      ...thisBrowser(),
      updateWaits: () => updates?.waiting.get() ?? null,
      secondCopy: () => secondCopyOf(world),
      compared: () => whenCompared(world),
      ...browser,
    }),
    [world, updates, browser],
  );
  const { facts, readAgain } = useFieldFacts(around, waiting);
  // The State is asked for a newer version while somebody reads; without a network nothing comes of it.
  useEffect(() => {
    const asked = around.serviceWorker?.getRegistration().then((registration) => registration?.update());
    asked?.catch(() => undefined);
  }, [around]);
  const { told, busy, go } = useDeeds(around, updates, readAgain);
  return (
    <Page kicker={<a href="/settings">{t("settings.title")}</a>} lede={t("field.lede")} title={t("field.title")}>
      {facts === null ? (
        <Skeleton label={t("field.looking")} lines={6} />
      ) : (
        <div className="stack">
          <Checked busy={busy} lines={fieldLines(facts)} onDeed={go} told={told} />
          <div className="button-row">
            <Button icon="autorenew" onClick={() => void readAgain()} variant="secondary">
              {t("field.again")}
            </Button>
          </div>
          <TakeAlongCard world={world} />
        </div>
      )}
    </Page>
  );
}

type CheckedProps = {
  lines: readonly FieldLine[];
  busy: FieldDeed | null;
  told: string | null;
  onDeed: (deed: FieldDeed) => void;
};

function Checked({ lines, busy, told, onDeed }: CheckedProps) {
  const t = useWords();
  const { look, cannot } = summaryOfLines(lines);
  const isReady = look === 0;
  const title = isReady
    ? t(cannot === 0 ? "field.ready" : "field.ready.some-unknown", { count: cannot })
    : t("field.not-yet", { count: look });
  return (
    <>
      <Alert live="status" title={title} tone={isReady ? "good" : "caution"}>
        {isReady ? null : <p>{t("field.not-yet.words")}</p>}
      </Alert>
      {told === null ? null : <Alert live="status" title={t(told)} tone="told" />}
      <ul aria-label={t("field.list")} className="field-list">
        {lines.map((line) => (
          <FieldLineRow busy={busy} key={line.id} line={line} onDeed={onDeed} />
        ))}
      </ul>
    </>
  );
}

/** What a button of a line does; the text of what is to be told, where it did not do what it says. */
function useDeeds(around: FieldSurroundings, updates: Updates | null, readAgain: () => Promise<void>) {
  const [busy, setBusy] = useState<FieldDeed | null>(null);
  const [told, setTold] = useState<string | null>(null);
  const { sync, tabletVault } = around.world;
  const send = async () => {
    const { outcome, problem } = await sync.sendNow();
    if (problem !== null) return `shell.sync.problem.${problem}`;
    return outcome === "elsewhere" ? "field.sent-elsewhere" : null;
  };
  const deeds: Readonly<Record<FieldDeed, () => Promise<string | null>>> = {
    protect: async () => ((await askPersistence(around.storage)) ? null : "field.kept.refused"),
    // It sends before it updates; a failed round keeps nobody from the fix.
    update: async () => {
      return updates === null || (await updates.activate(send)) ? null : "update.not-now";
    },
    send,
    lock: async () => ((await tabletVault.rest()) ? null : "field.not-locked"),
    reload: async () => {
      location.reload();
      return null;
    },
    "take-along": async () => {
      document.getElementById(takeAlongId)?.focus();
      return null;
    },
    "sign-in": async () => null,
  };
  const go = (deed: FieldDeed) => {
    setBusy(deed);
    setTold(null);
    void deeds[deed]()
      .catch(() => "field.went-wrong")
      .then(async (words) => {
        setTold(words);
        await readAgain();
      })
      .finally(() => setBusy(null));
  };
  return { busy, told, go };
}
