import { useEffect, useState } from "react";
import { answersSchemaVersion, type CoeAnswers, emptyCoeAnswers } from "../../domain/coe/coe.ts";
import { listLine, type OwedLists } from "../../domain/coe/summary.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import { type DraftStanding, holdDraftForWriting } from "../../storage/draft-lock.ts";
import { openDraft, type UnreadableDraft } from "../../storage/draft-reading.ts";
import { createDraft, type DraftRow, saveDraft } from "../../storage/drafts.ts";
import { LastWords, takeLeftWords } from "../../storage/leaving.ts";
import { recruiterOfCoe } from "../../storage/ownership.ts";
import { pageStorage } from "../../storage/page-storage.ts";
import type { World } from "../../storage/world.ts";
import { type DeterminationWatch, watchDetermination } from "./determination-watch.ts";
import { createDraftSession, type DraftKeeping, type DraftSession } from "./draft-session.ts";

export interface OpenInterview {
  /** Counts the openings: another number is another session, and its forms begin anew. */
  readonly opening: number;
  readonly standing: DraftStanding;
  readonly frozen: boolean;
  /** Whose the COE is now; whoever began it may have had to hand it on. Null before anything was saved. */
  readonly recruiterId: string | null;
  readonly row: DraftRow | null;
  readonly session: DraftSession;
  readonly watch: DeterminationWatch;
  readonly policy: StatePolicy;
}

/** A draft that cannot be read, and whose it is. */
interface UnreadableInterview extends UnreadableDraft {
  readonly recruiterId: string | null;
}

interface InterviewSession {
  /** Null while it is being read. A COE that this tablet knows only from the State cannot be begun anew (P4). */
  readonly found: OpenInterview | UnreadableInterview | "known-from-the-state" | null;
  readonly reopen: () => void;
}

/** Opens the draft for writing in this window, or for reading where another window has it; saves it when the page goes away. */
export function useInterviewSession(world: World, coeId: string): InterviewSession {
  const [found, setFound] = useState<InterviewSession["found"]>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let over = false;
    let present: { session: DraftSession; watch: { stop(): void } } | null = null;
    let opening = attempt * 1000;
    // Before anything else: somebody may type and go as soon as the page is drawn.
    const lastWords = new LastWords(world.db.sealer, coeId, pageStorage());
    const begin = async (standing: DraftStanding) => {
      if (standing === "held") await takeLeftWords(world.db, coeId, pageStorage());
      const [read, recruiterId] = await Promise.all([openDraft(world.db, coeId), recruiterOfCoe(world.db, coeId)]);
      if (over) return;
      present?.watch.stop();
      if (!read.ok) return setFound({ ...read.error, recruiterId });
      const row = read.value;
      if (row === null && recruiterId !== null) return setFound("known-from-the-state");
      const policy = world.policy(row?.state ?? world.person?.state ?? "US");
      const frozen = row?.stage === "signed";
      const answers = row?.answers ?? newAnswers(policy);
      // Saving and judging share one judgement, so that a save computes nothing twice.
      const judged: { watch: DeterminationWatch | null } = { watch: null };
      const keeping = keepingOf(world, coeId, policy, lastWords, async (now) => (await judged.watch?.of(now))?.owed);
      const session = createDraftSession({
        row,
        answers,
        keeping,
        now: world.now,
        readOnly: frozen || standing === "elsewhere",
      });
      const watch = watchDetermination(policy, session.answers, session.subscribe);
      judged.watch = watch;
      present = { session, watch };
      opening += 1;
      setFound({ opening, standing, frozen, recruiterId, row, session, watch, policy });
    };
    const letGo = holdDraftForWriting(globalThis.navigator.locks, coeId, (standing) => void begin(standing));
    const save = () => void present?.session.flush();
    const saveWhenHidden = () => {
      if (document.visibilityState === "hidden") save();
    };
    const keepOpen = world.tabletVault.beforeLocking(
      async () => present === null || (await isWritten(present.session)),
    );
    document.addEventListener("visibilitychange", saveWhenHidden);
    document.addEventListener("focusout", save);
    const leave = () => present?.session.leave();
    window.addEventListener("pagehide", leave);
    return () => {
      over = true;
      keepOpen();
      document.removeEventListener("visibilitychange", saveWhenHidden);
      document.removeEventListener("focusout", save);
      window.removeEventListener("pagehide", leave);
      lastWords.stop();
      present?.watch.stop();
      // The next window may read only what this one has finished writing.
      void (present?.session.close() ?? Promise.resolve()).finally(letGo);
    };
  }, [world, coeId, attempt]);

  return { found, reopen: () => setAttempt((before) => before + 1) };
}

/** Everything that was typed is on the disk, or nothing more may be written here. */
async function isWritten(session: DraftSession): Promise<boolean> {
  // Somebody may type on while it is written.
  for (let round = 0; round < 3; round++) {
    await session.flush();
    if (session.saveState().kind !== "pending") break;
  }
  const { kind } = session.saveState();
  return session.stopped() || (kind !== "pending" && kind !== "failed");
}

/** The family lives where the recruiter works, until somebody says otherwise. */
function newAnswers(policy: StatePolicy): CoeAnswers {
  const answers = emptyCoeAnswers();
  return policy.state === "US" ? answers : { ...answers, familyData: { ...answers.familyData, state: policy.state } };
}

function keepingOf(
  world: World,
  coeId: string,
  policy: StatePolicy,
  lastWords: LastWords,
  owedOf: (answers: CoeAnswers) => Promise<OwedLists | undefined>,
): DraftKeeping {
  // What was typed is saved in any case, also where the rules cannot be had.
  const summary = async (answers: CoeAnswers) =>
    listLine(answers, (await owedOf(answers).catch(() => undefined)) ?? { mustFix: [], ask: 0, comments: [] });
  const save: DraftKeeping["save"] = async (row, answers, place) => {
    const { editSeq, changedAt } = row;
    if (answers === null) return saveDraft(world.db, coeId, editSeq, { changedAt, place });
    const change = { changedAt: world.now(), answers, place, summary: await summary(answers) };
    const saved = await saveDraft(world.db, coeId, editSeq, change);
    if (saved.ok) lastWords.forget();
    return saved;
  };
  return {
    save,
    leave: ({ editSeq }, answers, place, saving) =>
      lastWords.write({ editSeq, saving, changedAt: world.now(), answers, place }),
    async create(answers, place) {
      const created = await createDraft(world.db, {
        coeId,
        recruiterId: world.person?.id ?? "",
        createdAt: world.now(),
        answersSchema: answersSchemaVersion,
        answers,
        state: world.person?.state ?? policy.state,
        place,
        summary: await summary(answers),
      });
      // Creating alone leaves a draft that counts as untyped; this one was typed in.
      return created.ok ? save(created.value, answers, place) : created;
    },
  };
}
