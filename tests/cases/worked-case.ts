import { type WorkedCase, workedCaseSchema } from "./case-schema.ts";

type Part = Readonly<Record<string, unknown>>;

export const fresno = { district: "Fresno USD", city: "Fresno", state: "CA", country: "US" };
export const salinas = { district: "Salinas City ESD", city: "Salinas", state: "CA", country: "US" };
export const watsonville = { district: "Pajaro Valley USD", city: "Watsonville", state: "CA", country: "US" };
export const morelia = { district: "-", city: "Morelia", state: "Michoacan", country: "MX" };

const oneMove = { date: "2023-05-20", from: fresno, to: salinas, economicNecessity: true, changedResidence: true };

/** What differs from a plain case: a ten-year-old who moved with a parent on 20 May 2023, strawberries five days later. */
export interface Differences {
  readonly interviewDate?: string;
  readonly child?: Part;
  /** The move of child and worker, where they made it together. */
  readonly move?: Part;
  readonly childMove?: Part;
  readonly workerMove?: Part;
  readonly worker?: Part;
  readonly work?: Part;
  readonly otherMoves?: readonly Part[];
}

export interface Expected extends Part {
  readonly eligible: boolean | "needs-review";
}

/** Facts and answer of one case; the plain case differs from nothing and is eligible. */
export type Row = readonly [title: string, differences: Differences, expected: Expected];

/** A worked case in the documented format, by what makes it different. */
export function workedCase(id: string, title: string, differences: Differences, expected: Expected): WorkedCase {
  const { interviewDate = "2023-06-10", child, move, childMove, workerMove, worker, work, otherMoves } = differences;
  return workedCaseSchema.parse({
    id,
    title,
    facts: {
      interviewDate,
      child: { birthDate: "2013-04-12", graduated: false, hsed: false, ...child },
      childMove: { ...oneMove, moveType: "with", ...move, ...childMove },
      worker: {
        relation: "parent",
        move: { ...oneMove, ...move, ...workerMove },
        engagedDate: "2023-05-25",
        activelySought: false,
        recentHistory: [],
        ...worker,
      },
      work: {
        description: "picking strawberries",
        employment: "seasonal",
        sector: "agricultural",
        temporaryBasis: null,
        statedMonths: null,
        personalSubsistence: false,
        newEmployment: true,
        activityQualifies: true,
        ...work,
      },
      ...(otherMoves ? { otherMoves } : {}),
    },
    expect: { requiredComments: [], ...expected },
  });
}
