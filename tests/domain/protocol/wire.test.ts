import { describe, expect, it } from "vitest";
import * as z from "zod";
import { canonicalText, type Plain } from "../../../src/domain/base/canonical.ts";
import { sha256OfText } from "../../../src/domain/base/sha256.ts";
import { batchAnswerSchema } from "../../../src/domain/protocol/batch.ts";
import { changeSchema, changesPageSchema } from "../../../src/domain/protocol/change.ts";
import { coeRecordSchema, queuePageSchema, queueQuerySchema } from "../../../src/domain/protocol/desk.ts";
import { deviceRevokedSchema, enrolledSchema, proofRefusedSchema } from "../../../src/domain/protocol/device-proof.ts";
import { handoverRequestSchema, handoverSchema, recruitersSchema } from "../../../src/domain/protocol/handover.ts";
import { helloSchema, limits, protocolVersion } from "../../../src/domain/protocol/hello.ts";
import { noticesSchema } from "../../../src/domain/protocol/notice.ts";
import { offerAnswerSchema } from "../../../src/domain/protocol/offered.ts";
import { practiceEntrySchema, practicePeopleSchema, sessionSchema } from "../../../src/domain/protocol/person.ts";
import { problemSchema, problemStatus } from "../../../src/domain/protocol/problem.ts";
import { confirmAnswerSchema, confirmRequestSchema, receiptSchema } from "../../../src/domain/protocol/receipt.ts";
import { rescueReceiptSchema } from "../../../src/domain/protocol/rescue.ts";
import { decisionSchema, reviewRequestSchema } from "../../../src/domain/protocol/review.ts";
import { revisionSchema } from "../../../src/domain/protocol/revision.ts";

const shapeOf = (schema: z.ZodType): Plain =>
  z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as unknown as Plain;

const hashOf = (schemas: Readonly<Record<string, z.ZodType>>): string =>
  sha256OfText(
    canonicalText(Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, shapeOf(schema)]))),
  );

/**
 * Whoever breaks one of these: a tablet in a drawer speaks the old wire for eighteen months (P25). Say in docs/protocol.md what
 * changed, raise `protocolVersion.max` if an old reader could misread it (or `revisionSchemaVersion` with a decoder and a frozen
 * sample for a revision), and only then write the new hash here.
 */
describe("[P25] the wire does not change by accident", () => {
  it("what lies in a signed revision", () => {
    expect(hashOf({ revisionSchema })).toBe("7d1914722a87c8b0c4449af9085329968d57c08c3da406c08f0af3b2e52698f3");
  });

  it("what tablets and the State say to each other", () => {
    const spoken = {
      helloSchema,
      receiptSchema,
      confirmRequestSchema,
      confirmAnswerSchema,
      changeSchema,
      changesPageSchema,
      decisionSchema,
      problemSchema,
    };
    expect(hashOf(spoken)).toBe("793dddfa78e660a706d3fb22d9fcc177fd0f7a6cf162e3a7678ac0f52b3f5e7d");
  });

  it("what the office and the State say to each other", () => {
    const spoken = {
      queueQuerySchema,
      queuePageSchema,
      coeRecordSchema,
      reviewRequestSchema,
      handoverRequestSchema,
      handoverSchema,
      recruitersSchema,
      sessionSchema,
      practicePeopleSchema,
      practiceEntrySchema,
    };
    expect(hashOf(spoken)).toBe("198f0b2b49146347a402b206d54c829ee2d88c68fec2001a14ff9598528c96b2");
  });

  it("what tablets and the State say to each other besides", () => {
    const spoken = {
      batchAnswerSchema,
      enrolledSchema,
      proofRefusedSchema,
      deviceRevokedSchema,
      offerAnswerSchema,
      noticesSchema,
      rescueReceiptSchema,
    };
    expect(hashOf(spoken)).toBe("9296fe642ea03e15978b3ab59c2c650d27d908898942736ee03ce8f1692ac469");
  });

  it("limits, floor and codes of refusals", () => {
    expect({ limits, protocolVersion }).toEqual({
      limits: { revisionBytes: 1_048_576, attachmentBytes: 8_388_608, confirmIds: 500 },
      protocolVersion: { min: 1, max: 2 },
    });
    expect(new Set(Object.values(problemStatus))).toEqual(
      new Set([400, 401, 403, 404, 405, 409, 413, 422, 426, 429, 500, 503, 507]),
    );
  });
});
