import { canonicalText, type Plain } from "../../domain/base/canonical.ts";
import type { AttachmentSlot } from "../../domain/protocol/revision.ts";
import { type NamedAttachment, nameAttachment } from "../../storage/attachments.ts";
import type { DrawnSignature, SigningProgress } from "../../storage/signing-progress.ts";

/** An attachment with the slot of the revision that it fills. */
export interface SlottedAttachment extends NamedAttachment {
  readonly slot: string;
}

/** Makes the picture of a drawing; null where this browser cannot, and then the points alone are the evidence. */
export type PictureOf = (drawing: DrawnSignature) => Promise<Uint8Array | null>;

/** Whole numbers only, so that two programs write the same bytes; time counts from the first touch, pressure is a percentage. */
export function strokesText(drawing: DrawnSignature): string {
  const first = drawing.strokes[0]?.[0]?.time ?? 0;
  return canonicalText({
    width: Math.round(drawing.width),
    height: Math.round(drawing.height),
    strokes: drawing.strokes.map((stroke) =>
      stroke.map(({ x, y, time, pressure }) => ({
        x: Math.round(x),
        y: Math.round(y),
        time: Math.max(0, Math.round(time - first)),
        pressure: Math.round(pressure * 100),
      })),
    ),
  } satisfies Plain);
}

async function drawn(slot: string, drawing: DrawnSignature, pictureOf: PictureOf): Promise<SlottedAttachment[]> {
  const strokes = { slot, ...nameAttachment(new TextEncoder().encode(strokesText(drawing)), "application/json") };
  const picture = await pictureOf(drawing);
  return picture === null ? [strokes] : [strokes, { slot: `${slot}-picture`, ...nameAttachment(picture, "image/png") }];
}

/** All that was drawn and photographed, hashed before any transaction opens (P3). */
export async function evidenceOf(progress: SigningProgress, pictureOf: PictureOf): Promise<SlottedAttachment[]> {
  const { intervieweeSignature, paper, recruiterSignature } = progress;
  return [
    ...(intervieweeSignature ? await drawn("interviewee", intervieweeSignature, pictureOf) : []),
    ...(paper && !intervieweeSignature
      ? [{ slot: "interviewee", ...nameAttachment(new Uint8Array(paper.bytes), paper.type) }]
      : []),
    ...(recruiterSignature ? await drawn("recruiter", recruiterSignature, pictureOf) : []),
  ];
}

export const slotOf = ({ slot, id, bytes, type }: SlottedAttachment): AttachmentSlot => ({
  slot,
  id,
  bytes: bytes.length,
  type,
});
