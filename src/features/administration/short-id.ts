/** Ids are long; their first signs are enough to find them again, and the whole stands beside for whoever needs it. */
export const shortId = (id: string): string => (/^[0-9a-f]{8,}$/.test(id) ? `${id.slice(0, 4)}…` : id);
