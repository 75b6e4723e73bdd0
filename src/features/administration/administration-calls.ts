import {
  auditPageSchema,
  devicesSchema,
  invitationAnewSchema,
  invitationRequestSchema,
  invitationSchema,
  type StaffMember,
  staffChangeSchema,
  staffMemberSchema,
  staffSchema,
} from "../../domain/protocol/identity.ts";
import { type SignedHead, signedHeadSchema } from "../../domain/review/evidence.ts";
import { officeDelete, officeGet, officePost, officePut } from "../../sync/office.ts";
import { given } from "../../sync/office-refusal.ts";

export type Invitation = ReturnType<typeof invitationSchema.parse>;
export type InvitationRequest = ReturnType<typeof invitationRequestSchema.parse>;
export type StaffChange = ReturnType<typeof staffChangeSchema.parse>;
export type Tablet = ReturnType<typeof devicesSchema.parse>["devices"][number];
export type AuditPage = ReturnType<typeof auditPageSchema.parse>;
export type AuditEntry = AuditPage["entries"][number];

export const fetchStaff = async (): Promise<StaffMember[]> => given(await officeGet("/v1/people", staffSchema)).people;

export const postInvitation = async (asked: InvitationRequest): Promise<Invitation> =>
  given(await officePost("/v1/invitations", invitationRequestSchema.parse(asked), invitationSchema));

const person = (id: string) => `/v1/people/${encodeURIComponent(id)}`;

export const putPerson = async (id: string, change: StaffChange): Promise<StaffMember> =>
  given(await officePut(person(id), staffChangeSchema.parse(change), staffMemberSchema));

/** A link for whoever cannot sign in any more, shown this once. */
export const inviteAnew = async (id: string): Promise<Invitation> =>
  given(await officePost(`${person(id)}/invitation`, {}, invitationAnewSchema));

export const accountDeeds = ["sign-out", "let-go", "let-in"] as const;
export type AccountDeed = (typeof accountDeeds)[number];

/** Each answers with the account as it is then. */
export async function doToAccount(deed: AccountDeed, id: string): Promise<StaffMember> {
  const answers: Record<AccountDeed, () => ReturnType<typeof officeDelete<StaffMember>>> = {
    "sign-out": () => officeDelete(`${person(id)}/sessions`, staffMemberSchema),
    "let-go": () => officePost(`${person(id)}/deactivation`, {}, staffMemberSchema),
    "let-in": () => officeDelete(`${person(id)}/deactivation`, staffMemberSchema),
  };
  return given(await answers[deed]());
}

export const fetchTablets = async (): Promise<Tablet[]> => given(await officeGet("/v1/devices", devicesSchema)).devices;

/** Answers with all tablets, as they are then. */
export const revokeTablet = async (deviceId: string): Promise<Tablet[]> =>
  given(await officePost(`/v1/devices/${deviceId}/revocation`, {}, devicesSchema)).devices;

export interface AuditFilter {
  readonly actor: string;
  /** The day as the calendar of this office has it, `2026-11-22`; empty for all. */
  readonly day: string;
}

const midnight = (day: string, daysOn: number): string => {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date + daysOn).toISOString();
};

export async function fetchAudit({ actor, day }: AuditFilter, before: number | null): Promise<AuditPage> {
  const query = new URLSearchParams();
  if (actor !== "") query.set("actor", actor);
  if (day !== "") {
    query.set("since", midnight(day, 0));
    query.set("until", midnight(day, 1));
  }
  if (before !== null) query.set("before", String(before));
  const asked = query.toString();
  return given(await officeGet(asked === "" ? "/v1/audit" : `/v1/audit?${asked}`, auditPageSchema));
}

export const fetchSignedHead = async (): Promise<SignedHead> =>
  given(await officeGet("/v1/audit/head", signedHeadSchema));
