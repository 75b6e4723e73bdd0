import type { Stage } from "../../domain/coe/stage.ts";
import type { Verdict } from "../../domain/eligibility/determination.ts";
import type { IconName } from "../../ui/icon-paths.ts";
import type { Tone } from "../../ui/tone.ts";

export const verdictTone: Readonly<Record<Verdict, Tone>> = {
  eligible: "good",
  "not-eligible": "bad",
  "needs-review": "caution",
  "not-yet-known": "told",
};

export const stageLook: Readonly<Record<Stage, { readonly tone: Tone; readonly icon: IconName }>> = {
  draft: { tone: "plain", icon: "edit" },
  signed: { tone: "told", icon: "check" },
  received: { tone: "told", icon: "mail" },
  "in-review": { tone: "told", icon: "visibility" },
  returned: { tone: "caution", icon: "undo" },
  approved: { tone: "good", icon: "verified" },
  denied: { tone: "bad", icon: "cancel" },
};
