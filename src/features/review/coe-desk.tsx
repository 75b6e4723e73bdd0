import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import type { FieldPath } from "../../domain/coe/field-path.ts";
import type { CoeRecord } from "../../domain/protocol/desk.ts";
import type { DecisionKind } from "../../domain/protocol/review.ts";
import type { World } from "../../storage/world.ts";
import { InAppLink } from "../../ui/in-app-link.tsx";
import { momentWords } from "../../ui/moment-words.ts";
import { Page } from "../../ui/page.tsx";
import { Pill } from "../../ui/pill.tsx";
import { useHotkeys } from "../../ui/use-hotkeys.ts";
import { useLocale, useWords } from "../../ui/words.tsx";
import { CoeDialogs, type OpenedDialog } from "./coe-dialogs.tsx";
import { CoeNotices } from "./coe-notices.tsx";
import { DecidedNotice } from "./decided-notice.tsx";
import { DecisionBar } from "./decision-bar.tsx";
import { HelpButton } from "./desk-help.tsx";
import { recordQuery } from "./desk-queries.ts";
import { LostDecisions } from "./lost-decision.tsx";
import { mayHandOver, offeredTo, refusalBeforehand } from "./may-decide.ts";
import { OutcomeTable } from "./outcome-table.tsx";
import { coeAddress } from "./queue-table.tsx";
import { type Neighbours, neighboursOf, readWalk } from "./queue-walk.ts";
import { CoeChanges, CoeRecordParts } from "./record-parts.tsx";
import { carryNotes, notesStore } from "./review-notes.ts";
import { CoeSheet } from "./sheet.tsx";
import { type Sheet, SheetProvider, useSheet } from "./sheet-context.ts";
import { useShortcuts } from "./shortcuts.ts";
import { useFieldKeys } from "./use-field-keys.ts";
import { stageLook } from "./verdict-look.ts";
import { standingOn, type Version, versionNumber } from "./version-choice.ts";
import { WhoHasIt } from "./who-has-it.tsx";
import { whoseCoe, whoseWords } from "./whose-coe.ts";

type CoeDeskProps = {
  world: World;
  record: CoeRecord;
  version: Version;
  /** What the COE stands at now; another one than `version` while an older one is read, or after a newer one arrived. */
  current: Version;
  sheet: Omit<Sheet, "canComment" | "comment">;
  go: (path: string) => void;
  onChoose: (revisionId: string) => void;
};

export function CoeDesk({ world, record, version, current, sheet: facts, go, onChoose }: CoeDeskProps) {
  const place = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<OpenedDialog | null>(null);
  const walk = useMemo(() => readWalk(), []);
  const way = neighboursOf(walk, record.coeId);
  const standing = standingOn(record, version.revisionId);
  const refusal = refusalBeforehand(record, version, facts.determination, world.person);
  const canDecide = refusal === null;
  const offers = offeredTo(world.person, standing);
  const help = () => setOpened({ kind: "help" });
  const comment = (field: FieldPath) => setOpened({ kind: "comment", field });
  const toQueue = () => go(walk.address);
  const openCoe = (coeId: string | null) => coeId !== null && go(coeAddress(coeId));
  const decide = (decision: DecisionKind) => {
    if (canDecide && offers(decision) && standing?.decision !== decision)
      setOpened({ kind: "decision", deciding: { decision, standing } });
  };
  const choose = (revisionId: string) => {
    if (revisionId === current.revisionId) carryNotes(facts.notes, notesStore(world.person?.id ?? "", revisionId));
    onChoose(revisionId);
  };
  usePrefetch(way.next);
  useHeadingFocus(place);
  const commentOn = (field: FieldPath) => canDecide && comment(field);
  useCoeKeys(place, { ...wayKeys(way, openCoe), ...decisionKeys(decide), c: commentOn, u: toQueue, "?": help });
  return (
    <SheetProvider value={{ ...facts, canComment: canDecide, comment }}>
      {/* The focus can always come back here: a press on the empty page is still a press within the COE. */}
      <div className="coe-desk" ref={place} tabIndex={-1}>
        <CoePage address={walk.address} onHelp={help} version={version}>
          <DecidedNotice />
          <CoeNotices current={current} onChoose={choose} refusal={refusal} standing={standing} version={version} />
          <LostDecisions
            canDecide={canDecide}
            offers={offers}
            onAgain={(offered) => setOpened({ kind: "again", offered, standing })}
            version={version}
          />
          <OutcomeTable version={version} />
          <CoeChanges version={version} />
          <CoeSheet />
          <CoeRecordParts onChoose={choose} version={version} />
          <WhoHasIt onHandOver={mayHandOver(world.person) ? () => setOpened({ kind: "handover" }) : null} />
        </CoePage>
        <DecisionBar
          canDecide={canDecide}
          offers={offers}
          onDecide={decide}
          onOpen={openCoe}
          standing={standing}
          way={way}
        />
      </div>
      <CoeDialogs
        onClose={() => setOpened(null)}
        onDecided={() => (way.next === null ? toQueue() : openCoe(way.next))}
        onInstead={decide}
        onShowCurrent={() => {
          setOpened(null);
          choose(current.revisionId);
        }}
        opened={opened}
        world={world}
      />
    </SheetProvider>
  );
}

type CoePageProps = { version: Version; address: string; onHelp: () => void; children: ReactNode };

function CoePage({ version, address, onHelp, children }: CoePageProps) {
  const t = useWords();
  const locale = useLocale();
  const { answers, record } = useSheet();
  return (
    <Page
      actions={<HelpButton onPress={onHelp} />}
      kicker={<InAppLink href={address}>{t("review.coe.back")}</InAppLink>}
      lede={t("review.coe.lede", {
        count: answers.childData.children.length,
        recruiter: version.author.name,
        received: momentWords(version.receipt.receivedAt, locale, "day"),
        version: versionNumber(record, version.revisionId),
        versions: record.revisions.length,
      })}
      status={
        <Pill icon={stageLook[record.stage].icon} tone={stageLook[record.stage].tone}>
          {t(`review.stage.${record.stage}`)}
        </Pill>
      }
      namelessTitle={t("review.coe.title-unknown")}
      title={t("review.coe.title", { whose: whoseWords(t, whoseCoe(answers)) })}
      width="desk"
    >
      {children}
    </Page>
  );
}

const wayKeys = ({ next, previous }: Neighbours, openCoe: (coeId: string | null) => void) => ({
  j: () => openCoe(next),
  k: () => openCoe(previous),
});

const decisionKeys = (decide: (decision: DecisionKind) => void) => ({
  r: () => decide("returned"),
  a: () => decide("approved"),
  d: () => decide("denied"),
});

/** Every key with what it does; it is handed the field that has the focus, or none for the whole COE. */
function useCoeKeys(
  place: RefObject<HTMLElement | null>,
  keys: Readonly<Record<string, (field: FieldPath) => unknown>>,
): void {
  const [shortcuts] = useShortcuts();
  const focusedField = useFieldKeys(place);
  const hotkeys = Object.entries(keys).map(([key, act]) => [key, () => void act(focusedField())]);
  useHotkeys(place, Object.fromEntries(hotkeys), !shortcuts);
}

/** The next COE is on its way while this one is read. */
function usePrefetch(coeId: string | null): void {
  const client = useQueryClient();
  useEffect(() => {
    if (coeId !== null) void client.prefetchQuery(recordQuery(coeId));
  }, [client, coeId]);
}

/** The heading had the focus while the COE was still being read, and went away with it: now the real one has it. */
function useHeadingFocus(place: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const heading = place.current?.querySelector("h1");
    if (!heading || document.activeElement !== document.body) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [place]);
}
