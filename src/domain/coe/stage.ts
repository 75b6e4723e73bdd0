/** What happens to a COE, in order. One union, one file. */
export const stages = ["draft", "signed", "received", "in-review", "returned", "approved", "denied"] as const;
export type Stage = (typeof stages)[number];
