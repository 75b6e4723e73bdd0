import * as z from "zod";
import { instantSchema } from "../base/instant.ts";
import { personSchema } from "./person.ts";
import { roles } from "./roles.ts";

/**
 * What travels about people, their ways of signing in, their sessions and their tablets. Everything about a family is elsewhere:
 * nothing in this file may name one.
 */
const id = z.string().regex(/^[0-9a-f]{32}$/, "not 32 lower-case hex digits");
const token = z.string().min(20).max(100);
/** A code of an authenticator app (RFC 6238): six digits. */
const totpCode = z.string().regex(/^\d{6}$/, "not six digits");

/** Long enough alone, shorter beside a second factor (NIST SP 800-63B-4). No composition rules; every character counts. */
export const passwordLength = { alone: 15, withSecondFactor: 8, most: 128 } as const;
const password = z.string().min(1).max(passwordLength.most);
/** The name somebody types to sign in, often an e-mail address. Compared without regard to case. */
const signInName = z.string().trim().min(3).max(200);
const personName = z.string().trim().min(1).max(200);

/** The answer to a deed of which nothing is left to tell. */
export const doneSchema = z.strictObject({ done: z.literal(true) });

/** Asked before anybody is signed in: which ways lead in here. */
export const signInWaysSchema = z.strictObject({
  practice: z.boolean(),
  /** The State has nobody yet and waits for its one-time token. */
  firstRun: z.boolean(),
  passkeys: z.boolean(),
  /** The State's own sign-on, by its name; null where there is none. */
  singleSignOn: z.strictObject({ label: z.string() }).nullable(),
});

export type SignInWays = z.infer<typeof signInWaysSchema>;

/**
 * Why somebody comes back from the State's own sign-on without being signed in. It stands in the address of the sign-in page, so each
 * says only what the person is to do next:
 * - `cancelled`: they, or the State's sign-on itself, said no there
 * - `nobody`: the State knows the account, and nobody here who may come in has it
 * - `over`: the way back was used before, is too old, or was not begun in this browser
 * - `not-reached`: the State's sign-on does not answer
 * - `refused`: anything else, which the person cannot know about
 */
export const signOnRefusals = ["cancelled", "nobody", "over", "not-reached", "refused"] as const;
export type SignOnRefusal = (typeof signOnRefusals)[number];

export const signInSchema = z.strictObject({
  signInName,
  password,
  totp: totpCode.optional(),
  recoveryCode: z.string().trim().min(8).max(40).optional(),
});

export const firstRunSchema = z.strictObject({ token, name: personName, signInName, password });

/** What proves once more that it is still the same person (step-up): one of the ways they sign in. */
export const freshSchema = z.strictObject({ password: password.optional(), totp: totpCode.optional() });

const ownSessionSchema = z.strictObject({
  id,
  /** The words that the browser says of itself, shortened: "Chrome on Android". */
  where: z.string(),
  createdAt: instantSchema,
  seenAt: instantSchema,
  current: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSessionSchema>;
export const ownSessionsSchema = z.strictObject({ sessions: z.array(ownSessionSchema) });

export const newPasswordSchema = z.strictObject({ current: password, next: password });
/** The secret is shown once, as text and as an `otpauth:` address for the app's camera. */
export const totpOfferSchema = z.strictObject({ secret: z.string(), address: z.string() });
export type TotpOffer = z.infer<typeof totpOfferSchema>;
export const totpConfirmSchema = z.strictObject({ code: totpCode });
export const recoveryCodesSchema = z.strictObject({ codes: z.array(z.string()) });

/** The ways somebody has of signing in, for their own account page. */
export const accountSchema = z.strictObject({
  person: personSchema,
  signInName: z.string().nullable(),
  hasPassword: z.boolean(),
  hasTotp: z.boolean(),
  recoveryCodesLeft: z.int().nonnegative(),
  passkeys: z.array(
    z.strictObject({ id: z.string(), name: z.string(), createdAt: instantSchema, usedAt: instantSchema.nullable() }),
  ),
});

export type Account = z.infer<typeof accountSchema>;

const rolesAndScopeSchema = z.strictObject({
  roles: z.array(z.enum(roles)).min(1),
  /** Both null: the whole State. A district lies within the State, whatever its region. */
  region: z.string().min(1).max(100).nullable(),
  district: z.string().min(1).max(200).nullable(),
});

export const invitationRequestSchema = rolesAndScopeSchema.extend({ name: personName, signInName });
/** The link is shown once, to the administrator who hands it on. */
export const invitationSchema = z.strictObject({ personId: id, token: z.string(), expiresAt: instantSchema });
/** For somebody who is there already, whatever their id looks like. */
export const invitationAnewSchema = invitationSchema.extend({ personId: z.string() });
export const invitedSchema = z.strictObject({ name: z.string(), signInName: z.string(), expiresAt: instantSchema });
export type Invited = z.infer<typeof invitedSchema>;
export const acceptInvitationSchema = z.strictObject({ token, password });

const accountStates = ["invited", "active", "deactivated"] as const;
export const staffMemberSchema = z.strictObject({
  person: personSchema,
  signInName: z.string().nullable(),
  state: z.enum(accountStates),
  secondFactor: z.boolean(),
  lastSeenAt: instantSchema.nullable(),
  sessions: z.int().nonnegative(),
  devices: z.int().nonnegative(),
});
export type StaffMember = z.infer<typeof staffMemberSchema>;
export const staffSchema = z.strictObject({ people: z.array(staffMemberSchema) });
export const staffChangeSchema = rolesAndScopeSchema.extend({ name: personName });

/** A tablet's public key (ECDSA P-256, uncompressed point in hex) and what its people call it. */
export const enrolmentSchema = z.strictObject({
  deviceId: id,
  publicKey: z.string().regex(/^04[0-9a-f]{128}$/, "not an uncompressed P-256 point in hex"),
  name: z.string().trim().min(1).max(100),
});
const deviceSchema = z.strictObject({
  deviceId: id,
  name: z.string(),
  people: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  enrolledAt: instantSchema,
  seenAt: instantSchema.nullable(),
  revokedAt: instantSchema.nullable(),
  /** The tablet has said that it erased its keys. */
  erasedAt: instantSchema.nullable(),
});
export const devicesSchema = z.strictObject({ devices: z.array(deviceSchema) });

/** One line of the audit. Ids and field names only: whoever may read the audit may not thereby read a family. */
export const auditEntrySchema = z.strictObject({
  seq: z.int().positive(),
  at: instantSchema,
  actor: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  deviceId: z.string().nullable(),
  action: z.string(),
  /** `rev`: which version or attachment of it. */
  object: z.strictObject({ kind: z.string(), id: z.string(), rev: z.string().optional() }),
  fields: z.array(z.string()),
});
export const auditPageSchema = z.strictObject({
  entries: z.array(auditEntrySchema),
  next: z.int().positive().nullable(),
});
