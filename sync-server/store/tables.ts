import type { ColumnType, Insertable, Selectable } from "kysely";

/**
 * The tables as the queries see them. Flags are 0 or 1 and lists are JSON text, so that the same rows fit SQLite and PostgreSQL.
 * `revisions`, `attachments`, `feed` and `reviews` only grow: triggers refuse the rest (P23). `judgements`, `coes`, `coe_findings`,
 * `coe_children`, `coe_words` and `facets` are conclusions and can be drawn again from the others.
 */
type Fixed<T> = ColumnType<T, T, never>;

interface HistoryTable {
  id: number;
  /** Names this history of the server (protocol 4.3). */
  server: string;
  state: string;
  practice: number;
  /** The counter row of the feed (P13). */
  seq: number;
  chain: string;
  secured_seq: number | null;
}

interface CustodyColumns {
  id: Fixed<string>;
  bytes: Fixed<Buffer>;
  size: Fixed<number>;
  /** Who carried it here; the revision itself says who wrote it (P22). */
  carrier_id: Fixed<string>;
  received_at: Fixed<string>;
  seq: Fixed<number>;
  chain: Fixed<string>;
}

interface RevisionTable extends CustodyColumns {
  /** Null where the bytes could not be read at all. */
  coe_id: Fixed<string | null>;
  stage: Fixed<string | null>;
  reason: Fixed<string | null>;
  author_id: Fixed<string | null>;
  author_name: Fixed<string | null>;
  device_id: Fixed<string | null>;
  device_seq: Fixed<number | null>;
  /** How `bytes` lies (`packing.ts`). `size` is of the open bytes. */
  packing: Fixed<number>;
}

interface FeedTable {
  seq: Fixed<number>;
  at: Fixed<string>;
  kind: Fixed<string>;
  coe_id: Fixed<string | null>;
  /** Whose change it is: the author of a revision, the owner of a decided COE, or `*` for everybody. */
  recruiter_id: Fixed<string | null>;
  /** The change as it is sent, in canonical form. */
  body: Fixed<string>;
  chain: Fixed<string>;
}

interface ReviewTable {
  id: Fixed<string>;
  coe_id: Fixed<string>;
  revision_id: Fixed<string>;
  decision: Fixed<string>;
  reasons: Fixed<string>;
  note: Fixed<string>;
  comments: Fixed<string>;
  overturns: Fixed<string | null>;
  reviewer_id: Fixed<string>;
  reviewer_name: Fixed<string>;
  at: Fixed<string>;
  seq: Fixed<number>;
}

interface JudgementTable {
  revision_id: string;
  standing: "accepted" | "set-aside";
  problems: string;
  complete: number;
  difference: number;
  verdict: string;
  qad: string | null;
  review_findings: number;
  owed_comments: number;
  blocking_findings: number;
  family_name: string;
  child_count: number;
  district: string;
  interview_date: string | null;
  search_text: string;
  rule_set: string;
  /** By what its children are known across COEs (V-13), as JSON. */
  child_keys: string;
}

interface CoeTable {
  coe_id: string;
  revision_id: string;
  /** Place of the revision shown: the order of the queue. */
  seq: number;
  received_at: string;
  stage: string;
  family_name: string;
  child_count: number;
  district: string;
  recruiter_id: string;
  recruiter_name: string;
  interview_date: string | null;
  qad: string | null;
  verdict: string;
  review_findings: number;
  owed_comments: number;
  blocking_findings: number;
  difference: number;
  complete: number;
  set_aside: number;
  forked: number;
  /** A decision that was lost in a restore, and that a tablet offers back, waits for a reviewer. */
  offered: number;
  heads: string;
  search_text: string;
  /** Null until somebody has looked; empty for no region. */
  region: string | null;
}

interface PersonTable {
  id: string;
  name: string;
  roles: string;
  region: string | null;
  district: string | null;
  title_en: string;
  title_es: string;
  created_at: string;
  /** In small letters; null for whoever never signs in by a name. */
  sign_in_name: string | null;
  deactivated_at: string | null;
  attested_at: string | null;
}

/** Only grows, like custody. `fields` is a JSON list of names. */
interface AuditTable {
  seq: Fixed<number>;
  at: Fixed<string>;
  actor_id: Fixed<string | null>;
  device_id: Fixed<string | null>;
  action: Fixed<string>;
  object_kind: Fixed<string>;
  object_id: Fixed<string>;
  object_rev: Fixed<string | null>;
  fields: Fixed<string>;
  prev_hash: Fixed<string>;
  hash: Fixed<string>;
}

interface SessionTable {
  /** Names the session in lists; the token is never shown again. */
  id: string;
  token_hash: string;
  person_id: string;
  /** The words that the browser says of itself, shortened. */
  place: string;
  device_id: string | null;
  created_at: string;
  seen_at: string;
  /** When they last proved to be themselves (step-up). */
  strong_at: string | null;
  idle_minutes: number;
  expires_at: string;
}

interface DeviceKeyTable {
  device_id: Fixed<string>;
  /** Uncompressed point in hex. */
  public_key: Fixed<string>;
  name: string;
  enrolled_at: Fixed<string>;
  seen_at: string;
  revoked_at: string | null;
  revoked_by: string | null;
  /** When the tablet was first told to erase itself. */
  ordered_at: string | null;
  /** When the tablet said that it has. */
  erased_at: string | null;
}

interface PasskeyTable {
  id: string;
  person_id: string;
  name: string;
  public_key: Buffer;
  counter: number;
  transports: string;
  created_at: string;
  used_at: string | null;
}

/** Only grows. `counts` and `vaults` are what the envelopes say of themselves, as JSON. */
interface RescueTable {
  rescue_id: Fixed<string>;
  sha256: Fixed<string>;
  bytes: Fixed<Buffer>;
  size: Fixed<number>;
  envelopes: Fixed<number>;
  counts: Fixed<string>;
  vaults: Fixed<string>;
  handed_in_by: Fixed<string>;
  /** Where whoever handed it in works; null for the whole State. */
  region: Fixed<string | null>;
  device_id: Fixed<string | null>;
  received_at: Fixed<string>;
}

/** Only grows. `name` is the SHA-256 of `words`, the decision's canonical text as a tablet remembers it. */
interface OfferedTable {
  name: Fixed<string>;
  review_id: Fixed<string>;
  coe_id: Fixed<string>;
  words: Fixed<string>;
  /** Whoever was signed in on the tablet. */
  offered_by: Fixed<string>;
  device_id: Fixed<string | null>;
  offered_at: Fixed<string>;
}

/** Not custody: of what is not whole yet. `start` is where it begins; without holes from the beginning on. */
interface PieceTable {
  device_id: Fixed<string>;
  attachment_id: Fixed<string>;
  /** Names the body that these are pieces of: its SHA-256 as it is sent. */
  whole: Fixed<string>;
  start: Fixed<number>;
  length: Fixed<number>;
  at: Fixed<string>;
  bytes: Fixed<Buffer>;
}

interface HandoverTable {
  id: Fixed<string>;
  coe_id: Fixed<string>;
  from_id: Fixed<string>;
  from_name: Fixed<string>;
  to_id: Fixed<string>;
  to_name: Fixed<string>;
  reason: Fixed<string>;
  by_id: Fixed<string>;
  by_name: Fixed<string>;
  at: Fixed<string>;
  /** Place of the first change that told it. */
  seq: Fixed<number>;
}

interface NoticeTable {
  notice_id: Fixed<string>;
  person_id: Fixed<string>;
  kind: Fixed<string>;
  /** Ids and names of things, as JSON; nothing about a family. */
  about: Fixed<string>;
  at: Fixed<string>;
  seen_at: string | null;
}

export interface Tables {
  history: HistoryTable;
  revisions: RevisionTable;
  revision_parents: { revision_id: string; parent_id: string };
  revision_slots: { revision_id: string; slot: string; attachment_id: string; type: string };
  attachments: CustodyColumns;
  feed: FeedTable;
  reviews: ReviewTable;
  judgements: JudgementTable;
  openings: { revision_id: string; person_id: string; at: string };
  coes: CoeTable;
  coe_findings: {
    finding: string;
    coe_id: string;
    seq: number;
    stage: string;
    district: string;
    recruiter_id: string;
  };
  coe_children: { child_key: string; coe_id: string; child_id: string };
  coe_words: { word: string; coe_id: string };
  /** What is held and judged, and not in the queue yet. */
  undrawn: { coe_id: string; seq: number; author_id: string; at: string };
  facets: { scope: string; kind: string; code: string; label: string; n: number };
  people: PersonTable;
  sessions: SessionTable;
  passwords: { person_id: string; hash: string; alone: number; changed_at: string };
  totp: { person_id: string; sealed: string; confirmed_at: string | null; last_step: number };
  recovery_codes: { person_id: string; code_hash: string };
  failures: { key: string; count: number; last_at: string; next_at: string };
  passkeys: PasskeyTable;
  challenges: { challenge: string; purpose: string; person_id: string | null; expires_at: string };
  sign_on_subjects: { issuer: string; subject: string; person_id: string; linked_at: string };
  sign_on_attempts: { state_hash: string; nonce: string; verifier: string; expires_at: string };
  pieces: PieceTable;
  /** Brought by a tablet within one hour, `2026-11-22T21`. */
  device_volume: { device_id: string; hour: string; bytes: number };
  devices: { device_id: string; device_seq: number; person_id: string; seen_at: string };
  device_keys: DeviceKeyTable;
  device_people: { device_id: string; person_id: string; enrolled_at: string };
  audit: AuditTable;
  audit_head: { id: number; seq: number; hash: string };
  invitations: {
    token_hash: string;
    person_id: string;
    expires_at: string;
    used_at: string | null;
    made_by: string;
  };
  alarms: { day: string; kind: string; n: number };
  /** Verified ones, by the head of the feed that each holds. */
  backups: { at: string; seq: number; size: number };
  /** When a process has last begun the nightly one. */
  backup_tries: { id: number; at: string };
  first_run: { id: number; token_hash: string; created_at: string };
  offered_decisions: OfferedTable;
  confirmed_offers: { review_id: Fixed<string>; name: Fixed<string> };
  handovers: HandoverTable;
  rescues: RescueTable;
  rescue_approvals: { rescue_id: string; person_id: string; side: string; at: string };
  rescue_openings: { rescue_id: string; opened_at: string; recruiters: string; items: string };
  notices: NoticeTable;
  /** On PostgreSQL only: which keys its processes hold. */
  key_claims: { id: number; mark: string };
}

export type CoeRow = Selectable<CoeTable>;
export type JudgementRow = Insertable<JudgementTable>;
export type RevisionRow = Selectable<RevisionTable>;
export type FeedRow = Selectable<FeedTable>;
export type AuditRow = Selectable<AuditTable>;
export type ReviewRow = Selectable<ReviewTable>;
export type DeviceKeyRow = Selectable<DeviceKeyTable>;
export type RescueRow = Selectable<RescueTable>;
export type HandoverRow = Selectable<HandoverTable>;
export type PersonRow = Selectable<PersonTable>;
