import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { ChangesPage } from "../../src/domain/protocol/change.ts";
import type { Db } from "./db.ts";
import { chainAt, isOurPlace, ownKinds, readHistory } from "./history.ts";
import { type Reach, withinReach } from "./scope.ts";
import type { Store } from "./store.ts";

const pageLength = 500;

interface Cursor {
  readonly server: string;
  readonly seq: number;
  readonly chain: string;
}

const cursorText = (cursor: Cursor): string => `${cursor.server}.${cursor.seq}.${cursor.chain.slice(0, 16)}`;

/** Null for anything that this server never made. */
export function parseCursor(text: string): Cursor | null {
  const match = /^([0-9a-f]{32})\.(\d{1,15})\.([0-9a-f]{16})$/.exec(text);
  if (!match) return null;
  return { server: match[1] ?? "", seq: Number(match[2]), chain: match[3] ?? "" };
}

/** Whether a remembered place no longer fits: another server, beyond our head, or another chain value there (P13). */
export async function historyChanged(store: Store, db: Db, seen: Cursor): Promise<boolean> {
  return seen.server !== store.server || !(await isOurPlace(db, store.server, seen.seq, seen.chain));
}

/**
 * Where a COE lies is known once the queue shows it, and while others send there is always one that it does not show yet. Up to this
 * place all are drawn: a page by area that went further would pass such a one by, and the next one begins behind it.
 */
async function lastDrawnPlace(store: Store): Promise<number> {
  const { seq } = await readHistory(store.reading);
  await store.drawn();
  return seq;
}

/**
 * One page of what happened after `after`: what concerns one's own COEs, those of one's area, and everybody.
 * Page and head are read in one transaction, so `next` never points past something unread.
 */
export async function readChanges(store: Store, after: number, reach: Reach): Promise<ChangesPage> {
  const within = withinReach(reach);
  const upTo = within && reach.area ? await lastDrawnPlace(store) : null;
  return await store.reading.transaction().execute(async (db) => {
    const history = await readHistory(db);
    const end = upTo === null ? history : { seq: upTo, chain: (await chainAt(db, upTo, store.server)) ?? "" };
    let query = db
      .selectFrom("feed")
      .select(["seq", "body", "chain"])
      .where("seq", ">", after)
      .where("seq", "<=", end.seq)
      .where("kind", "not in", ownKinds)
      .orderBy("seq")
      .limit(pageLength + 1);
    if (within) {
      // A tablet writes the author's id: one that calls itself everybody is not.
      query = query.where((where) => where.or([where("recruiter_id", "!=", "*"), where("coe_id", "is", null)]));
      query = query.where((where) => {
        const ownOrEverybodys = where("recruiter_id", "in", [reach.own, "*"]);
        const inArea = where("coe_id", "in", where.selectFrom("coes").select("coes.coe_id").where(within));
        return reach.area ? where.or([ownOrEverybodys, inArea]) : ownOrEverybodys;
      });
    }
    const rows = await query.execute();
    const page = rows.slice(0, pageLength);
    const more = rows.length > pageLength;
    const last = page.at(-1);
    const reached = more && last ? { seq: last.seq, chain: last.chain } : { seq: end.seq, chain: end.chain };
    return {
      server: store.server,
      serverTime: store.now(),
      head: end.seq,
      securedSeq: history.secured_seq,
      changes: page.map((row) => JSON.parse(row.body)),
      next: cursorText({ server: store.server, ...reached }),
      chain: reached.chain as Sha256,
      more,
    };
  });
}
