import { type Role, roleConflict } from "../../domain/protocol/roles.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import type { SummaryEntry } from "../../ui/error-summary.tsx";
import type { Speak } from "../../ui/words.tsx";
import type { StaffChange } from "./administration-calls.ts";

export type PlaceLevel = "state" | "region" | "district";

/** What an administrator writes about somebody, while it is being written. */
export interface Placing {
  readonly name: string;
  /** Null where the account is there already: a sign-in name does not change. */
  readonly signInName: string | null;
  readonly roles: readonly Role[];
  readonly level: PlaceLevel;
  readonly region: string;
  readonly district: string;
}

export const placingFields = {
  name: "placing-name",
  signInName: "placing-sign-in-name",
  roles: "placing-roles",
  level: "placing-level",
  region: "placing-region",
  district: "placing-district",
} as const;
type PlacingField = keyof typeof placingFields;

export const emptyPlacing: Placing = {
  name: "",
  signInName: "",
  roles: [],
  level: "state",
  region: "",
  district: "",
};

export const placingOf = ({ name, roles, region, district }: StaffChange): Placing => ({
  name,
  signInName: null,
  roles,
  level: district === null ? (region === null ? "state" : "region") : "district",
  region: region ?? "",
  district: district ?? "",
});

/** The levels that this State has: not every one has regions. */
export const levelsOf = ({ regions }: StatePolicy): readonly PlaceLevel[] =>
  regions.length > 0 ? ["state", "region", "district"] : ["state", "district"];

export const changeOf = ({ name, roles, level, region, district }: Placing): StaffChange => ({
  name: name.trim(),
  roles: [...roles],
  region: level === "region" ? region : null,
  district: level === "district" ? district.trim() : null,
});

/** Which of the rules of separation the choice breaks; the State's server asks the same. */
function conflictOf({ roles, level }: Placing): "administrator" | "data-specialist" | "district-viewer" | null {
  if (roleConflict({ roles: [...roles], district: level === "district" ? "-" : null }) === null) return null;
  if (roles.includes("administrator")) return "administrator";
  const decides = roles.includes("reviewer") || roles.includes("coordinator");
  return roles.includes("data-specialist") && decides ? "data-specialist" : "district-viewer";
}

const missing: readonly [PlacingField, (placing: Placing) => boolean][] = [
  ["name", ({ name }) => name.trim() === ""],
  ["signInName", ({ signInName }) => signInName !== null && signInName.trim().length < 3],
  ["roles", ({ roles }) => roles.length === 0],
  ["region", ({ level, region }) => level === "region" && region === ""],
  ["district", ({ level, district }) => level === "district" && district.trim() === ""],
];

export type PlacingErrors = Partial<Record<PlacingField, string>>;

/** What still keeps this from being sent, in words, by field. */
export function placingErrors(t: Speak, placing: Placing): PlacingErrors {
  const errors: PlacingErrors = {};
  for (const [field, isMissing] of missing) {
    if (isMissing(placing)) errors[field] = t(`administration.missing.${field}`);
  }
  const conflict = conflictOf(placing);
  if (conflict === "district-viewer") errors.level = t("administration.conflict.district-viewer");
  else if (conflict) errors.roles = t(`administration.conflict.${conflict}`);
  return errors;
}

export const summaryOf = (errors: PlacingErrors): readonly SummaryEntry[] =>
  (Object.keys(placingFields) as PlacingField[]).flatMap((field) =>
    errors[field] === undefined ? [] : [{ id: field, fieldId: placingFields[field], text: errors[field] }],
  );
