import type { Evidence, SignedHead } from "../src/domain/review/evidence.ts";
import { evidenceFaults, type OpenedEvidence } from "../src/domain/review/evidence-check.ts";
import { sealHolds } from "./identity/state-seal.ts";
import type { Finding } from "./verify-chains.ts";

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

const opened = <H extends { readonly bytes: string }>(held: H) => {
  const bytes = new Uint8Array(Buffer.from(held.bytes, "base64"));
  return { ...held, bytes, text: textOf(bytes) };
};

/** The head kept elsewhere names the State's key; where it is a row of this file, its link must be that row's. */
function headFindings(evidence: Evidence, head: SignedHead): Finding[] {
  if (!sealHolds(head)) return [{ where: "signed head", what: "seal-broken" }];
  if (head.server !== evidence.server) return [{ where: "signed head", what: "another-history" }];
  const { seq, chain } = head.heads.feed;
  const links = evidence.feed.flatMap((row) => [
    { seq: row.seq, chain: row.chain },
    { seq: row.seq - 1, chain: row.before },
  ]);
  return [
    ...(head.seal.publicKey === evidence.seal.publicKey ? [] : [{ where: "file", what: "another-key" }]),
    ...(links.some((link) => link.seq === seq && link.chain !== chain)
      ? [{ where: `feed row ${seq}`, what: "not-the-signed-head" }]
      : []),
  ];
}

/** Everything in an evidence file that does not hold, with no database and no network. */
export function verifyEvidence(evidence: Evidence, head: SignedHead | null): readonly Finding[] {
  const file: OpenedEvidence = {
    ...evidence,
    revisions: evidence.revisions.map(opened),
    attachments: evidence.attachments.map(opened),
  };
  return [
    ...(sealHolds(evidence) ? [] : [{ where: "file", what: "seal-broken" }]),
    ...evidenceFaults(file),
    ...(head ? headFindings(evidence, head) : []),
  ];
}
