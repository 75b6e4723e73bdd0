import * as z from "zod";
import type { accountSchema } from "../../domain/protocol/identity.ts";

export type Account = z.infer<typeof accountSchema>;
export type AccountCardProps = { account: Account; reload: () => Promise<void> };

export const doneSchema = z.strictObject({ done: z.literal(true) });
