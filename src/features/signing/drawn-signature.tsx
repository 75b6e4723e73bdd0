import { pathsOf } from "../../domain/signing/stroke-paths.ts";
import type { DrawnSignature } from "../../storage/signing-progress.ts";

/** A signature that was drawn, to be looked at. */
export function DrawnSignatureImage({ drawing, label }: { drawing: DrawnSignature; label: string }) {
  return (
    <svg aria-label={label} className="drawn-signature" role="img" viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
      {pathsOf(drawing).map((path) => (
        <path d={path} key={path} />
      ))}
    </svg>
  );
}
