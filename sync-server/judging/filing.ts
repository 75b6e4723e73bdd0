import type { Revision } from "../../src/domain/protocol/revision.ts";
import { type JudgedRevision, judgeRevision } from "./judgement.ts";
import type { Envelope } from "./revision-reading.ts";

/** As much of a revision as is filed on its arrival: little enough to be handed from one thread to another. */
export interface FiledRevision extends Pick<JudgedRevision, "judgement"> {
  readonly envelope: Envelope | null;
  readonly revision:
    | (Pick<Revision, "coeId" | "stage" | "attachments"> & {
        readonly signatures: readonly Pick<Revision["signatures"][number], "slot">[];
      })
    | null;
}

/** What `judgeRevision` says, without what is not filed. */
export function judgeForFiling(bytes: Uint8Array, state: string): FiledRevision {
  const { envelope, revision, judgement } = judgeRevision(bytes, state);
  return {
    judgement,
    envelope: envelope && {
      schema: envelope.schema,
      coeId: envelope.coeId,
      parents: envelope.parents,
      stage: envelope.stage,
      reason: envelope.reason,
      attachments: envelope.attachments,
      author: { recruiterId: envelope.author.recruiterId, name: envelope.author.name },
      made: { deviceId: envelope.made.deviceId, deviceSeq: envelope.made.deviceSeq },
    },
    revision: revision && {
      coeId: revision.coeId,
      stage: revision.stage,
      attachments: revision.attachments,
      signatures: revision.signatures.map(({ slot }) => ({ slot })),
    },
  };
}
