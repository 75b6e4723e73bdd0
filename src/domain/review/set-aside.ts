import type { Receipt, SetAsideCode } from "../protocol/receipt.ts";
import { ancestorsOf, type ChainedRevision } from "./heads.ts";

type Problems = Receipt["problems"];

/**
 * What the one who interviewed the family can put right by signing or photographing again. The others wait: for the State's next
 * release (`schema-not-known`, `answers-invalid`), for its office (`author-is-not-sender`, `wrong-area`, `parent-of-other-coe`), or
 * for an approval to be taken back (`child-of-approved`); what continues such a version would be set aside for the same reason.
 */
const mendable: readonly string[] = ["signature-invalid", "picture-not-allowed"] satisfies readonly SetAsideCode[];

/** A version was set aside for nothing but what its recruiter can put right: it is theirs to correct, not the office's to decide. */
export const waitsForRecruiter = (problems: Problems): boolean =>
  problems.length > 0 && problems.every(({ code }) => mendable.includes(code));

/** The versions that a later signed one has taken the place of. */
export function madeGoodBy(signed: readonly ChainedRevision[], all: readonly ChainedRevision[]): ReadonlySet<string> {
  const byId = new Map(all.map((revision) => [revision.revisionId, revision]));
  return new Set(signed.flatMap(({ revisionId }) => [...ancestorsOf(revisionId, byId)]));
}
