import type { ReactNode } from "react";
import { useMedia, WIDE } from "./use-media.ts";

type BesideProps = { panel: ReactNode; children: ReactNode };

/**
 * A form and its panel. The keyboard meets them as the eye does: on a wide screen the form comes first, on a narrow one
 * the panel's bar above it.
 */
export function Beside({ panel, children }: BesideProps) {
  const wide = useMedia(WIDE);
  return (
    <div className="beside">
      {wide ? null : panel}
      <div className="beside__main">{children}</div>
      {wide ? panel : null}
    </div>
  );
}
