import { isReasonCode } from "../../domain/review/reasons.ts";
import type { Speak } from "../../ui/words.tsx";

/** Why it was decided so, in words. A code of a newer release is shown as it is. */
export const reasonWords = (t: Speak, reasons: readonly string[]): string =>
  t("review.decisions.reasons", {
    reasons: reasons.map((code) => (isReasonCode(code) ? t(`review.reason.${code}`) : code)).join(" · "),
  });
