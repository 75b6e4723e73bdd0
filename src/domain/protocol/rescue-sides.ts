import type { Role } from "./roles.ts";

// Without zod: a tablet asks this on every start.

/** Who agrees: whoever keeps the accounts or the data, and whoever knows the field work. */
export const rescueSides = ["keeping", "field"] as const;
export type RescueSide = (typeof rescueSides)[number];

const sideOfRole: Partial<Record<Role, RescueSide>> = {
  administrator: "keeping",
  "data-specialist": "keeping",
  coordinator: "field",
  reviewer: "field",
};

/** Null for whoever has no part in it. Nobody stands on both sides: their roles exclude each other (`roleConflict`). */
export function rescueSideOf({ roles }: { readonly roles: readonly Role[] }): RescueSide | null {
  for (const role of roles) {
    const side = sideOfRole[role];
    if (side !== undefined) return side;
  }
  return null;
}
