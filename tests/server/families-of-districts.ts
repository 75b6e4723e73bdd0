import type { CoeAnswers } from "../../src/domain/coe/coe.ts";
import { sampleAnswers } from "../domain/coe/sample-answers.ts";
import { type Written, write } from "./family-coe.ts";
import { type Office, type PersonName, people, post, put, randomId } from "./state-office.ts";

export function familyOf(district: string): CoeAnswers {
  const sample = sampleAnswers();
  return { ...sample, familyData: { ...sample.familyData, schoolDistrict: district } };
}

/** A signed COE of a district, written and sent by a recruiter, with its signature. */
export async function arrive(
  office: Office,
  who: PersonName,
  district: string,
  author: PersonName = who,
): Promise<Written> {
  const { id, name } = people[author];
  const coe = write({ answers: familyOf(district), author: { recruiterId: id, name } });
  await put(office, who, `/v1/revisions/${coe.id}`, coe.bytes);
  await put(office, who, `/v1/attachments/${coe.signature.id}`, coe.signature.bytes);
  return coe;
}

export const approvalOf = (coe: Written) => ({
  reviewId: randomId(),
  coeId: coe.revision.coeId,
  revisionId: coe.id,
  decision: "approved" as const,
  reasons: [],
  note: "",
  comments: [],
  overturns: null,
});

export const returnOf = (coe: Written) => ({
  ...approvalOf(coe),
  decision: "returned" as const,
  reasons: ["name-or-birth-details"],
  note: "Please look at the certificate again.",
});

export async function approve(office: Office, coe: Written): Promise<void> {
  const answer = await post(office, "rosa", "/v1/reviews", approvalOf(coe));
  if (answer.status !== 200) throw new Error(`the approval was answered ${answer.status}`);
}
