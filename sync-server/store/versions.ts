import { madeGoodBy, waitsForRecruiter } from "../../src/domain/review/set-aside.ts";
import type { StagedRevision } from "../../src/domain/review/stage.ts";
import type { Problems } from "../judging/revision-reading.ts";
import { compiledOnce } from "./compiled.ts";
import type { Db } from "./db.ts";
import { grouped, inParts } from "./lists.ts";
import type { JudgementRow } from "./tables.ts";

const findVersions = compiledOnce((db, coeIds: readonly string[]) =>
  db
    .selectFrom("revisions")
    .innerJoin("judgements", "judgements.revision_id", "revisions.id")
    .leftJoin("openings", "openings.revision_id", "revisions.id")
    .select([
      "revisions.id",
      "revisions.coe_id",
      "revisions.stage",
      "author_id",
      "author_name",
      "standing",
      "problems",
      "openings.person_id as opened_by",
    ])
    .where("coe_id", "in", coeIds)
    .orderBy("seq"),
);

const findLinks = compiledOnce((db, coeIds: readonly string[]) =>
  db
    .selectFrom("revision_parents")
    .innerJoin("revisions", "revisions.id", "revision_parents.revision_id")
    .select(["revision_parents.revision_id", "parent_id"])
    .where("revisions.coe_id", "in", coeIds),
);

/** Set aside for its signatures, or for a picture of one: it waits for them to be given again, not for the office (S08, S21). */
function bearsNoSignature({ standing, problems }: Pick<JudgementRow, "standing" | "problems">): boolean {
  if (standing !== "set-aside") return false;
  const reasons = JSON.parse(problems) as Problems;
  return reasons.some(({ code }) => code === "signature-invalid") || waitsForRecruiter(reasons);
}

/** One that is held, with what is thought of it. */
export interface Version extends StagedRevision {
  readonly row: Pick<JudgementRow, "standing" | "problems"> & {
    readonly author_id: string | null;
    readonly author_name: string | null;
    readonly opened_by: string | null;
  };
}

/** The versions of these COEs, oldest first, by the ids of the COEs. */
export async function versionsOf(db: Db, coeIds: readonly string[]): Promise<ReadonlyMap<string, readonly Version[]>> {
  const rows = await inParts(coeIds, (part) => findVersions(db, part));
  const links = await inParts(coeIds, (part) => findLinks(db, part));
  const parents = grouped(links, (link) => link.revision_id);
  const versionOf = (row: (typeof rows)[number]): Version => ({
    row,
    revisionId: row.id,
    stage: row.stage === "signed" && !bearsNoSignature(row) ? "signed" : "draft",
    parents: (parents.get(row.id) ?? []).map((link) => link.parent_id),
    received: true,
  });
  const byCoe = grouped(rows, (row) => row.coe_id ?? "");
  return new Map([...byCoe].map(([coeId, held]) => [coeId, held.map(versionOf)]));
}

export const isSetAside = ({ row }: Version): boolean => row.standing === "set-aside";

/** What was set aside, and then signed again in a version that was accepted, is history (P7). */
export function isAnyLeftAside(all: readonly Version[]): boolean {
  const signed = all.filter(({ stage, row }) => stage === "signed" && row.standing === "accepted");
  const madeGood = madeGoodBy(signed, all);
  return all.some((version) => isSetAside(version) && !madeGood.has(version.revisionId));
}
