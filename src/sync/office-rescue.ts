import { type RescueReceipt, rescueReceiptSchema } from "../domain/protocol/rescue.ts";
import { rescueType } from "../domain/protocol/rescue-parcel.ts";
import { type Answered, ask, browserCarrier, type Carrier } from "./transport.ts";

/** A parcel that somebody brought as a file. Whoever hands it in reads none of it; the same file twice is the same receipt. */
export const officeSendParcel = (parcel: Uint8Array, carrier: Carrier = browserCarrier): Answered<RescueReceipt> =>
  ask(carrier, { method: "POST", path: "/v1/rescues", body: parcel, type: rescueType }, rescueReceiptSchema);
