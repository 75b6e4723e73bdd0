import { sql } from "kysely";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import { fitting } from "../../src/domain/protocol/batch.ts";
import { bodiesLimits, type HeldBody } from "../../src/domain/protocol/bodies.ts";
import type { Db } from "./db.ts";
import { openBytes } from "./packing.ts";
import { type Reach, withinReach } from "./scope.ts";

/** What is known of one before its bytes are read. */
interface Found {
  readonly id: Sha256;
  readonly coeId: string | null;
  readonly ownerIds: readonly (string | null)[];
  /** As it lies. */
  readonly length: number;
}

interface FoundBodies {
  /** In the order asked for, from the first on. */
  readonly bodies: readonly HeldBody[];
  readonly found: readonly Found[];
}

/**
 * Those that are held and within somebody's reach: of a COE within it, or of one's own hand. Bytes that nobody can read have no author
 * yet; until they have, they are their carrier's.
 */
async function findWithin(db: Db, ids: readonly string[], reach: Reach): Promise<readonly Found[]> {
  const within = withinReach(reach);
  const writer = sql<string>`coalesce(author_id, carrier_id)`;
  let query = db
    .selectFrom("revisions")
    .leftJoin("coes", "coes.coe_id", "revisions.coe_id")
    .select(["revisions.id", "revisions.coe_id", "recruiter_id", writer.as("writer_id")])
    .select(sql<number>`length(bytes)`.as("length"))
    .where("revisions.id", "in", ids);
  if (within) query = query.where((where) => where.or([where(writer, "=", reach.own), within]));
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id as Sha256,
    coeId: row.coe_id,
    ownerIds: [row.writer_id, row.recruiter_id],
    length: Number(row.length),
  }));
}

/** The bytes of one, as they came. */
export async function readRevisionWithin(db: Db, id: string, reach: Reach) {
  const [found] = await findWithin(db, [id], reach);
  if (!found) return null;
  const row = await db
    .selectFrom("revisions")
    .select(["bytes", "size", "packing"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return { ...found, bytes: openBytes(row) };
}

/** As they lie, and only so many that the answer stays within what was announced. */
export async function readBodiesWithin(db: Db, asked: readonly Sha256[], reach: Reach): Promise<FoundBodies> {
  const all = await findWithin(db, asked, reach);
  const lengthOf = new Map(all.map(({ id, length }) => [id, length]));
  // The first one goes in any case.
  const many = Math.max(
    1,
    fitting(
      asked.map((id) => lengthOf.get(id) ?? 0),
      bodiesLimits,
    ),
  );
  const given = asked.slice(0, many);
  const found = all.filter(({ id }) => given.includes(id));
  const rows = await db
    .selectFrom("revisions")
    .select(["id", "bytes", "packing"])
    .where("id", "in", ["", ...found.map(({ id }) => id)])
    .execute();
  const held = new Map(rows.map((row) => [row.id, row]));
  const bodies = given.map((id): HeldBody => {
    const row = held.get(id);
    if (!row) return { id, lies: "not-held", bytes: new Uint8Array() };
    return { id, lies: row.packing === 1 ? "deflated" : "open", bytes: row.bytes };
  });
  return { bodies, found };
}
