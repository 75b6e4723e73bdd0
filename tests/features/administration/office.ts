import { vi } from "vitest";
import type { Instant } from "../../../src/domain/base/instant.ts";
import type { StaffMember } from "../../../src/domain/protocol/identity.ts";
import type { Person } from "../../../src/domain/protocol/person.ts";
import type { Role } from "../../../src/domain/protocol/roles.ts";
import { policyFor } from "../../../src/domain/states/all.ts";
import type { World } from "../../../src/storage/world.ts";
import { json } from "../office-answers.ts";

export const id = (number: number): string => number.toString(16).padStart(32, "a");
export const at = "2026-11-20T18:00:00.000Z" as Instant;

export const personOf = (personId: string, name: string, roles: Role[], place: Partial<Person> = {}): Person => ({
  id: personId,
  name,
  roles,
  state: "ZZ",
  region: null,
  district: null,
  title: { en: name, es: name },
  ...place,
});

export const administrator = personOf("beatriz", "Beatriz Monteverde", ["administrator"]);
export const auditor = personOf("samuel", "Samuel Okonkwo", ["auditor"]);

export const staffOf = (person: Person, change: Partial<StaffMember> = {}): StaffMember => ({
  person,
  signInName: `${person.id}@state.example`,
  state: "active",
  secondFactor: true,
  lastSeenAt: at,
  sessions: 1,
  devices: 0,
  ...change,
});

export const staff = (): StaffMember[] => [
  staffOf(administrator),
  staffOf(personOf("lucia", "Lucía Ferreira", ["recruiter"], { region: "N" }), { secondFactor: false, devices: 1 }),
  staffOf(personOf("joyce", "Joyce Halloran", ["district-viewer"], { district: "Mill River SD" }), {
    state: "invited",
    lastSeenAt: null,
    sessions: 0,
  }),
  staffOf(personOf("omar", "Omar Delacroix", ["reviewer"]), { state: "deactivated", sessions: 0 }),
];

/** One request that the office was asked. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** An office that answers as it is told, and remembers what it was asked. */
export function openOffice(answers: (asked: Asked) => unknown) {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const body =
      init.body === undefined || init.body === null ? null : JSON.parse(await new Response(init.body).text());
    const one = { method: init.method ?? "GET", path, body };
    asked.push(one);
    const said = answers(one);
    return said instanceof Response ? said : json(said);
  });
  return asked;
}

export const worldOf = (person: Person): World => ({ person, now: () => at, policy: policyFor }) as unknown as World;
