import type { Account } from "../../domain/protocol/identity.ts";

/** What a card of the account page is given. */
export type AccountCardProps = { account: Account; reload: () => Promise<void> };
