import * as z from "zod";
import { instantSchema } from "../base/instant.ts";
import { calendarDateSchema, mintedIdSchema } from "./names.ts";

/**
 * What a school district sees of the COEs approved in it: which children of the district are eligible, and until when. No address, no
 * telephone, no comments, no signatures, nothing of how it was decided.
 */
const districtCoeSchema = z.strictObject({
  coeId: mintedIdSchema,
  familyName: z.string(),
  childCount: z.int(),
  qad: calendarDateSchema.nullable(),
  approvedAt: instantSchema,
});
export type DistrictCoe = z.infer<typeof districtCoeSchema>;

/** `GET /v1/district/coes`. `after` is the opaque key of the last row of the page before. */
export const districtQuerySchema = z.strictObject({
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
});
export type DistrictQuery = z.infer<typeof districtQuerySchema>;

export const districtPageSchema = z.strictObject({
  district: z.string(),
  coes: z.array(districtCoeSchema),
  next: z.string().nullable(),
});
export type DistrictPage = z.infer<typeof districtPageSchema>;

export const districtRecordSchema = districtCoeSchema.extend({
  children: z.array(
    z.strictObject({
      childId: z.string(),
      name: z.string(),
      birthDate: calendarDateSchema.nullable(),
      /** The last day of eligibility. */
      eed: calendarDateSchema.nullable(),
    }),
  ),
});
export type DistrictRecord = z.infer<typeof districtRecordSchema>;
