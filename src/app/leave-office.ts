import { sessionSchema } from "../domain/protocol/person.ts";
import { officeDelete } from "../sync/office.ts";

/** Ends the session at the server, if it can be reached. */
export const leaveOffice = () => officeDelete("/v1/session", sessionSchema);
