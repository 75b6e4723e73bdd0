import type { PracticeRegion } from "../../src/domain/practice/districts.ts";
import type { Person } from "../../src/domain/protocol/person.ts";

type Newcomer = Omit<Person, "state">;

/** One recruiter for each region of the practice State. Nobody here exists. */
export const practiceRecruiters: Readonly<Record<PracticeRegion, Newcomer>> = {
  N: {
    id: "practice-recruiter-north",
    name: "Lucía Ferreira",
    roles: ["recruiter"],
    region: "N",
    district: null,
    title: { en: "Recruiter, North Valley", es: "Reclutadora, Valle del Norte" },
  },
  C: {
    id: "practice-recruiter-central",
    name: "Daniel Whitfield",
    roles: ["recruiter"],
    region: "C",
    district: null,
    title: { en: "Recruiter, Central Plain", es: "Reclutador, Llano Central" },
  },
  S: {
    id: "practice-recruiter-south",
    name: "Marisol Quintana",
    roles: ["recruiter"],
    region: "S",
    district: null,
    title: { en: "Recruiter, South Coast", es: "Reclutadora, Costa Sur" },
  },
};

export const practiceCoordinator: Newcomer = {
  id: "practice-coordinator",
  name: "Ruth Abernathy",
  roles: ["coordinator", "reviewer"],
  region: null,
  district: null,
  title: { en: "Coordinator and reviewer, whole State", es: "Coordinadora y revisora, todo el Estado" },
};

export const practiceReviewer: Newcomer = {
  id: "practice-reviewer",
  name: "Tomás Villaseñor",
  roles: ["reviewer"],
  region: null,
  district: null,
  title: { en: "Second reviewer", es: "Segundo revisor" },
};

const regionalCoordinator: Newcomer = {
  id: "practice-coordinator-north",
  name: "Noemí Castellanos",
  roles: ["coordinator"],
  region: "N",
  district: null,
  title: { en: "Coordinator, North Valley", es: "Coordinadora, Valle del Norte" },
};

const dataSpecialist: Newcomer = {
  id: "practice-data-specialist",
  name: "Elena Marchetti",
  roles: ["data-specialist"],
  region: null,
  district: null,
  title: { en: "Data specialist", es: "Especialista en datos" },
};

const districtLiaison: Newcomer = {
  id: "practice-district-liaison",
  name: "Joyce Halloran",
  roles: ["district-viewer"],
  region: null,
  district: "Mill River SD",
  title: { en: "District liaison, Mill River", es: "Enlace del distrito, Mill River" },
};

const auditor: Newcomer = {
  id: "practice-auditor",
  name: "Samuel Okonkwo",
  roles: ["auditor"],
  region: null,
  district: null,
  title: { en: "Auditor", es: "Auditor" },
};

const administrator: Newcomer = {
  id: "practice-administrator",
  name: "Beatriz Monteverde",
  roles: ["administrator"],
  region: null,
  district: null,
  title: { en: "Administrator of people and tablets", es: "Administradora de personas y tabletas" },
};

/** In the order of the cards on the first screen. */
export const practiceStaff: readonly Newcomer[] = [
  ...Object.values(practiceRecruiters),
  practiceCoordinator,
  practiceReviewer,
  regionalCoordinator,
  dataSpecialist,
  districtLiaison,
  auditor,
  administrator,
];
