import type { QueueRow } from "../../domain/protocol/desk.ts";
import type { IconName } from "../../ui/icon-paths.ts";
import type { Tone } from "../../ui/tone.ts";
import type { Speak } from "../../ui/words.tsx";

interface Mark {
  readonly id: string;
  readonly tone: Tone;
  readonly icon: IconName;
  readonly words: string;
}

/** Everything about a row that asks for a second look, strongest first; words before colours. */
export function marksOf(t: Speak, row: QueueRow): readonly Mark[] {
  const marks: (Mark | false)[] = [
    row.setAside && { id: "set-aside", tone: "bad", icon: "flag", words: t("review.mark.set-aside") },
    row.offered === true && {
      id: "offered",
      tone: "caution",
      icon: "history",
      words: t("review.mark.offered"),
    },
    row.forked && { id: "forked", tone: "bad", icon: "flag", words: t("review.mark.forked") },
    !row.complete && {
      id: "incomplete",
      tone: "caution",
      icon: "hourglass-empty",
      words: t("review.mark.incomplete"),
    },
    row.difference && { id: "difference", tone: "caution", icon: "warning", words: t("review.mark.difference") },
    row.reviewFindings > 0 && {
      id: "doubts",
      tone: "caution",
      icon: "help",
      words: t("review.mark.doubts", { count: row.reviewFindings }),
    },
    row.owedComments > 0 && {
      id: "comments",
      tone: "caution",
      icon: "comment",
      words: t("review.mark.comments", { count: row.owedComments }),
    },
  ];
  return marks.filter((mark) => mark !== false);
}

const dayNumber = (at: Date): number => Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / 86_400_000;

/** Days as the calendar of this place counts them: what came late last evening came yesterday. */
export const daysSince = (at: string, now: string): number =>
  Math.max(0, dayNumber(new Date(now)) - dayNumber(new Date(at)));
