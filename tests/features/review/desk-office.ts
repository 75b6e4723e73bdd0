import { utf8ToBytes } from "@noble/hashes/utils.js";
import { vi } from "vitest";
import type { Instant } from "../../../src/domain/base/instant.ts";
import { type Sha256, sha256OfBytes } from "../../../src/domain/base/sha256.ts";
import type { CoeAnswers } from "../../../src/domain/coe/coe.ts";
import { materialHash, shownHash } from "../../../src/domain/coe/material.ts";
import { determine } from "../../../src/domain/eligibility/determine.ts";
import type { CoeRecord, QueueRow } from "../../../src/domain/protocol/desk.ts";
import type { Person } from "../../../src/domain/protocol/person.ts";
import type { Decision, ReviewRequest } from "../../../src/domain/protocol/review.ts";
import { type Revision, revisionBytes } from "../../../src/domain/protocol/revision.ts";
import { policyFor } from "../../../src/domain/states/all.ts";
import type { World } from "../../../src/storage/world.ts";
import { sampleAnswers } from "../../domain/coe/sample-answers.ts";

export const id = (number: number): string => number.toString(16).padStart(32, "0");
/** The same day in every zone that the tests run in. */
export const at = "2026-11-20T09:00:00.000Z" as Instant;

const strokes = utf8ToBytes(
  JSON.stringify({
    width: 600,
    height: 200,
    strokes: [
      [
        { x: 1, y: 2 },
        { x: 30, y: 40 },
      ],
    ],
  }),
);
export const strokesId = sha256OfBytes(strokes);

export const reviewer: Person = {
  id: "ruth",
  name: "Ruth Abernathy",
  roles: ["reviewer"],
  state: "ZZ",
  region: null,
  district: null,
  title: { en: "Reviewer", es: "Revisora" },
};

/** A signed version of a family's COE, as its tablet sent it. */
export function signedVersion(coeId: string, answers: CoeAnswers = sampleAnswers(), parents: Sha256[] = []) {
  const { ruleSet, verdict, children } = determine(answers, policyFor("ZZ"));
  const revision: Revision = {
    schema: 1,
    form: "national-coe/2023",
    policy: { state: "ZZ", version: policyFor("ZZ").version },
    coeId,
    parents,
    stage: "signed",
    reason: parents.length > 0 ? "correction" : "signing",
    answersSchema: 1,
    answers,
    determination: {
      ruleSet,
      verdict,
      children: children.map(({ childId, verdict: said, qad, eed }) => ({ childId, verdict: said, qad, eed })),
    },
    signatures: [
      {
        role: "interviewee",
        name: "Rosa Sample",
        relationship: "Mother",
        method: "drawn",
        language: "es",
        shownHash: shownHash(answers),
        materialHash: materialHash(answers),
        signedOn: "2026-11-19" as Revision["signatures"][number]["signedOn"],
        signedAt: at,
        slot: "interviewee",
      },
    ],
    attachments: [{ slot: "interviewee", id: strokesId, bytes: strokes.length, type: "application/json" }],
    author: { recruiterId: "lucia", name: "Lucía Ferreira" },
    made: { deviceId: id(7), deviceSeq: 1, deviceTime: at, clockOffsetMs: 0, app: "surco/test" },
  };
  return { ...revisionBytes(revision, utf8ToBytes), revision };
}

export type Signed = ReturnType<typeof signedVersion>;

export function recordOf(versions: readonly Signed[], change: Partial<CoeRecord> = {}): CoeRecord {
  return {
    coeId: versions[0]?.revision.coeId ?? "",
    stage: "in-review",
    heads: versions.slice(-1).map((version) => version.id),
    revisions: versions.map(({ id: revisionId, revision }, place) => ({
      revisionId,
      parents: revision.parents,
      stage: revision.stage,
      reason: revision.reason,
      author: { id: revision.author.recruiterId, name: revision.author.name },
      receipt: {
        id: revisionId,
        server: "s",
        seq: place + 1,
        chain: revisionId,
        receivedAt: at,
        standing: "accepted",
        problems: [],
        awaiting: [],
      },
      difference: false,
    })),
    decisions: [],
    ...change,
  };
}

export const rowOf = (version: Signed, familyName: string): QueueRow => ({
  coeId: version.revision.coeId,
  revisionId: version.id,
  stage: "received",
  familyName,
  childCount: 2,
  district: "Mill River SD",
  recruiter: { id: "lucia", name: "Lucía Ferreira" },
  receivedAt: at,
  interviewDate: null,
  qad: null,
  verdict: "eligible",
  reviewFindings: 2,
  owedComments: 1,
  difference: true,
  complete: false,
  setAside: false,
  forked: false,
});

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": status === 200 ? "application/json" : "application/problem+json" },
  });

export const refusal = (code: string, status: number, details: object = {}) =>
  json({ type: `urn:surco:problem:${code}`, title: code, status, code, details }, status);

/** An office that answers from memory. `decide` is what it says to a decision; nothing means: it stands. */
export function openOffice(versions: readonly Signed[], records: readonly CoeRecord[]) {
  const asked: string[] = [];
  const requests: ReviewRequest[] = [];
  const said: ((request: ReviewRequest) => Response | Promise<Response>)[] = [];
  const made = ({ confirms: _offered, ...request }: ReviewRequest): Decision => ({
    ...request,
    reviewer: { id: reviewer.id, name: reviewer.name },
    at,
    seq: 9,
  });
  const answer = (path: string, init: RequestInit): Response | Promise<Response> => {
    asked.push(`${init.method} ${path}`);
    const [, , kind, name] = path.split(/[/?]/);
    if (kind === "reviews") {
      const request = JSON.parse(new TextDecoder().decode(init.body as Uint8Array)) as ReviewRequest;
      requests.push(request);
      return said.shift()?.(request) ?? json(made(request));
    }
    if (kind === "queue") {
      const rows = versions.map((version, place) => rowOf(version, `Family${place + 1}`));
      return json({ rows, next: null, counts: { received: rows.length }, districts: [], recruiters: [] });
    }
    if (kind === "coes") return json(records.find((record) => record.coeId === name));
    const bytes = name === strokesId ? strokes : versions.find((version) => version.id === name)?.bytes;
    return bytes ? new Response(new Uint8Array(bytes)) : refusal("not-found", 404);
  };
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => answer(path, init));
  return { asked, requests, said, made };
}

let minted = 500;

/** A new person each time, so that no test sees what another one was shown. */
export const worldOf = (person: Person | null = reviewer): World =>
  ({
    person: person && { ...person },
    now: () => at,
    today: () => at.slice(0, 10),
    newId: () => {
      minted += 1;
      return id(minted);
    },
    policy: policyFor,
  }) as unknown as World;
