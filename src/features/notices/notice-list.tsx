import { Suspense, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { doneSchema } from "../../domain/protocol/identity.ts";
import { type Notice, type NoticeKind, noticeKinds, noticesSchema } from "../../domain/protocol/notice.ts";
import { familyNameOf } from "../../storage/family-name.ts";
import type { World } from "../../storage/world.ts";
import { officeGet, officePost } from "../../sync/office.ts";
import { Alert } from "../../ui/alert.tsx";
import { Button } from "../../ui/button.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import type { Tone } from "../../ui/tone.ts";
import { useAllWords, useLocale, useWords } from "../../ui/words.tsx";
import { useHandedOn } from "./use-handed-on.ts";

const tones: Readonly<Record<NoticeKind, Tone>> = {
  "tablet-lost": "caution",
  "work-recovered": "good",
  "rescue-opened": "told",
  "coe-left": "told",
  "coe-came": "good",
};

/** One that this release has words for; the others wait, unread, for one that has. */
const isKnown = (notice: Notice): notice is Notice & { kind: NoticeKind } =>
  (noticeKinds as readonly string[]).includes(notice.kind);

/** Asked with every contact, and told until it is read. Without a network nothing is said: it is told at the next contact. */
function useNotices(world: World) {
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const contact = useSyncExternalStore(world.sync.status.subscribe, () => world.sync.status.get().lastContact);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a contact is the occasion to ask, whatever it was about.
  useEffect(() => {
    let isHere = true;
    void officeGet("/v1/notices", noticesSchema).then((answer) => {
      if (isHere && answer.ok) setNotices(answer.value.notices);
    });
    return () => {
      isHere = false;
    };
  }, [contact]);
  const read = useCallback(async ({ noticeId }: Notice) => {
    const answer = await officePost(`/v1/notices/${noticeId}/seen`, {}, doneSchema);
    if (answer.ok) setNotices((known) => known.filter((each) => each.noticeId !== noticeId));
  }, []);
  const known = useMemo(() => notices.filter(isKnown), [notices]);
  return { notices: known, read };
}

/** What concerns whoever is signed in: their tablet was reported lost, their work was recovered. */
export function NoticeList({ world }: { world: World }) {
  const { notices, read } = useNotices(world);
  if (notices.length === 0) return null;
  return (
    <Suspense fallback={null}>
      <Told notices={notices} onRead={read} world={world} />
    </Suspense>
  );
}

/** The families' names, as far as this tablet has them and their vault is open: the State's notices name no family. */
function useFamilies({ db }: World, notices: readonly Notice[]): ReadonlyMap<string, string> {
  const [families, setFamilies] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    let isHere = true;
    const asked = notices.flatMap(({ about }) => about.coeId ?? []);
    void Promise.all(asked.map(async (coeId) => [coeId, await familyNameOf(db, coeId)] as const)).then((found) => {
      if (isHere) setFamilies(new Map(found));
    });
    return () => {
      isHere = false;
    };
  }, [db, notices]);
  return families;
}

type ToldProps = {
  notices: readonly (Notice & { kind: NoticeKind })[];
  onRead: (notice: Notice) => void;
  world: World;
};

function Told({ notices, onRead, world }: ToldProps) {
  const families = useFamilies(world, notices);
  useAllWords();
  const t = useWords();
  const locale = useLocale();
  return (
    <section aria-label={t("notices.label")} className="notices">
      {notices.map((notice) => {
        const { kind, about, at, noticeId } = notice;
        const { tablet = "", count = "0", kept = "0", name = "", coeId = "" } = about;
        const family = families.get(coeId) ?? "";
        const whose = t(family === "" ? "notices.coe" : "notices.coe-of", { family });
        return (
          <Alert
            actions={
              <Button onClick={() => onRead(notice)} size="dense" variant="secondary">
                {t("notices.seen")}
              </Button>
            }
            key={noticeId}
            live="status"
            title={t(`notices.${kind}.title`, { tablet, count: Number(count), name, whose })}
            tone={tones[kind]}
          >
            <p>{t(`notices.${kind}.words`, { kept: Number(kept), name })}</p>
            {kind === "coe-left" ? <BegunSigning coeId={coeId} world={world} /> : null}
            <p>
              <time dateTime={at}>{momentWords(at, locale)}</time>
            </p>
          </Alert>
        );
      })}
    </section>
  );
}

/** What a family has begun to sign goes nowhere by itself: whoever they sign with is led there. */
function BegunSigning({ world, coeId }: { world: World; coeId: string }) {
  const handed = useHandedOn(world.db, coeId);
  const t = useWords();
  if (!handed?.mayFinish) return null;
  return (
    <>
      <p>{t("handed-on.signature", { name: handed.to })}</p>
      <p>
        <LinkButton href={`/coes/${coeId}/sign`} icon="edit" size="dense">
          {t("handed-on.finish")}
        </LinkButton>
      </p>
    </>
  );
}
