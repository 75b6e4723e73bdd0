import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { determine } from "../../domain/eligibility/determine.ts";
import { duplicateFindings } from "../../domain/eligibility/duplicate-children.ts";
import type { CoeRecord } from "../../domain/protocol/desk.ts";
import { withCertification } from "../../domain/review/certification.ts";
import { openFieldsOf } from "../../domain/review/decisions.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { Page } from "../../ui/page.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import { CoeDesk } from "./coe-desk.tsx";
import { queueKey, recordKey, recordQuery, versionQuery } from "./desk-queries.ts";
import { notesOf, usedIds } from "./margin-place.ts";
import { offeredTo } from "./may-decide.ts";
import { markOpened, type VersionBody } from "./office-calls.ts";
import { ProblemNotice } from "./problem-notice.tsx";
import { notesStore } from "./review-notes.ts";
import { currentVersion, type Version, versionOf } from "./version-choice.ts";

type CoeScreenProps = { world: World; coeId: string; go: (path: string) => void };

export function CoeScreen(props: CoeScreenProps) {
  const t = useWords();
  const { coeId, world } = props;
  const record = useQuery(recordQuery(coeId));
  useOpening(world, record.data);
  // What one reads does not change under one's eyes: a newer version is offered, and shown when asked for.
  const [chosenId, setChosenId] = useState<string | null>(null);
  const current = record.data && currentVersion(record.data);
  useEffect(() => {
    if (chosenId === null && current) setChosenId(current.revisionId);
  }, [chosenId, current]);
  const version = record.data && chosenId !== null ? versionOf(record.data, chosenId) : undefined;
  if (!record.data || !current || !version) {
    return (
      <Page title={t("review.coe.title-unknown")} width="desk">
        {record.isError ? (
          <ProblemNotice busy={record.isFetching} failure={record.error} onRetry={() => record.refetch()} />
        ) : (
          <Skeleton label={t("review.coe.reading")} lines={10} />
        )}
      </Page>
    );
  }
  return (
    <>
      {record.isError ? (
        <ProblemNotice
          busy={record.isFetching}
          failure={record.error}
          onRetry={() => record.refetch()}
          readAt={record.dataUpdatedAt}
        />
      ) : null}
      <OneVersion
        {...props}
        current={current}
        key={version.revisionId}
        onChoose={setChosenId}
        record={record.data}
        version={version}
      />
    </>
  );
}

/** A reviewer who opens what waits takes it into review (received → in review). Nobody takes their own. */
function useOpening(world: World, record: CoeRecord | undefined): void {
  const client = useQueryClient();
  const coeId = record?.stage === "received" ? record.coeId : null;
  const own = record?.revisions.some((version) => version.author.id === world.person?.id) ?? false;
  const opens = coeId !== null && !own && offeredTo(world.person, null)("returned");
  useEffect(() => {
    if (!opens || coeId === null) return;
    markOpened(coeId).then(
      (opened) => {
        client.setQueryData(recordKey(coeId), opened);
        void client.invalidateQueries({ queryKey: queueKey });
      },
      // Not opened is only not told to the others yet; the COE can be read and decided all the same.
      () => {},
    );
  }, [client, coeId, opens]);
}

type OneVersionProps = CoeScreenProps & {
  record: CoeRecord;
  version: Version;
  current: Version;
  onChoose: (revisionId: string) => void;
};

function OneVersion(props: OneVersionProps) {
  const t = useWords();
  const body = useQuery(versionQuery(props.version.revisionId));
  if (body.data?.readable) return <ReadableVersion {...props} body={body.data} />;
  return (
    <Page title={t("review.coe.title-unknown")} width="desk">
      {body.data ? (
        <Alert icon="file-present" title={t("review.unreadable.title")} tone="bad">
          <p>{t("review.unreadable.words")}</p>
        </Alert>
      ) : body.isError ? (
        <ProblemNotice busy={body.isFetching} failure={body.error} onRetry={() => body.refetch()} />
      ) : (
        <Skeleton label={t("review.coe.reading")} lines={10} />
      )}
    </Page>
  );
}

type ReadableProps = OneVersionProps & { body: Extract<VersionBody, { readable: true }> };

function ReadableVersion({ body, ...props }: ReadableProps) {
  const { world, version } = props;
  const policy = world.policy(body.revision.policy.state);
  const today = world.today();
  const duplicates = version.revisionId === props.current.revisionId ? props.record.duplicates : undefined;
  const reviewer = world.person?.roles.includes("reviewer") ? world.person.id : null;
  const determination = useMemo(() => {
    const revision = { ...body.revision, answers: body.answers };
    const who = reviewer === null ? null : { personId: reviewer, signedOn: today };
    const signed = withCertification(determine(body.answers, policy), revision, who);
    const shared = new Set(duplicates?.flatMap((other) => other.childIds));
    return { ...signed, findings: [...signed.findings, ...duplicateFindings(body.answers, shared)] };
  }, [body, policy, reviewer, today, duplicates]);
  const openFields = useMemo(() => openFieldsOf(body.answers, determination), [body.answers, determination]);
  const findings = useMemo(() => notesOf(determination), [determination]);
  const used = useMemo(() => usedIds(determination.children), [determination]);
  const notes = useMemo(
    () => notesStore(world.person?.id ?? "", version.revisionId),
    [world.person?.id, version.revisionId],
  );
  return (
    <CoeDesk
      {...props}
      sheet={{
        record: props.record,
        revisionId: version.revisionId,
        revision: body.revision,
        answers: body.answers,
        determination,
        openFields,
        policy,
        findings,
        used,
        notes,
      }}
    />
  );
}
