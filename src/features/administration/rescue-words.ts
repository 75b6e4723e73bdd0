import type { Person } from "../../domain/protocol/person.ts";
import type { Rescue, RescueFate } from "../../domain/protocol/rescue.ts";
import { type RescueSide, rescueSideOf } from "../../domain/protocol/rescue-sides.ts";
import type { IconName } from "../../ui/icon-paths.ts";
import type { Tone } from "../../ui/tone.ts";
import type { Speak } from "../../ui/words.tsx";

type Look = { readonly tone: Tone; readonly icon: IconName };

/** What a card shows of how far it is. `partly`: opened, and something in it could not be. */
type RescueStage = Rescue["state"] | "partly";

export const stageOf = ({ state, outcome }: Rescue): RescueStage =>
  outcome?.items.some(({ fate }) => fate === "kept") ? "partly" : state;

export const rescueLooks: Readonly<Record<RescueStage, Look>> = {
  waiting: { tone: "told", icon: "lock" },
  agreed: { tone: "caution", icon: "hourglass-empty" },
  opened: { tone: "good", icon: "check-circle" },
  partly: { tone: "caution", icon: "warning" },
};

/** "6 working copies, 2 versions" */
export const contentWords = (t: Speak, { counts }: Rescue): string =>
  (["drafts", "revisions", "attachments", "unknown"] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => t(`administration.rescue.holds.${kind}`, { count: counts[kind] }))
    .join(", ");

export const countOf = ({ outcome }: Rescue, fate: RescueFate): number =>
  outcome?.items.filter((item) => item.fate === fate).length ?? 0;

/** What this person can do about it: agree, go on with an opening that was cut short, or wait for the other side. */
export function partOf(person: Person, { state, approvals, needs }: Rescue): "agree" | "go-on" | "said" | RescueSide {
  const own = approvals.some((approval) => approval.person.id === person.id);
  if (state === "agreed") return "go-on";
  const side = rescueSideOf(person);
  const taken = approvals.find((approval) => approval.side === side);
  if (needs === 1 || taken === undefined) return "agree";
  if (own) return "said";
  return taken.side === "keeping" ? "field" : "keeping";
}

const known = new Set([
  "sealed-damaged",
  "sealed-version-unknown",
  "sealed-to-other-key",
  "sealed-in-other-place",
  "bytes-do-not-match-name",
  "too-large",
  "draft-unreadable",
]);

export const keptWords = (t: Speak, problem: string | null): string =>
  t(`administration.rescue.kept.${known.has(problem ?? "") ? problem : "other"}`);
