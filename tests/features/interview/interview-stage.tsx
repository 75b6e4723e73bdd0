import { render } from "@testing-library/react";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { CalendarDate } from "../../../src/domain/base/calendar-date.ts";
import type { Instant } from "../../../src/domain/base/instant.ts";
import type { CoeAnswers } from "../../../src/domain/coe/coe.ts";
import { policyFor } from "../../../src/domain/states/all.ts";
import { InterviewScreen } from "../../../src/features/interview/interview-screen.tsx";
import { openSurcoDatabase } from "../../../src/storage/database.ts";
import { readyDevice } from "../../../src/storage/device.ts";
import { createDraft, type DraftRow, readDraft } from "../../../src/storage/drafts.ts";
import type { World } from "../../../src/storage/world.ts";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { openSealer } from "../../storage/open-sealer.ts";
import { noVault } from "../../storage/tablet-vault-line.ts";

export const coeId = "0123456789abcdef0123456789abcdef";

let stages = 0;

/** A tablet in one test: its own storage, a clock that stands still, ids in order. */
export async function stageWorld(): Promise<World> {
  stages += 1;
  let ids = 0;
  const idle = { running: false, lastContact: null, unsent: 0, problem: null, serverTimeOffsetMs: null };
  const db = openSurcoDatabase(`interview-${stages}`, openSealer());
  await readyDevice(db, () => "9".repeat(32));
  return {
    db,
    ...noVault(db),
    sync: {
      insure: async () => undefined,
      sendNow: async () => ({ outcome: "done", problem: null, sent: 0, received: 0 }),
      poke: () => undefined,
      status: { get: () => idle, subscribe: () => () => undefined },
      start: () => undefined,
      stop: () => undefined,
    },
    person: {
      id: "r1",
      name: "R",
      roles: ["recruiter"],
      state: "ZZ",
      region: null,
      district: null,
      title: { en: "R", es: "R" },
    },
    now: () => "2026-11-22T14:03:00.000Z" as Instant,
    today: () => "2026-11-22" as CalendarDate,
    randomBytes: (length) => new Uint8Array(length),
    newId: () => {
      ids += 1;
      return String(ids).padStart(32, "0");
    },
    policy: policyFor,
    app: "test",
  };
}

export async function keepDraft(world: World, answers: CoeAnswers): Promise<void> {
  const made = await createDraft(world.db, {
    coeId,
    recruiterId: "r1",
    createdAt: world.now(),
    answersSchema: 1,
    answers,
    state: "ZZ",
    summary: { familyName: "", childNames: [], owed: { mustFix: 0, comments: 0 } },
  });
  if (!made.ok) throw new Error(made.error.code);
}

export function showInterview(world: World, section?: string, locale: Locale = "en") {
  return render(
    <Words catalogs={catalogs} locale={locale}>
      <InterviewScreen coeId={coeId} section={section} world={world} />
    </Words>,
  );
}

export async function kept(world: World): Promise<DraftRow> {
  const row = await readDraft(world.db, coeId);
  if (!row) throw new Error("no draft was kept");
  return row;
}
