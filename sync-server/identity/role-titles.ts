import type { Person } from "../../src/domain/protocol/person.ts";
import { type Role, scopeOf } from "../../src/domain/protocol/roles.ts";
import { policyFor } from "../../src/domain/states/all.ts";

const titles: Readonly<Record<Role, Person["title"]>> = {
  recruiter: { en: "Recruiter", es: "Reclutamiento" },
  coordinator: { en: "Coordinator", es: "Coordinación" },
  reviewer: { en: "Reviewer", es: "Revisión" },
  "data-specialist": { en: "Data specialist", es: "Especialista en datos" },
  "district-viewer": { en: "District liaison", es: "Enlace del distrito" },
  auditor: { en: "Auditor", es: "Auditoría" },
  administrator: { en: "Administrator", es: "Administración" },
};

/** "Coordinator, North Valley": what somebody does and where, for lists in both languages. */
export function titleOf(state: string, person: Pick<Person, "roles" | "region" | "district">): Person["title"] {
  const scope = scopeOf(person);
  const known = policyFor(state).regions;
  const place =
    scope.level === "state"
      ? []
      : [
          scope.level === "district"
            ? scope.district
            : (known.find((r) => r.code === scope.region)?.name ?? scope.region),
        ];
  const words = (locale: "en" | "es") => [...person.roles.map((role) => titles[role][locale]), ...place].join(", ");
  return { en: words("en"), es: words("es") };
}
