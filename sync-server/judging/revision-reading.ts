import * as z from "zod";
import { contentNameSchema, mintedIdSchema } from "../../src/domain/protocol/names.ts";
import type { Receipt } from "../../src/domain/protocol/receipt.ts";
import { attachmentSlotSchema, type Revision, revisionSchemaVersion } from "../../src/domain/protocol/revision.ts";
import { readRevisionBody } from "../../src/domain/protocol/revision-reading.ts";

export type Problems = Receipt["problems"];

/** What the server must know of a revision of any version in order to file it. */
const envelopeSchema = z.looseObject({
  schema: z.int(),
  coeId: mintedIdSchema,
  parents: z.array(contentNameSchema).max(8),
  stage: z.enum(["draft", "signed"]),
  reason: z.string().max(60),
  attachments: z.array(attachmentSlotSchema).max(200),
  author: z.looseObject({ recruiterId: z.string().min(1).max(200), name: z.string().max(400) }),
  made: z.looseObject({ deviceId: mintedIdSchema, deviceSeq: z.int().nonnegative() }),
});
export type Envelope = z.infer<typeof envelopeSchema>;

/** Either the whole revision, or as much of it as can be read with the reason why it is set aside (P7). */
interface RevisionReading {
  readonly envelope: Envelope | null;
  readonly revision: Revision | null;
  /** The answers before they were brought into the present shape: what the signatures were put under. */
  readonly asSigned: unknown;
  readonly problems: Problems;
}

const deepest = 64;

/** Counts brackets outside strings, so that a body made to be deep is known before anything walks it. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

/** The value, or undefined for anything that is not JSON in UTF-8 of a bearable depth. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return isTooDeep(text) ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const setAside = (envelope: Envelope | null, code: string, details: Record<string, string>): RevisionReading => ({
  envelope,
  revision: null,
  asSigned: null,
  problems: [{ code, details }],
});

/** Reads the bytes of a revision. Never throws: whatever bears its own name is filed, and judged afterwards (P7). */
export function readRevision(bytes: Uint8Array): RevisionReading {
  const value = parseJson(bytes);
  const envelope = envelopeSchema.safeParse(value);
  if (!envelope.success) return setAside(null, "schema-not-known", firstIssue(envelope.error));
  const { schema, attachments } = envelope.data;
  if (schema !== revisionSchemaVersion) return setAside(envelope.data, "schema-not-known", { schema: String(schema) });
  const revision = readRevisionBody(value);
  if (!revision.ok) {
    const { code, path, message } = revision.error;
    return setAside(envelope.data, code, { path: path.slice(0, 200), message: message.slice(0, 200) });
  }
  if (new Set(attachments.map((slot) => slot.slot)).size !== attachments.length) {
    return setAside(envelope.data, "answers-invalid", { path: "attachments", message: "a slot is named twice" });
  }
  return { envelope: envelope.data, revision: revision.value, asSigned: envelope.data.answers, problems: [] };
}

function firstIssue(error: z.ZodError): Record<string, string> {
  const [issue] = error.issues;
  return {
    path: (issue?.path ?? []).map(String).join(".").slice(0, 200),
    message: (issue?.message ?? "").slice(0, 200),
  };
}
