import { newId } from "../../src/domain/base/id.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import type { Notice, NoticeKind } from "../../src/domain/protocol/notice.ts";
import type { Db } from "./db.ts";
import type { Store } from "./store.ts";

interface Told {
  readonly kind: NoticeKind;
  readonly about: Readonly<Record<string, string>>;
}

/** Called in the transaction that does what they are told of. */
export async function tell(db: Db, store: Store, personIds: Iterable<string>, { kind, about }: Told): Promise<void> {
  const rows = [...new Set(personIds)].map((personId) => ({
    notice_id: newId((length) => store.randomBytes(length)),
    person_id: personId,
    kind,
    about: JSON.stringify(about),
    at: store.now(),
    seen_at: null,
  }));
  if (rows.length > 0) await db.insertInto("notices").values(rows).execute();
}

/** What somebody has not read yet, oldest first. */
export async function unreadNotices(db: Db, personId: string): Promise<Notice[]> {
  const rows = await db
    .selectFrom("notices")
    .selectAll()
    .where("person_id", "=", personId)
    .where("seen_at", "is", null)
    .orderBy("at")
    .limit(100)
    .execute();
  return rows.map((row) => ({
    noticeId: row.notice_id,
    kind: row.kind,
    at: row.at as Instant,
    about: JSON.parse(row.about),
  }));
}

/** False where they have no such notice. Reading one twice is reading it once. */
export async function markNoticeSeen(db: Db, store: Store, personId: string, noticeId: string): Promise<boolean> {
  const own = db
    .selectFrom("notices")
    .select("seen_at")
    .where("notice_id", "=", noticeId)
    .where("person_id", "=", personId);
  const row = await own.executeTakeFirst();
  if (row?.seen_at === null)
    await db.updateTable("notices").set({ seen_at: store.now() }).where("notice_id", "=", noticeId).execute();
  return row !== undefined;
}
