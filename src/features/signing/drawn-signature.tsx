import type { DrawnSignature } from "../../storage/signing-progress.ts";

/** A signature that was drawn, to be looked at. */
export function DrawnSignatureImage({ drawing, label }: { drawing: DrawnSignature; label: string }) {
  return (
    <svg aria-label={label} className="drawn-signature" role="img" viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
      {drawing.strokes.map((stroke) => (
        <polyline key={`${stroke[0]?.time}-${stroke[0]?.x}`} points={stroke.map(({ x, y }) => `${x},${y}`).join(" ")} />
      ))}
    </svg>
  );
}
