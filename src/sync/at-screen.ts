/**
 * Who works in this window, as it knows: the id of a person. Another window of the same browser may have signed somebody else in since,
 * and all of them share one session; so whatever is asked of the office says in whose name.
 */
export const atScreen: { personId: string | null } = { personId: null };
