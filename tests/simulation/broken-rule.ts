import { err, ok } from "../../src/domain/base/result.ts";
import type { Sha256 } from "../../src/domain/base/sha256.ts";
import type { ChangesPage } from "../../src/domain/protocol/change.ts";
import type { Person } from "../../src/domain/protocol/person.ts";
import type { Receipt } from "../../src/domain/protocol/receipt.ts";
import type { SurcoDatabase } from "../../src/storage/database.ts";
import { noteOnDevice, readDevice } from "../../src/storage/device.ts";
import type { Answered, Transport } from "../../src/sync/transport.ts";
import type { Store } from "../../sync-server/store/store.ts";
import type { Chance } from "./chance.ts";

/**
 * Rules of the protocol that one piece of the town breaks on purpose. What the simulation is worth is whether it notices: each of
 * them names the invariants by which it has to be caught.
 */
export const brokenRules = {
  /** [P9] The server answers before the transaction is on the disk, and the transaction does not always get there. */
  "receipt before the commit": /^I[12] /,
  /** [P13] Places are given by a plain sequence: the feed goes past a commit that was slower than its neighbour. */
  "feed that skips a slow commit": /^I[45] /,
  /** [P21] The tablet gives up its copies of what was decided, secured or not. */
  "released without secured": /^(I[16]|P2) /,
  /** [P13] The cursor is written down before the page that it stands behind. */
  "cursor apart from its page": /^I[45] /,
  /** [P9] Whatever is answered 200 counts as received. */
  "login page taken for success": /^I[12] /,
  /** [P12] What has failed twice is given up: it is gone, and was given up although nothing is secured. */
  "dropped after two failures": /^(I[146]|P2) /,
  /** [P13] What a restored server lost of its decisions is not offered back to it. */
  "lost decisions kept to oneself": /^I5 /,
  /** [P22] The State answers whoever's session it is, for whomever the tablet reads. */
  "another's feed taken for one's own": /^I[458] /,
} as const;

export type BrokenRule = keyof typeof brokenRules;

/** These show only where much goes wrong on the way. */
export const needsHarm: ReadonlySet<BrokenRule> = new Set([
  "login page taken for success",
  "dropped after two failures",
]);

class NeverCommitted extends Error {}

/** The store as a careless server uses it for what is sent: one transaction in twelve is answered and then undone. */
export const carelessStore = (store: Store, chance: Chance): Store => ({
  ...store,
  async write(work) {
    const answered: Awaited<ReturnType<typeof work>>[] = [];
    try {
      return await store.write(async (db) => {
        const answer = await work(db);
        if (!chance.happens(1 / 12)) return answer;
        answered.push(answer);
        throw new NeverCommitted();
      });
    } catch (error) {
      const [answer] = answered;
      if (error instanceof NeverCommitted && answer !== undefined) return answer;
      throw error;
    }
  },
});

/** The page as a reader sees it while its last commit is still under way, with a cursor that is already behind that one. */
export const skippingPage = (page: ChangesPage, chance: Chance): ChangesPage =>
  chance.happens(0.2) ? { ...page, changes: page.changes.slice(0, -1) } : page;

interface BrokenTablet {
  readonly broken: BrokenRule | null;
  readonly db: SurcoDatabase;
  readonly person: Person;
  /** A place between two waits that are one in the tablet as it should be. */
  mayDie(): void;
}

/** The tablet's way to the State, with the one rule broken that is to be broken there. */
export function brokenTransport(transport: Transport, { broken, db, person, mayDie }: BrokenTablet): Transport {
  switch (broken) {
    case "released without secured":
      return {
        ...transport,
        hello: (asked) => sayingSecured(transport.hello(asked)),
        changes: (after, reader) => sayingSecured(transport.changes(after, reader)),
      };
    case "cursor apart from its page":
      return {
        ...transport,
        async changes(after, reader) {
          const answer = await cursorFirst(db, person, await transport.changes(after, reader));
          mayDie();
          return answer;
        },
      };
    case "login page taken for success":
      return {
        ...transport,
        putRevision: async (id, body) => believing(id, await transport.putRevision(id, body)),
        putAttachment: async (id, body) => believing(id, await transport.putAttachment(id, body)),
        async putBatch(pieces) {
          const answer = await transport.putBatch(pieces);
          if (answer.ok) return answer;
          const believed = pieces.map(({ id }) => ({ id, each: believing(id, answer) }));
          const outcomes = believed.flatMap(({ id, each }) => (each.ok ? [{ id, receipt: each.value }] : []));
          return outcomes.length === 0 ? answer : ok(outcomes);
        },
      };
    case "lost decisions kept to oneself":
      return { ...transport, offerDecision: async (reviewId) => ok({ reviewId, standing: "offered" }) };
    default:
      return transport;
  }
}

async function sayingSecured<T extends { readonly securedSeq: number | null }>(answering: Answered<T>): Answered<T> {
  const answer = await answering;
  return answer.ok ? ok({ ...answer.value, securedSeq: Number.MAX_SAFE_INTEGER }) : answer;
}

async function cursorFirst(
  db: SurcoDatabase,
  person: Person,
  answer: Awaited<ReturnType<Transport["changes"]>>,
): ReturnType<Transport["changes"]> {
  if (!answer.ok) return err(answer.error);
  const { cursors } = await readDevice(db);
  await noteOnDevice(db, { cursors: { ...cursors, [person.id]: answer.value.next } });
  return answer;
}

function believing(id: Sha256, answer: Awaited<ReturnType<Transport["putRevision"]>>) {
  if (answer.ok || answer.error.code !== "not-an-answer" || answer.error.status !== 200) return answer;
  const receipt = { id, server: "0".repeat(32), seq: 0, chain: "0".repeat(64), receivedAt: "2026-03-14T15:00:00.000Z" };
  return ok({ ...receipt, standing: "accepted", problems: [], awaiting: [] } as unknown as Receipt);
}

/** What a sender does that loses patience. */
export async function dropWhatFailed(db: SurcoDatabase): Promise<void> {
  const given = await db.attempts.filter(({ tries }) => tries >= 2).primaryKeys();
  await db.revisions.bulkDelete(given);
  await db.attachments.bulkDelete(given);
  await db.attempts.bulkDelete(given);
}
