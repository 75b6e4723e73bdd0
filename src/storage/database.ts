import { Dexie, type Table } from "dexie";
import type { AttachmentRow } from "./attachments.ts";
import type { NameListRow } from "./coe-names.ts";
import type { SummaryRow } from "./coe-summary.ts";
import type { AttemptRow, ReceiptRow } from "./custody.ts";
import type { DecisionRow } from "./decisions.ts";
import type { DeviceRow } from "./device.ts";
import type { DeviceKeyRow } from "./device-key.ts";
import type { FetchedRow, KnownRow, UnreadRow, WantedRow } from "./feed.ts";
import type { FirstPageRow } from "./first-page.ts";
import type { LaidAsideRow } from "./former-vaults.ts";
import type { OwnerRow } from "./owners.ts";
import type { CodePartRow, ReadParcelRow } from "./read-parcels.ts";
import type { RecruiterRow } from "./recruiter.ts";
import type { HandInRow } from "./rescue.ts";
import type { RevisionRow } from "./revisions.ts";
import type { SealedDraft } from "./sealed-draft.ts";
import type { Sealer } from "./sealer.ts";
import { copying, type SecondCopy } from "./second-copy.ts";
import type { VaultRow } from "./vault-row.ts";

/**
 * The number of this release as a writer. Raise it when older code must no longer write what this code has written (P17). 2: rows are
 * sealed, and the release before would lay open ones beside them.
 */
export const writerNumber = 2;

/** Space kept in reserve for a signing that meets a full disk (P18): rows of noise, given up by `transaction.ts`. */
interface ReserveRow {
  readonly part: number;
  readonly noise: ArrayBuffer;
}

/** A working copy in an older form of the answers. */
interface OutgrownRow {
  readonly coeId: string;
  readonly answersSchema: number;
  readonly sealed: ArrayBuffer;
}

/**
 * The tablet's memory (protocol 4.2). There is no outbox: what is unsent follows from primary keys (`custody.ts`). Versions only
 * ever add tables (P16), and what comes down from the State never shares a table with what was written here.
 */
export class SurcoDatabase extends Dexie {
  declare drafts: Table<SealedDraft, string>;
  /** Working copies as they were before a newer form of the answers was written over them (P16). */
  declare outgrown: Table<OutgrownRow, [string, number]>;
  declare summaries: Table<SummaryRow, string>;
  declare revisions: Table<RevisionRow, string>;
  declare attachments: Table<AttachmentRow, string>;
  declare receipts: Table<ReceiptRow, string>;
  declare decisions: Table<DecisionRow, string>;
  declare known: Table<KnownRow, string>;
  declare fetched: Table<FetchedRow, string>;
  declare wanted: Table<WantedRow, string>;
  declare unread: Table<UnreadRow, [string, number]>;
  declare attempts: Table<AttemptRow, string>;
  declare device: Table<DeviceRow, string>;
  declare people: Table<RecruiterRow, string>;
  declare reserve: Table<ReserveRow, number>;
  declare vaults: Table<VaultRow, string>;
  declare deviceKeys: Table<DeviceKeyRow, string>;
  declare nameLists: Table<NameListRow, string>;
  declare firstPages: Table<FirstPageRow, string>;
  declare handIns: Table<HandInRow, string>;
  declare codeParts: Table<CodePartRow, [string, number]>;
  declare readParcels: Table<ReadParcelRow, string>;
  declare owners: Table<OwnerRow, string>;
  declare laidAside: Table<LaidAsideRow, [string, string, number]>;

  readonly sealer: Sealer;
  /** Set once, by whoever opens the storage; null where there is none. */
  secondCopy: SecondCopy | null = null;
  /** Set when another window is upgrading this storage. Everything here is closed until the page is loaded again. */
  closedForUpgrade = false;
  /** A later release has written here: this one only reads and sends (P17). */
  usedByLater = false;
  /** Another window keeps an upgrade from starting. */
  upgradeBlocked = false;
  readonly #listeners = new Set<() => void>();

  constructor(
    name: string,
    /** What the tables seal and open with: before and after a transaction, never inside. */
    sealer: Sealer,
    /** Where the engine has given up on the place that every page has, another one (`journal-start.ts`). */
    place: { readonly indexedDB?: IDBFactory } = {},
  ) {
    // The cache would let a live query show rows before they are on the disk; "saved" may only mean committed (P2).
    super(name, { chromeTransactionDurability: "strict", cache: "disabled", ...place });
    this.sealer = sealer;
    this.version(1).stores({
      drafts: "coeId",
      summaries: "coeId, recruiterId",
      revisions: "id, coeId",
      attachments: "id, coeId",
      receipts: "id",
      decisions: "reviewId, coeId",
      known: "id, coeId",
      fetched: "id, coeId",
      wanted: "id",
      unread: "[server+seq]",
      attempts: "id",
      device: "key",
      people: "id",
      reserve: "part",
    });
    this.version(2).stores({ outgrown: "[coeId+answersSchema]" });
    this.version(3).stores({ vaults: "vaultId, personId" });
    this.version(4).stores({ deviceKeys: "deviceId" });
    this.version(5).stores({ nameLists: "recruiterId" });
    this.version(6).stores({ firstPages: "recruiterId" });
    this.version(7).stores({ handIns: "sha256", laidAside: "[coeId+vault+editSeq]" });
    this.version(8).stores({ codeParts: "[parcel+at]", readParcels: "sha256" });
    this.version(9).stores({ owners: "coeId" });
    this.use(copying(this));
    this.on("versionchange", () => {
      this.closedForUpgrade = true;
      this.close();
      this.#report();
      return false;
    });
    this.on("blocked", () => {
      this.upgradeBlocked = true;
      this.#report();
      return false;
    });
  }

  /** Told when another window upgrades the storage, or blocks an upgrade. Returns the way to stop listening. */
  onUpgrade(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #report(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Opens lazily, at the first use. */
export const openSurcoDatabase = (name: string, sealer: Sealer): SurcoDatabase => new SurcoDatabase(name, sealer);
