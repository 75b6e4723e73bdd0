import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from "react";
import { Redirect } from "wouter";
import { isColleagues } from "../../storage/ownership.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Beside } from "../../ui/beside.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { UndoToast } from "../../ui/undo-toast.tsx";
import { useWords } from "../../ui/words.tsx";
import { DeterminationPanel } from "./determination-panel.tsx";
import { coePath, type Interview, InterviewContext, type Notice, useInterview } from "./interview-context.ts";
import { InterviewHead } from "./interview-head.tsx";
import { ReturnedContext, ReturnedToSection, useReturned } from "./returned-comments.tsx";
import { loadRules } from "./rules.ts";
import { SaveProblemNotice } from "./saved-line.tsx";
import { SectionPage } from "./section-page.tsx";
import { isSection, type Section } from "./sections.ts";
import { type OpenInterview, useInterviewSession } from "./use-interview-session.ts";
import { usePlace } from "./use-place.ts";
import "./interview.scss";

// The list says how each section stands, so it comes with the rules.
const loadSectionList = () => import("./section-list.tsx");
const UnreadableCoe = lazy(async () => ({ default: (await import("./unreadable-coe.tsx")).UnreadableCoe }));
const SectionList = lazy(async () => ({ default: (await loadSectionList()).SectionList }));

interface InterviewScreenProps {
  readonly world: World;
  readonly coeId: string;
  /** One section's page; without it the list of all sections. */
  readonly section?: string | undefined;
  /** Shown in place of what a colleague wrote on this tablet (P22). */
  readonly notHere?: ReactNode;
}

/** The screen a recruiter lives in: a COE being written. */
export function InterviewScreen({ world, coeId, section, notHere }: InterviewScreenProps) {
  const { found, reopen } = useInterviewSession(world, coeId);
  useEffect(() => {
    if (section === undefined) void Promise.all([loadSectionList(), loadRules()]).catch(() => undefined);
  }, [section]);
  if (!found) return <Opening />;
  if (found === "known-from-the-state") return <Redirect replace to={coePath(coeId, "view")} />;
  const personId = world.person?.id ?? null;
  const isReadable = "session" in found;
  const writtenBy = isReadable ? (found.row?.recruiterId ?? null) : null;
  // Whoever wrote it may have had to hand it on, and whoever has it now reads it from the State, never in another one's copy.
  if (isColleagues(found.recruiterId, personId) || isColleagues(writtenBy, personId)) return notHere;
  if (!isReadable)
    return <UnreadableCoe coeId={coeId} draft={found} personId={personId} reload={() => location.reload()} />;
  if (found.frozen) return <Frozen coeId={coeId} />;
  return (
    <OpenScreen
      coeId={coeId}
      key={found.opening}
      onReload={reopen}
      open={found}
      section={isSection(section) ? section : null}
      world={world}
    />
  );
}

interface OpenScreenProps {
  world: World;
  coeId: string;
  open: OpenInterview;
  section: Section | null;
  onReload: () => void;
}

function OpenScreen({ world, coeId, open, section, onReload }: OpenScreenProps) {
  const [notice, setNotice] = useState<Notice | null>(null);
  // What was said in one section is not said again over the next one.
  const [noticeOf, setNoticeOf] = useState(section);
  if (noticeOf !== section) {
    setNoticeOf(section);
    setNotice(null);
  }
  const { session, watch, policy, standing } = open;
  const readOnly = standing === "elsewhere";
  const interview = useMemo<Interview>(
    () => ({ world, coeId, policy, session, watch, readOnly, announce: setNotice }),
    [world, coeId, policy, session, watch, readOnly],
  );
  return (
    <InterviewContext value={interview}>
      <ReturnedContext value={useReturned(world, coeId)}>
        <PlaceKeeper section={section} />
        <Beside panel={<DeterminationPanel />}>
          <div className="interview interview__form">
            <InterviewHead section={section} />
            <SaveProblemNotice onReload={onReload} />
            {readOnly ? <OpenElsewhere /> : null}
            <ReturnedToSection section={section} />
            <fieldset className="interview__answers" disabled={readOnly}>
              <Suspense fallback={<Opening />}>
                {section === null ? <SectionList /> : <SectionPage section={section} />}
              </Suspense>
            </fieldset>
          </div>
        </Beside>
        <NoticeLine notice={notice} onDone={() => setNotice(null)} />
      </ReturnedContext>
    </InterviewContext>
  );
}

function Opening() {
  return <Skeleton label={useWords()("interview.opening")} lines={6} />;
}

function PlaceKeeper({ section }: { section: string | null }) {
  usePlace(useInterview().session, section ?? "");
  return null;
}

function OpenElsewhere() {
  const t = useWords();
  return (
    <Alert live="status" title={t("interview.elsewhere.title")} tone="caution">
      <p>{t("interview.elsewhere.why")}</p>
    </Alert>
  );
}

/** A signed COE is read, not written; what happens to it next stands one link away. */
function Frozen({ coeId }: { coeId: string }) {
  const t = useWords();
  return (
    <Page title={t("interview.frozen.title")}>
      <Alert
        actions={
          <>
            <LinkButton href={coePath(coeId, "view")} icon="visibility">
              {t("interview.frozen.view")}
            </LinkButton>
            <LinkButton href={coePath(coeId, "corrections")} icon="comment" variant="secondary">
              {t("interview.frozen.corrections")}
            </LinkButton>
          </>
        }
        icon="lock"
        title={t("interview.frozen.why-title")}
      >
        <p>{t("interview.frozen.why")}</p>
      </Alert>
    </Page>
  );
}

/** What a tap did: with an undo it waits for an answer, without one it is said and goes. */
function NoticeLine({ notice, onDone }: { notice: Notice | null; onDone: () => void }) {
  const t = useWords();
  const undo = notice?.undo;
  useEffect(() => {
    if (!notice || undo) return;
    const timer = setTimeout(onDone, 8000);
    return () => clearTimeout(timer);
  }, [notice, undo, onDone]);
  if (notice && undo) {
    return (
      <UndoToast
        dismissLabel={t("interview.dismiss")}
        key={notice.text}
        onDismiss={onDone}
        onUndo={() => {
          undo();
          onDone();
        }}
        text={notice.text}
        undoLabel={t("interview.undo")}
      />
    );
  }
  return (
    <p className={notice ? "toast" : "screen-reader-only"} role="status">
      {notice?.text ?? ""}
    </p>
  );
}
