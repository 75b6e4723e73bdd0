import { useSyncExternalStore } from "react";
import type { Instant } from "../domain/base/instant.ts";
import type { SyncProblem, World } from "../storage/world.ts";
import { Button } from "../ui/button.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { momentWords } from "../ui/moment-words.ts";
import { StatusLine } from "../ui/status-line.tsx";
import type { Tone } from "../ui/tone.ts";
import { type Locale, type Speak, useLocale, useWords } from "../ui/words.tsx";
import { useOldestUnsent } from "./oldest-unsent.ts";

/** Honest at every moment: what has not reached the State, since when, and when the State was last heard. */
export function SyncLine({ world }: { world: World }) {
  const t = useWords();
  const locale = useLocale();
  const status = useSyncExternalStore(world.sync.status.subscribe, world.sync.status.get);
  const oldest = useOldestUnsent(world.db, status.unsent);
  const facts = [
    status.running ? t("shell.sync.running") : unsentWords(t, status.unsent),
    !status.running && status.unsent > 0 && oldest !== null && oldestWords(t, oldest, world.now()),
    status.lastContact === null
      ? t("shell.sync.no-contact")
      : t("shell.sync.contact", { when: contactWords(status.lastContact, world.now(), locale) }),
  ].filter((fact) => fact !== false);
  const problem = status.problem === null ? "" : t(`shell.sync.problem.${status.problem}`);
  const line = facts.join(" · ");
  return (
    <section aria-label={t("shell.sync.label")} className="sync-line">
      <div className="sync-line__words">
        <StatusLine spoken={problem} tone={toneOf(status.unsent, status.problem)}>
          {line}
        </StatusLine>
        {problem === "" || status.running ? null : <p className="sync-line__problem">{problem}</p>}
      </div>
      {status.problem === "not-signed-in" ? (
        <LinkButton href="/sign-in" icon="lock" size="dense" variant="secondary">
          {t("shell.sync.sign-in")}
        </LinkButton>
      ) : (
        <Button
          busy={status.running}
          icon="send"
          onClick={() => void world.sync.sendNow()}
          size="dense"
          variant="secondary"
        >
          {t("shell.sync.send")}
        </Button>
      )}
    </section>
  );
}

const unsentWords = (t: Speak, count: number): string =>
  count === 0 ? t("shell.sync.all-sent") : t("shell.sync.unsent", { count });

const dayMs = 86_400_000;

function oldestWords(t: Speak, oldest: Instant, now: Instant): string {
  const days = Math.floor((Date.parse(now) - Date.parse(oldest)) / dayMs);
  return days < 1 ? t("shell.sync.oldest-today") : t("shell.sync.oldest", { days });
}

/** No network is the normal state of a camp, so it is told, not warned about. */
function toneOf(unsent: number, problem: SyncProblem | null): Tone {
  if (problem !== null && problem !== "no-answer" && problem !== "busy") return "caution";
  return unsent === 0 ? "good" : "told";
}

/** The time of day, and the day too when it was not today. */
function contactWords(at: Instant, now: Instant, locale: Locale): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return momentWords(at, locale, sameDay ? "time" : "brief");
}
