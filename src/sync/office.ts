import type * as z from "zod";
import { type Answered, ask, browserCarrier, type Carrier, carry, utf8 } from "./transport.ts";

/** Questions of the screens that work with a network only: the review desk, signing in. Never a draft, never an upload. */
export const officeGet = <T>(path: string, schema: z.ZodType<T>, carrier: Carrier = browserCarrier): Answered<T> =>
  ask(carrier, { method: "GET", path }, schema);

export const officePost = <T>(
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
  carrier: Carrier = browserCarrier,
): Answered<T> => ask(carrier, { method: "POST", path, body: utf8(body), type: "application/json" }, schema);

export const officeDelete = <T>(path: string, schema: z.ZodType<T>, carrier: Carrier = browserCarrier): Answered<T> =>
  ask(carrier, { method: "DELETE", path }, schema);

/** The bytes of a revision or an attachment, as they came. */
export const officeBytes = (path: string, carrier: Carrier = browserCarrier): Answered<Uint8Array> =>
  carry(carrier, { method: "GET", path });
