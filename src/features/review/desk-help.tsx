import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { KeyboardHelp, type KeyGroup } from "../../ui/keyboard-help.tsx";
import { useWords } from "../../ui/words.tsx";
import { useShortcuts } from "./shortcuts.ts";

/** The keys of the list, as the help shows them. What they do is said under their names in the catalog. */
const queueKeys = {
  next: ["J", "↓"],
  previous: ["K", "↑"],
  first: ["Home"],
  last: ["End"],
  open: ["Enter"],
  search: ["/"],
  help: ["?"],
} as const;

/** The keys of one COE. */
const coeKeys = {
  next: ["J"],
  previous: ["K"],
  fields: ["↓", "↑"],
  comment: ["C"],
  return: ["R"],
  approve: ["A"],
  deny: ["D"],
  queue: ["U"],
  help: ["?"],
} as const;

export function DeskHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useWords();
  const [on, choose] = useShortcuts();
  const group = (id: "queue" | "coe", keys: Readonly<Record<string, readonly string[]>>): KeyGroup => ({
    id,
    title: t(`review.help.${id}`),
    keys: Object.entries(keys).map(([key, press]) => ({ id: key, press, does: t(`review.help.${id}.${key}`) })),
  });
  return (
    <KeyboardHelp
      closeLabel={t("review.close")}
      groups={[group("queue", queueKeys), group("coe", coeKeys)]}
      onClose={onClose}
      open={open}
      title={t("review.help.title")}
    >
      <Checkbox
        checked={on}
        hint={t("review.help.switch-hint")}
        label={t("review.help.switch")}
        onChange={(event) => choose(event.target.checked)}
        tile
      />
    </KeyboardHelp>
  );
}

/** Nothing to press where there is no keyboard: the style hides it on a phone. */
export function HelpButton({ onPress }: { onPress: () => void }) {
  const t = useWords();
  return (
    <Button className="keyboard-help" icon="keyboard" onClick={onPress} variant="quiet">
      {t("review.help.open")}
    </Button>
  );
}
