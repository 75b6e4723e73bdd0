import { useSyncExternalStore } from "react";
import type { Instant } from "../domain/base/instant.ts";
import type { SyncProblem, SyncStatus, World } from "../storage/world.ts";
import { Button } from "../ui/button.tsx";
import type { IconName } from "../ui/icon-paths.ts";
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
  const { running, unsent, lastContact } = status;
  const problem = status.problem === null ? "" : t(`shell.sync.problem.${status.problem}`);
  const facts = [
    unsentWords(t, unsent),
    unsent > 0 && oldest !== null && oldestWords(t, oldest, world.now()),
    lastContact === null
      ? t("shell.sync.no-contact")
      : t("shell.sync.contact", { when: contactWords(lastContact, world.now(), locale) }),
  ]
    .filter((fact) => fact !== false)
    .join(" · ");
  // What holds now stands first, with its one icon; a problem or a round under way moves the facts beneath it.
  const first = running ? t("shell.sync.running") : problem;
  return (
    <section aria-label={t("shell.sync.label")} className="sync-line">
      <div className="sync-line__words">
        <StatusLine icon={iconOf(status)} spoken={problem} tone={running ? "told" : toneOf(unsent, status.problem)}>
          {first || facts}
        </StatusLine>
        {first === "" ? null : <p className="sync-line__facts">{facts}</p>}
      </div>
      {status.problem === "not-signed-in" ? (
        <LinkButton href="/sign-in" icon="lock" size="dense" variant="secondary">
          {t("shell.sync.sign-in")}
        </LinkButton>
      ) : (
        <Button
          busy={running}
          icon={unsent === 0 ? "autorenew" : "send"}
          onClick={() => void world.sync.sendNow()}
          size="dense"
          variant={unsent === 0 ? "quiet" : "secondary"}
        >
          {t(unsent === 0 ? "shell.sync.ask" : "shell.sync.send")}
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

const iconOf = ({ running, problem }: SyncStatus): IconName | undefined =>
  running ? "autorenew" : problem === "no-answer" ? "cloud-off" : undefined;

/** No network is the normal state of a camp, so it is told, not warned about. */
function toneOf(unsent: number, problem: SyncProblem | null): Tone {
  if (problem !== null && problem !== "no-answer" && problem !== "busy" && problem !== "daily-volume") return "caution";
  return unsent === 0 && problem === null ? "good" : "told";
}

/** The time of day, and the day too when it was not today. */
function contactWords(at: Instant, now: Instant, locale: Locale): string {
  const sameDay = new Date(at).toDateString() === new Date(now).toDateString();
  return momentWords(at, locale, sameDay ? "time" : "brief");
}
