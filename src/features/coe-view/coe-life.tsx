import { isReasonCode } from "../../domain/review/reasons.ts";
import { waitsForRecruiter } from "../../domain/review/set-aside.ts";
import { arrivedOf, setAsideText, troubleOf, troubleText } from "../../storage/sending.ts";
import { Alert } from "../../ui/alert.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { Timeline, type TimelineEntry } from "../../ui/timeline.tsx";
import type { Tone } from "../../ui/tone.ts";
import { type Locale, useLocale, useWords } from "../../ui/words.tsx";
import type { ViewedCoe } from "./use-coe-view.ts";

const tones: Readonly<Record<string, Tone>> = { returned: "caution", approved: "good", denied: "bad" };

const moment = (at: string, locale: Locale) => ({
  words: momentWords(at, locale),
  dateTime: at,
});

/** Signed, received, decided: what happened to a COE, and who holds it now. */
export function CoeLife({ viewed }: { viewed: ViewedCoe }) {
  const t = useWords();
  const locale = useLocale();
  const { revision, custody, decisions } = viewed;
  const signed: TimelineEntry[] =
    revision === null
      ? []
      : [
          {
            id: "signed",
            tone: "plain",
            icon: "check",
            title: t(`coe-view.life.${revision.stage === "signed" ? revision.reason : "written"}`),
            when: moment(revision.made.deviceTime, locale),
            who: revision.author.name,
          },
        ];
  const received: TimelineEntry[] = custody?.receivedAt
    ? [
        {
          id: "received",
          tone: "told",
          title: t(custody.safetyCopy ? "coe-view.life.safety-copy" : "coe-view.life.received"),
          when: moment(custody.receivedAt, locale),
        },
      ]
    : [];
  const decided = decisions.map(({ reviewId, decision, reasons, note, reviewer, at }): TimelineEntry => {
    return {
      id: reviewId,
      tone: tones[decision] ?? "told",
      title: t(`coe-view.custody.${decision}`),
      when: moment(at, locale),
      who: reviewer.name,
      detail: (
        <>
          {reasons.filter(isReasonCode).map((reason) => (
            <p key={reason}>{t(`review.reason.${reason}`)}</p>
          ))}
          {note.trim() === "" ? null : <p className="quoted">{note}</p>}
        </>
      ),
    };
  });
  const entries = [...signed, ...received, ...decided].sort((a, b) => (a.when.dateTime < b.when.dateTime ? -1 : 1));
  return (
    <section className="stack stack--close">
      <h2>{t("coe-view.life")}</h2>
      {entries.length > 0 ? <Timeline entries={entries} label={t("coe-view.life")} /> : null}
      <Held viewed={viewed} />
    </section>
  );
}

/** What has not arrived yet, and why something was set aside for the office; what is the recruiter's own stands above. */
function Held({ viewed }: { viewed: ViewedCoe }) {
  const t = useWords();
  const { custody } = viewed;
  if (custody === null) return null;
  const { unsent, awaiting, setAside } = custody;
  const attempts = unsent.flatMap(({ attempt }) => attempt ?? []);
  const trouble = troubleOf(attempts);
  const percent = arrivedOf(attempts);
  return (
    <>
      {unsent.length > 0 ? (
        <Alert icon="tablet" title={t("coe-view.unsent", { count: unsent.length })} tone="told">
          <p>{trouble ? t(troubleText(trouble.problem), { ...trouble }) : t("coe-view.unsent-words")}</p>
          {percent === null ? null : <p>{t("coe-view.on-its-way", { percent })}</p>}
        </Alert>
      ) : null}
      {unsent.length === 0 && awaiting.length > 0 ? (
        <Alert tone="told">
          <p>{t("coe-view.awaiting", { count: awaiting.length })}</p>
        </Alert>
      ) : null}
      {setAside.length > 0 && !waitsForRecruiter(setAside) ? (
        <Alert title={t("coe-view.set-aside")} tone="caution">
          {setAside.map(({ code }) => (
            <p key={code}>{t(setAsideText(code), { code })}</p>
          ))}
        </Alert>
      ) : null}
    </>
  );
}
