import { useState } from "react";
import { doneSchema, type OwnSession, ownSessionsSchema } from "../../domain/protocol/identity.ts";
import { officeDelete } from "../../sync/office.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { Pill } from "../../ui/pill.tsx";
import { RefusalAlert } from "../../ui/refusal-alert.tsx";
import { useLocale, useWords } from "../../ui/words.tsx";
import { useDoing } from "./use-doing.ts";
import { useLoaded } from "./use-loaded.ts";

export function SessionsCard() {
  const t = useWords();
  const { value, refusal, load } = useLoaded("/v1/sessions", ownSessionsSchema);
  const doing = useDoing();
  const [said, setSaid] = useState<string | null>(null);
  const sessions = value?.sessions ?? [];
  const end = async (path: string, done: string) => {
    setSaid(null);
    const ended = await doing.run(() => officeDelete(path, doneSchema));
    if (ended) setSaid(done);
    await load();
  };
  const wrong = refusal ?? doing.refusal;
  return (
    <Card title={t("account.sessions")}>
      {wrong ? <RefusalAlert refusal={wrong} /> : null}
      {said ? <Alert live="status" title={said} tone="good" /> : null}
      <ul aria-label={t("account.sessions.list")} className="places">
        {sessions.map((session) => (
          <SessionLine
            busy={doing.busy}
            key={session.id}
            onEnd={() => void end(`/v1/sessions/${session.id}`, t("account.sessions.ended"))}
            session={session}
          />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <div className="button-row">
          <Button
            busy={doing.busy}
            icon="logout"
            onClick={() => void end("/v1/sessions", t("account.sessions.others-ended"))}
            variant="secondary"
          >
            {t("account.sessions.end-others")}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

function SessionLine({ session, busy, onEnd }: { session: OwnSession; busy: boolean; onEnd: () => void }) {
  const t = useWords();
  const locale = useLocale();
  const where = session.where || t("account.sessions.unknown");
  const since = momentWords(session.createdAt, locale);
  const seen = t("account.sessions.seen", { moment: momentWords(session.seenAt, locale) });
  return (
    <li className="places__one">
      <span className="places__words">
        <strong>{where}</strong>
        <span>{`${t("account.sessions.since", { moment: since })} · ${seen}`}</span>
      </span>
      {session.current ? (
        <Pill tone="good">{t("account.sessions.current")}</Pill>
      ) : (
        <Button
          aria-label={t("account.sessions.end-named", { where, moment: since })}
          busy={busy}
          icon="logout"
          onClick={onEnd}
          variant="quiet"
        >
          {t("account.sessions.end")}
        </Button>
      )}
    </li>
  );
}
