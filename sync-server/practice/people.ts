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
    title: { en: "Recruiter, North Valley", es: "Reclutadora, Valle del Norte" },
  },
  C: {
    id: "practice-recruiter-central",
    name: "Daniel Whitfield",
    roles: ["recruiter"],
    region: "C",
    title: { en: "Recruiter, Central Plain", es: "Reclutador, Llano Central" },
  },
  S: {
    id: "practice-recruiter-south",
    name: "Marisol Quintana",
    roles: ["recruiter"],
    region: "S",
    title: { en: "Recruiter, South Coast", es: "Reclutadora, Costa Sur" },
  },
};

export const practiceCoordinator: Newcomer = {
  id: "practice-coordinator",
  name: "Ruth Abernathy",
  roles: ["reviewer"],
  region: null,
  title: { en: "Coordinator and reviewer, whole State", es: "Coordinadora y revisora, todo el Estado" },
};

export const practiceReviewer: Newcomer = {
  id: "practice-reviewer",
  name: "Tomás Villaseñor",
  roles: ["reviewer"],
  region: null,
  title: { en: "Second reviewer", es: "Segundo revisor" },
};

/** In the order of the cards on the first screen. */
export const practiceStaff: readonly Newcomer[] = [
  ...Object.values(practiceRecruiters),
  practiceCoordinator,
  practiceReviewer,
];
