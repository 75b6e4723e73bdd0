import { Button } from "../../ui/button.tsx";
import type { IconName } from "../../ui/icon-paths.ts";
import { LinkButton } from "../../ui/link-button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { Pill } from "../../ui/pill.tsx";
import type { Tone } from "../../ui/tone.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import type { FieldDeed, FieldLine } from "./field-lines.ts";

const tones: Readonly<Record<FieldLine["state"], Tone>> = { fine: "good", look: "caution", cannot: "plain" };

const icons: Readonly<Record<FieldDeed, IconName>> = {
  protect: "shield",
  update: "update",
  send: "send",
  "sign-in": "lock",
  lock: "lock",
  reload: "autorenew",
  "take-along": "file-present",
};

type FieldLineRowProps = { line: FieldLine; busy: FieldDeed | null; onDeed: (deed: FieldDeed) => void };

/** One thing that was looked at: what it is, how it stands, in words, and what can be done about it at once. */
export function FieldLineRow({ line, busy, onDeed }: FieldLineRowProps) {
  const t = useWords();
  const locale = useLocale();
  const { id, state, words, values, when, deeds } = line;
  const moment = when === null ? undefined : momentWords(when, locale);
  return (
    <li className="field-line">
      <h2 className="field-line__title">{t(`field.${id}`)}</h2>
      <Pill icon={state === "cannot" ? "help" : undefined} tone={tones[state]}>
        {t(`field.state.${state}`)}
      </Pill>
      <p>{t(`field.${id}.${words}`, { ...values, when: moment })}</p>
      {deeds.length === 0 ? null : (
        <div className="button-row">
          {deeds.map((deed) =>
            deed === "sign-in" ? (
              <LinkButton href="/sign-in" icon={icons[deed]} key={deed} variant="secondary">
                {t("field.do.sign-in")}
              </LinkButton>
            ) : (
              <Button
                busy={busy === deed}
                icon={icons[deed]}
                key={deed}
                onClick={() => onDeed(deed)}
                variant="secondary"
              >
                {t(`field.do.${deed}`)}
              </Button>
            ),
          )}
        </div>
      )}
    </li>
  );
}
