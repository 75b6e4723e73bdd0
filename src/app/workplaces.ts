import type { Person } from "../domain/protocol/person.ts";
import { rescueSideOf } from "../domain/protocol/rescue-sides.ts";
import { worksAtDesk } from "../domain/protocol/roles.ts";

/** The parts of the application that belong to somebody's work. What the server shows there it decides itself. */
export type Workplace =
  | "coes"
  | "desk"
  | "district"
  | "office/people"
  | "office/devices"
  | "office/rescues"
  | "office/audit";

const belongs: Readonly<Record<Workplace, (person: Person) => boolean>> = {
  coes: (person) => person.roles.includes("recruiter"),
  desk: worksAtDesk,
  district: (person) => person.roles.includes("district-viewer"),
  "office/people": (person) => person.roles.includes("administrator"),
  "office/devices": (person) => person.roles.includes("administrator"),
  "office/rescues": (person) => rescueSideOf(person) !== null,
  "office/audit": ({ roles }) => roles.includes("auditor") || roles.includes("administrator"),
};

const workplaces = Object.keys(belongs) as Workplace[];

/** In the order in which somebody with several would begin. */
export const workplacesOf = (person: Person): readonly Workplace[] =>
  workplaces.filter((place) => belongs[place](person));

export const otherWorkplaces = (person: Person): readonly Workplace[] =>
  workplaces.filter((place) => !belongs[place](person));
