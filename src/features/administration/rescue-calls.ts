import { queryOptions } from "@tanstack/react-query";
import { type Rescue, type RescueReceipt, rescueSchema, rescuesSchema } from "../../domain/protocol/rescue.ts";
import { officeGet, officePost } from "../../sync/office.ts";
import { given } from "../../sync/office-refusal.ts";
import { officeSendParcel } from "../../sync/office-rescue.ts";

const fetchRescues = async (): Promise<Rescue[]> => given(await officeGet("/v1/rescues", rescuesSchema)).rescues;

export const rescuesQuery = queryOptions({ queryKey: ["rescues"], queryFn: fetchRescues });

/** Answers with the parcel as it is then: opened, if this was the last one who had to agree. */
export const agreeToOpen = async (rescueId: string): Promise<Rescue> =>
  given(await officePost(`/v1/rescues/${rescueId}/approvals`, {}, rescueSchema));

export const handInFile = async (file: File): Promise<RescueReceipt> =>
  given(await officeSendParcel(new Uint8Array(await file.arrayBuffer())));
