import { sha256OfBytes } from "../../domain/base/sha256.ts";
import type { CoeAnswers } from "../../domain/coe/coe.ts";
import { type CoeRecord, coeRecordSchema, type QueuePage, queuePageSchema } from "../../domain/protocol/desk.ts";
import {
  type Handover,
  type HandoverRequest,
  handoverSchema,
  type Recruiters,
  recruitersSchema,
} from "../../domain/protocol/handover.ts";
import type { Decision, ReviewRequest } from "../../domain/protocol/review.ts";
import { decisionSchema } from "../../domain/protocol/review.ts";
import type { Revision } from "../../domain/protocol/revision.ts";
import { readRevisionBody } from "../../domain/protocol/revision-reading.ts";
import { type inOwnName, officeBytes, officeGet, officePost } from "../../sync/office.ts";
import { given, OfficeFailure } from "../../sync/office-refusal.ts";

type Answer<T> = Awaited<ReturnType<typeof officeGet<T>>>;

/** A version as it was read: whole, or so new or damaged that only its bytes are kept (P7). */
export type VersionBody =
  | { readonly readable: true; readonly revision: Omit<Revision, "answers">; readonly answers: CoeAnswers }
  | { readonly readable: false };

export async function fetchQueuePage(path: string): Promise<QueuePage> {
  return given(await officeGet(path, queuePageSchema));
}

export async function fetchRecord(coeId: string): Promise<CoeRecord> {
  return given(await officeGet(`/v1/coes/${coeId}`, coeRecordSchema));
}

export async function markOpened(coeId: string): Promise<CoeRecord> {
  return given(await officePost(`/v1/coes/${coeId}/opened`, {}, coeRecordSchema));
}

/** What comes under the name of a version is believed only when its bytes have that name. */
export async function fetchVersion(revisionId: string): Promise<VersionBody> {
  const bytes = await fetchNamed(`/v1/revisions/${revisionId}`, revisionId);
  return readVersion(bytes);
}

export const fetchAttachment = (id: string): Promise<Uint8Array> => fetchNamed(`/v1/attachments/${id}`, id);

async function fetchNamed(path: string, name: string): Promise<Uint8Array> {
  const bytes = given(await officeBytes(path));
  if (sha256OfBytes(bytes) !== name) throw new OfficeFailure({ code: "not-an-answer", status: 200 });
  return bytes;
}

function readVersion(bytes: Uint8Array): VersionBody {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return { readable: false };
  }
  const read = readRevisionBody(body);
  if (!read.ok) return { readable: false };
  const { answers, ...revision } = read.value;
  return { readable: true, revision, answers };
}

export const postReview = (request: ReviewRequest, inName: ReturnType<typeof inOwnName>): Promise<Answer<Decision>> =>
  officePost("/v1/reviews", request, decisionSchema, inName);

export async function fetchRecruiters(): Promise<Recruiters["recruiters"]> {
  return given(await officeGet("/v1/recruiters", recruitersSchema)).recruiters;
}

export const postHandover = (coeId: string, request: HandoverRequest): Promise<Answer<Handover>> =>
  officePost(`/v1/coes/${coeId}/handovers`, request, handoverSchema);
