import { addDays, addMonths, addYears, type CalendarDate } from "../../src/domain/base/calendar-date.ts";

/** The families of the journeys. Nobody here exists; the days are counted back from the day of the interview. */

export interface ToldChild {
  readonly firstName: string;
  /** null: there is none. */
  readonly middleName: string | null;
  readonly lastName1: string;
  readonly lastName2: string | null;
  readonly born: CalendarDate;
  readonly sex: "F" | "M";
  readonly twin: boolean;
  readonly birthDateCode: string;
  readonly grade: string;
  /** Came on another day than the family. */
  readonly cameOn: CalendarDate | null;
}

export interface ToldParent {
  readonly firstName: string;
  readonly lastName: string;
}

export interface ToldFamily {
  readonly answering: { readonly name: string; readonly relationship: string; readonly language: string };
  /** Both null: a youth on their own. */
  readonly parents: readonly [ToldParent | null, ToldParent | null];
  readonly address: string;
  readonly city: string;
  readonly zip: string;
  readonly telephone: string | null;
  readonly district: string;
  readonly children: readonly ToldChild[];
  readonly from: {
    readonly city: string;
    readonly state: string;
    readonly country: "US" | "MX";
    readonly district: string | null;
  };
  readonly movedOn: CalendarDate;
  readonly reason: string;
  readonly work: {
    /** The parent's or the youth's full name, as it stands among the workers. */
    readonly worker: string;
    readonly description: string;
    readonly employment: "seasonal" | "temporary";
    readonly startedOn: CalendarDate;
  };
}

const child = (
  firstName: string,
  surnames: readonly [string, string | null],
  born: CalendarDate,
  sex: "F" | "M",
  more: Partial<ToldChild> = {},
): ToldChild => ({
  firstName,
  middleName: null,
  lastName1: surnames[0],
  lastName2: surnames[1],
  born,
  sex,
  twin: false,
  birthDateCode: "07",
  grade: "2",
  cameOn: null,
  ...more,
});

/** Five children, two of them twins, one a baby; all of them came with their mother for the apple harvest. */
export function fiveChildren(today: CalendarDate): ToldFamily {
  const movedOn = addDays(today, -47);
  const surnames = ["Barragán", "Lozano"] as const;
  const born = (years: number, days: number) => addDays(addYears(today, -years), -days);
  return {
    answering: { name: "Aurelia Lozano Prieto", relationship: "mother", language: "English" },
    parents: [
      { firstName: "Aurelia", lastName: "Lozano Prieto" },
      { firstName: "Teodoro", lastName: "Barragán Silva" },
    ],
    address: "Orchard View camp, trailer 14, off County Road 9",
    city: "Alder Creek",
    zip: "99201",
    telephone: "555 0142",
    district: "Alder Creek SD",
    children: [
      child("Yaretzi", surnames, born(14, 120), "F", { middleName: "Noelia", birthDateCode: "04", grade: "9" }),
      child("Fermín", surnames, born(11, 33), "M", { grade: "5" }),
      child("Dulce", surnames, born(8, 200), "F", { twin: true }),
      child("Damián", surnames, born(8, 200), "M", { twin: true }),
      child("Nieves", surnames, born(1, 61), "F", { grade: "OS" }),
    ],
    from: { city: "Rio Seco", state: "Texas", country: "US", district: "Rio Seco Independent School District" },
    movedOn,
    reason: "The onion harvest had ended and there was no more work to pay the rent.",
    work: {
      worker: "Aurelia Lozano Prieto",
      description: "picking apples",
      employment: "seasonal",
      startedOn: addDays(movedOn, 4),
    },
  };
}

/** Two sisters: one came with her father, the other three weeks later, so that they need two COEs. */
export function sistersWhoCameApart(today: CalendarDate): ToldFamily {
  const movedOn = addMonths(addDays(today, -20), -3);
  const surnames = ["Quiahua", "Tlaxcala"] as const;
  return {
    answering: { name: "Cirilo Quiahua Mejía", relationship: "father", language: "Español" },
    parents: [{ firstName: "Cirilo", lastName: "Quiahua Mejía" }, null],
    address: "Casa verde detrás de la empacadora, calle 3",
    city: "Stone Ridge",
    zip: "99318",
    telephone: null,
    district: "Stone Ridge SD",
    children: [
      child("Itzayana", surnames, addYears(addDays(today, -90), -9), "F", { grade: "4" }),
      child("Marbella", surnames, addYears(addDays(today, -12), -12), "F", {
        grade: "7",
        cameOn: addDays(movedOn, 21),
      }),
    ],
    from: { city: "Zongolica", state: "Veracruz", country: "MX", district: null },
    movedOn,
    reason: "There was no work at home and they could not pay what they owed.",
    work: {
      worker: "Cirilo Quiahua Mejía",
      description: "thinning pears",
      employment: "seasonal",
      startedOn: addDays(movedOn, 6),
    },
  };
}

/** A youth of seventeen on his own, who moved as the worker. */
export function youthOnHisOwn(today: CalendarDate): ToldFamily {
  const movedOn = addDays(today, -30);
  return {
    answering: { name: "Eleazar Chub Caal", relationship: "self", language: "Español" },
    parents: [null, null],
    address: "Bunkhouse B, Ridge Road packing camp",
    city: "Cold Spring",
    zip: "99177",
    telephone: "555 0188",
    district: "Cold Spring Unified SD",
    children: [child("Eleazar", ["Chub", "Caal"], addYears(addDays(today, -77), -17), "M", { grade: "OS" })],
    from: { city: "Maple Flats", state: "Texas", country: "US", district: "Maple Flats Independent School District" },
    movedOn,
    reason: "His hours were cut and he could no longer pay for his room.",
    work: {
      worker: "Eleazar Chub Caal",
      description: "planting tree seedlings",
      employment: "seasonal",
      startedOn: addDays(movedOn, 2),
    },
  };
}
