import { useEffect, useState, useSyncExternalStore } from "react";
import { listLine } from "../../domain/coe/summary.ts";
import { readinessOf } from "../../domain/signing/readiness.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import { type DraftStanding, holdDraftForWriting } from "../../storage/draft-lock.ts";
import { type DraftRow, readDraft, saveDraft } from "../../storage/drafts.ts";
import { type LastSigned, lastSignedOf } from "../../storage/last-signed.ts";
import type { World } from "../../storage/world.ts";
import { createDraftWriter, type DraftWriter } from "./draft-writer.ts";

export interface OpenDraft {
  readonly writer: DraftWriter;
  readonly policy: StatePolicy;
  readonly standing: DraftStanding;
  /** The signed version that this working copy corrects; null before the first signing. */
  readonly lastSigned: LastSigned | null;
}

/** What every step of the signing is given. */
export interface StepProps {
  readonly world: World;
  readonly open: OpenDraft;
}

type OpeningDraft = "opening" | "missing" | OpenDraft;

/** Long enough for the interview in this same window to finish its last save and let go. */
const patience = 400;

/** Opens the working copy for signing in this window, or for reading where another window has it (P5). */
export function useSigningDraft(world: World, coeId: string): { open: OpeningDraft; reopen: () => void } {
  const [open, setOpen] = useState<OpeningDraft>("opening");
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt opens it again
  useEffect(() => {
    let over = false;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    let writer: DraftWriter | null = null;
    const begin = async (standing: DraftStanding) => {
      const row = await readDraft(world.db, coeId);
      const lastSigned = row ? await lastSignedOf(world.db, coeId, row.baseRevisionId) : null;
      if (over) return;
      if (!row) {
        setOpen("missing");
        return;
      }
      const policy = world.policy(row.state);
      writer = createDraftWriter(row, (stored, change) => keep(world, policy, stored, change));
      setOpen({ writer, policy, standing, lastSigned });
    };
    const letGo = holdDraftForWriting(globalThis.navigator.locks, coeId, (standing) => {
      clearTimeout(waiting);
      if (standing === "held") void begin(standing);
      else waiting = setTimeout(() => void begin(standing), patience);
    });
    const keepOpen = world.tabletVault.beforeLocking(async () => (await writer?.settled()) ?? true);
    return () => {
      over = true;
      keepOpen();
      clearTimeout(waiting);
      void (writer?.settled() ?? Promise.resolve()).finally(letGo);
    };
  }, [world, coeId, attempt]);

  return { open, reopen: () => setAttempt((before) => before + 1) };
}

const keep = (
  world: World,
  policy: StatePolicy,
  stored: DraftRow,
  change: Parameters<DraftWriter["change"]>[0],
): ReturnType<typeof saveDraft> =>
  saveDraft(world.db, stored.coeId, stored.editSeq, {
    ...change,
    changedAt: world.now(),
    ...(change.answers === undefined ? {} : { summary: listLine(change.answers, readinessOf(change.answers, policy)) }),
  });

/** The working copy as it is now; the component renders again with each change. */
export function useRow(writer: DraftWriter): DraftRow {
  return useSyncExternalStore(writer.subscribe, writer.row);
}

export const useProblem = (writer: DraftWriter) => useSyncExternalStore(writer.subscribe, writer.problem);
