import { sessionSchema } from "../domain/protocol/person.ts";
import { inNameOf, officeDelete } from "../sync/office.ts";

/** Ends this person's session at the server, if it can be reached, and nobody else's who has come since. */
export const leaveOffice = (personId: string | null) => officeDelete("/v1/session", sessionSchema, inNameOf(personId));
