import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { answersSchemaVersion } from "../../domain/coe/coe.ts";
import { formVersion } from "../../domain/coe/form.ts";
import { listLine } from "../../domain/coe/summary.ts";
import { determine } from "../../domain/eligibility/determine.ts";
import { revisionBytes, revisionSchemaVersion } from "../../domain/protocol/revision.ts";
import { readinessOf } from "../../domain/signing/readiness.ts";
import { claimOf } from "../../domain/signing/signed-revision.ts";
import { adoptDraft } from "../../storage/adopt.ts";
import { type DraftRow, readDraft } from "../../storage/drafts.ts";
import { reconcileDraft } from "../../storage/reconcile.ts";
import type { MakeRevision } from "../../storage/revisions.ts";
import type { World } from "../../storage/world.ts";
import type { Fork } from "./fork.ts";

/** Makes one draft of two, as a revision with both as its parents. True when it is on the disk. */
export async function joinVersions(world: World, coeId: string, fork: Fork, answers: CoeAnswers): Promise<boolean> {
  const { person } = world;
  const row = (await readDraft(world.db, coeId)) ?? (await takenUp(world, coeId, fork));
  if (!row || person === null) return false;
  const policy = world.policy(row.state);
  const at = world.now();
  const make: MakeRevision = (draft: DraftRow, device) => {
    const revision = {
      schema: revisionSchemaVersion,
      form: formVersion,
      policy: { state: policy.state, version: policy.version },
      coeId,
      parents: [...draft.parents],
      stage: "draft" as const,
      reason: "reconciliation" as const,
      answersSchema: answersSchemaVersion,
      answers: draft.answers,
      determination: claimOf(determine(draft.answers, policy)),
      signatures: [],
      attachments: [],
      author: { recruiterId: person.id, name: person.name },
      made: {
        deviceId: device.deviceId,
        deviceSeq: device.deviceSeq + 1,
        deviceTime: at,
        clockOffsetMs: device.clockOffsetMs,
        app: world.app,
      },
    } satisfies Parameters<typeof revisionBytes>[0];
    return {
      made: { ...revisionBytes(revision, (text) => new TextEncoder().encode(text)), revision },
      attachments: [],
    };
  };
  const summary = listLine(answers, readinessOf(answers, policy));
  const joined = { coeId, expectedEditSeq: row.editSeq, heads: fork.heads, answers, changedAt: at, summary };
  const outcome = await reconcileDraft(world.db, { ...joined, signing: null }, make);
  if (outcome.ok) world.sync.poke();
  return outcome.ok;
}

/** Where neither is written here, the first one is continued on this tablet, so that there is something to join the other one to. */
async function takenUp(world: World, coeId: string, { heads, mine, state }: Fork): Promise<DraftRow | null> {
  if (mine === null || world.person === null) return null;
  const adopted = await adoptDraft(world.db, coeId, heads[0], {
    recruiterId: world.person.id,
    at: world.now(),
    state,
    answersSchema: answersSchemaVersion,
    answers: mine,
    summary: listLine(mine, readinessOf(mine, world.policy(state))),
  });
  return adopted.ok ? adopted.value : null;
}
