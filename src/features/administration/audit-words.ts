import { momentWords } from "../../ui/moment-words.ts";
import type { Locale, Speak } from "../../ui/words.tsx";
import type { AuditEntry } from "./administration-calls.ts";
import { shortId } from "./short-id.ts";

/** What the audit may say that somebody did. What is added later is shown by its own name until it has words. */
const deeds = new Set([
  "signed-in",
  "signed-out",
  "sign-in-failed",
  "confirmed-identity",
  "session-revoked",
  "password-changed",
  "second-factor-changed",
  "person-invited",
  "person-joined",
  "person-changed",
  "person-deactivated",
  "person-reactivated",
  "attested",
  "device-enrolled",
  "device-revoked",
  "device-erased",
  "coe-read",
  "revision-read",
  "attachment-read",
  "evidence-read",
  "audit-read",
  "audit-head-read",
  "coe-opened",
  "returned",
  "approved",
  "denied",
  "handed-over",
  "decision-offered",
  "exported",
  "rescue-received",
  "rescue-approved",
  "rescue-opened",
]);

const kinds = new Set(["coe", "revision", "attachment", "person", "session", "device", "audit", "export", "rescue"]);

export type Names = ReadonlyMap<string, string>;

function objectWords(t: Speak, { kind, id }: AuditEntry["object"], names: Names): string {
  const known = kind === "person" ? names.get(id) : undefined;
  if (known !== undefined) return known;
  if (id === "unknown") return t("administration.audit.object.nobody");
  return kinds.has(kind) ? t(`administration.audit.object.${kind}`, { id: shortId(id) }) : `${kind} ${shortId(id)}`;
}

/** "Ruth Abernathy read COE 4f2a…" */
export function deedWords(t: Speak, entry: AuditEntry, names: Names): string {
  const { action, actor, object } = entry;
  const who = actor === null ? t("administration.audit.somebody") : actor.name || shortId(actor.id);
  const what = objectWords(t, object, names);
  if (action === "session-revoked" && object.kind === "person") {
    return t("administration.audit.did.sessions-revoked", { who, what });
  }
  return deeds.has(action)
    ? t(`administration.audit.did.${action}`, { who, what })
    : t("administration.audit.did.other", { who, what, action });
}

export interface AuditDay {
  readonly day: string;
  readonly entries: readonly AuditEntry[];
}

/** Newest first as they come, under the day on which they were. */
export function byDay(entries: readonly AuditEntry[], locale: Locale): readonly AuditDay[] {
  const days = new Map<string, AuditEntry[]>();
  for (const entry of entries) {
    const day = momentWords(entry.at, locale, "long-day");
    const known = days.get(day);
    if (known) known.push(entry);
    else days.set(day, [entry]);
  }
  return [...days].map(([day, of]) => ({ day, entries: of }));
}
