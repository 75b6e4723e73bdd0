import type { Result } from "../../domain/base/result.ts";
import { listLine } from "../../domain/coe/summary.ts";
import { determine } from "../../domain/eligibility/determine.ts";
import type { Person } from "../../domain/protocol/person.ts";
import { revisionBytes, type Signature } from "../../domain/protocol/revision.ts";
import { readinessOf } from "../../domain/signing/readiness.ts";
import { refusedSigning } from "../../domain/signing/refused-signing.ts";
import {
  intervieweeSignature,
  recruiterSignature,
  type SigningMoment,
  signedRevision,
} from "../../domain/signing/signed-revision.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import type { DeviceRow } from "../../storage/device.ts";
import type { DraftRow } from "../../storage/drafts.ts";
import type { SaveProblem } from "../../storage/failure.ts";
import type { LastSigned } from "../../storage/last-signed.ts";
import { commitNewRevision, type MakeRevision } from "../../storage/revisions.ts";
import type { World } from "../../storage/world.ts";
import { evidenceOf, type PictureOf, type SlottedAttachment, slotOf } from "./signature-evidence.ts";

export interface Signing {
  readonly row: DraftRow;
  readonly policy: StatePolicy;
  readonly person: Person;
  readonly lastSigned: LastSigned | null;
  /** The family's signature of before still stands: only clerical fields were corrected. */
  readonly carried: boolean;
  readonly language: string;
}

/**
 * Makes the signed revision and keeps it in one transaction (P2): attachments, revision, frozen working copy, device number. If it
 * fails nothing of it is kept, and everything that was signed is still in the working copy.
 */
export async function signCoe(
  world: World,
  signing: Signing,
  pictureOf: PictureOf,
): Promise<Result<DraftRow, SaveProblem>> {
  const { row, policy } = signing;
  const evidence = row.signing ? await evidenceOf(row.signing, pictureOf) : [];
  const moment = { on: world.today(), at: world.now() };
  const make = revisionMaker(signing, evidence, moment, world.app);
  const outcome = await commitNewRevision(world.db, make, {
    coeId: row.coeId,
    expectedEditSeq: row.editSeq,
    changedAt: moment.at,
    summary: listLine(row.answers, readinessOf(row.answers, policy)),
  });
  if (outcome.ok) void world.sync.sendNow();
  return outcome;
}

function revisionMaker(
  signing: Signing,
  evidence: readonly SlottedAttachment[],
  moment: SigningMoment,
  app: string,
): MakeRevision {
  const { policy, person, lastSigned } = signing;
  return (draft, device) => {
    const { answers } = draft;
    const carried = signing.carried ? carriedFrom(lastSigned, evidence) : null;
    const slots = [...(carried?.attachments ?? []), ...evidence.map(slotOf)];
    const revision = signedRevision({
      coeId: draft.coeId,
      parents: draft.parents,
      reason: lastSigned === null ? "signing" : "correction",
      policy,
      answers,
      determination: determine(answers, policy),
      signatures: [
        ...(carried?.signatures ?? [ownSignature(signing, draft, evidence, moment)]),
        recruiterSignature(answers, person.name, moment, {
          method: draft.signing?.recruiterSignature ? "drawn" : "typed",
          slot: slotNamed(evidence, "recruiter"),
          language: signing.language,
        }),
      ],
      attachments: slots,
      author: { recruiterId: person.id, name: person.name },
      made: madeHere(device, moment, app),
    });
    const made = { ...revisionBytes(revision, (text) => new TextEncoder().encode(text)), revision };
    return { made, attachments: evidence };
  };
}

const slotNamed = (evidence: readonly SlottedAttachment[], name: string): string | null =>
  evidence.some(({ slot }) => slot === name) ? name : null;

function ownSignature(
  signing: Signing,
  draft: DraftRow,
  evidence: readonly SlottedAttachment[],
  moment: SigningMoment,
): Signature {
  const progress = draft.signing;
  const signed: SigningMoment = {
    on: progress?.intervieweeSignedOn ?? moment.on,
    at: progress?.intervieweeSignedAt ?? moment.at,
  };
  return intervieweeSignature(draft.answers, progress?.shown ?? draft.answers, signed, {
    language: progress?.language ?? signing.language,
    slot: slotNamed(evidence, "interviewee"),
  });
}

/** The family's signature with its own hashes, and what it was drawn with; the recruiter signs anew. */
function carriedFrom(lastSigned: LastSigned | null, evidence: readonly SlottedAttachment[]) {
  if (lastSigned === null) return null;
  const { signatures, attachments } = lastSigned.revision;
  const replaced = new Set([...(refusedSigning(lastSigned)?.slots ?? []), ...evidence.map(({ slot }) => slot)]);
  return {
    signatures: signatures.filter(({ role }) => role === "interviewee"),
    attachments: attachments.filter(({ slot }) => slot.startsWith("interviewee") && !replaced.has(slot)),
  };
}

const madeHere = (device: DeviceRow, { at }: SigningMoment, app: string) => ({
  deviceId: device.deviceId,
  deviceSeq: device.deviceSeq + 1,
  deviceTime: at,
  clockOffsetMs: device.clockOffsetMs,
  app,
});
