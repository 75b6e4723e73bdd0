import type { CalendarDate } from "../../src/domain/base/calendar-date.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import { dateOf } from "../../src/domain/coe/answer.ts";
import { fullNameOf } from "../../src/domain/coe/full-name.ts";
import type { DistrictCoe, DistrictPage, DistrictQuery, DistrictRecord } from "../../src/domain/protocol/district.ts";
import { judgeRevision } from "../judging/judgement.ts";
import type { Db } from "./db.ts";
import { openBytes } from "./packing.ts";
import type { Store } from "./store.ts";

const usualLength = 25;

/** Approved, of this district, and no other column than the district may see. */
const approvedIn = (db: Db, district: string) =>
  db
    .selectFrom("coes")
    .innerJoin("reviews", "reviews.revision_id", "coes.revision_id")
    .select(["coes.coe_id", "coes.seq", "coes.family_name", "coes.child_count", "coes.qad", "reviews.at"])
    .where("coes.district", "=", district)
    .where("coes.stage", "=", "approved")
    .where("reviews.decision", "=", "approved")
    .where((where) =>
      where.not(
        where.exists(
          where.selectFrom("reviews as later").select("later.id").whereRef("later.overturns", "=", "reviews.id"),
        ),
      ),
    );

type ApprovedRow = Awaited<ReturnType<ReturnType<typeof approvedIn>["executeTakeFirstOrThrow"]>>;

const toCoe = (row: ApprovedRow): DistrictCoe => ({
  coeId: row.coe_id,
  familyName: row.family_name,
  childCount: row.child_count,
  qad: row.qad as CalendarDate | null,
  approvedAt: row.at as Instant,
});

/** Newest first, by key. */
export async function readDistrict(db: Db, district: string, query: DistrictQuery): Promise<DistrictPage> {
  const limit = query.limit ?? usualLength;
  let coes = approvedIn(db, district)
    .orderBy("coes.seq", "desc")
    .limit(limit + 1);
  if (query.after !== undefined) coes = coes.where("coes.seq", "<", Number(query.after));
  const found = await coes.execute();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { district, coes: page.map(toCoe), next: found.length > limit && last ? String(last.seq) : null };
}

export async function readDistrictRecord(
  store: Store,
  district: string,
  coeId: string,
): Promise<DistrictRecord | null> {
  const row = await approvedIn(store.reading, district)
    .innerJoin("revisions", "revisions.id", "coes.revision_id")
    .select(["bytes", "size", "packing"])
    .where("coes.coe_id", "=", coeId)
    .executeTakeFirst();
  if (!row) return null;
  const { revision, determination } = judgeRevision(openBytes(row), store.state);
  const eedOf = (childId: string) => determination?.children.find((child) => child.childId === childId)?.eed ?? null;
  return {
    ...toCoe(row),
    children: (revision?.answers.childData.children ?? []).map((child) => ({
      childId: child.id,
      name: fullNameOf(child),
      birthDate: dateOf(child.birthDate),
      eed: eedOf(child.id),
    })),
  };
}
