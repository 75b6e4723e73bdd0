import type { CoeRecord } from "../../domain/protocol/desk.ts";
import type { Decision } from "../../domain/protocol/review.ts";
import { standingDecision } from "../../domain/review/standing-decision.ts";

export type Version = CoeRecord["revisions"][number];

/** The version that the COE stands at: its head; where nothing was accepted, what came last. */
export const currentVersion = (record: CoeRecord): Version | undefined =>
  record.revisions.find((version) => version.revisionId === record.heads[0]) ?? record.revisions.at(-1);

export const versionOf = (record: CoeRecord, revisionId: string): Version | undefined =>
  record.revisions.find((version) => version.revisionId === revisionId);

/** Versions are numbered in the order in which the State received them. */
export const versionNumber = (record: CoeRecord, revisionId: string): number =>
  record.revisions.findIndex((version) => version.revisionId === revisionId) + 1;

/** The version that this one was made from, if the State holds it. */
export const parentOf = (record: CoeRecord, version: Version): Version | undefined =>
  record.revisions.find((earlier) => version.parents.includes(earlier.revisionId));

/** The decision that stands on this version, or on the signed one that a draft was begun from. */
export const standingOn = (record: CoeRecord, revisionId: string): Decision | null =>
  standingDecision(record.decisions, revisionId);
