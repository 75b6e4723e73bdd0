import type { StaffMember } from "../../domain/protocol/identity.ts";
import type { Person } from "../../domain/protocol/person.ts";
import { scopeOf } from "../../domain/protocol/roles.ts";
import type { StatePolicy } from "../../domain/states/state-policy.ts";
import type { IconName } from "../../ui/icon-paths.ts";
import type { Tone } from "../../ui/tone.ts";
import type { Speak } from "../../ui/words.tsx";

export const rolesWords = (t: Speak, { roles }: Pick<Person, "roles">): string =>
  roles.map((role) => t(`administration.role.${role}`)).join(", ");

/** "Whole State", or the region or the district by its name. */
export function placeWords(t: Speak, person: Pick<Person, "region" | "district">, policy: StatePolicy): string {
  const scope = scopeOf(person);
  if (scope.level === "district") return scope.district;
  if (scope.level === "state") return t("administration.place.state");
  return policy.regions.find(({ code }) => code === scope.region)?.name ?? scope.region;
}

export const stateLook: Readonly<Record<StaffMember["state"], { tone: Tone; icon: IconName }>> = {
  invited: { tone: "told", icon: "mail" },
  active: { tone: "good", icon: "check-circle" },
  deactivated: { tone: "plain", icon: "lock" },
};
