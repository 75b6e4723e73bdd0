import { type CalendarDate, calendarDateFrom } from "../base/calendar-date.ts";
import { nationalDefault } from "./national-default.ts";
import type { AddedQuestion, StateDocumentation, StatePolicy } from "./state-policy.ts";

const yesOrNo = [
  { code: "yes", label: { en: "Yes", es: "Sí" } },
  { code: "no", label: { en: "No", es: "No" } },
];

const grades = ["PK", "K", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "OS"];

const addedQuestions: readonly AddedQuestion[] = [
  {
    id: "home-base",
    about: "family",
    kind: "text",
    label: { en: "Home base (city and State)", es: "Base de la familia (adonde siempre regresa)" },
    hint: {
      en: "Where the family goes back to when the season is over, if there is such a place.",
      es: "A dónde regresa la familia cuando termina la temporada, si hay un lugar así.",
    },
    options: [],
  },
  {
    id: "home-language",
    about: "family",
    kind: "text",
    label: { en: "Language spoken at home", es: "Idioma que se habla en casa" },
    hint: null,
    options: [],
  },
  {
    id: "call-back",
    about: "family",
    kind: "yes-no",
    label: { en: "May we call you back?", es: "¿Podemos volver a llamarle?" },
    hint: null,
    options: yesOrNo,
  },
  {
    id: "grade",
    about: "child",
    kind: "choice",
    label: { en: "Grade", es: "Grado" },
    hint: { en: "OS: out of school.", es: "OS: fuera de la escuela." },
    options: grades.map((code) => ({ code, label: { en: code, es: code } })),
  },
  {
    id: "school",
    about: "child",
    kind: "text",
    label: { en: "School", es: "Escuela" },
    hint: null,
    options: [],
  },
  {
    id: "last-enrolled",
    about: "child",
    kind: "date",
    label: { en: "Last day in school before the move", es: "Último día en la escuela antes de la mudanza" },
    hint: null,
    options: [],
  },
];

const documented = (
  employer: string,
  job: string,
  validFrom: CalendarDate | null,
  validTo: CalendarDate | null,
): StateDocumentation[] => (validFrom && validTo ? [{ employer, job, validFrom, validTo }] : []);

/** Two lines that run and one that has run out. */
const stateDocumentation: readonly StateDocumentation[] = [
  ...documented("Llano Verde Poultry", "deboning", calendarDateFrom(2025, 1, 1), calendarDateFrom(2027, 12, 31)),
  ...documented("Rio Claro Packing", "packing", calendarDateFrom(2024, 7, 1), calendarDateFrom(2027, 6, 30)),
  ...documented("Sierra Alta Meats", "cutting", calendarDateFrom(2020, 1, 1), calendarDateFrom(2022, 12, 31)),
];

/** Fictitious: no State has the code ZZ, and none of these districts exists. */
export const practiceState: StatePolicy = {
  ...nationalDefault,
  state: "ZZ",
  name: { en: "Practice State", es: "Estado de práctica" },
  // No browser in the States but Alaska's and Hawaii's has an earlier day: what the caseload calls today is not tomorrow on the screen.
  timeZone: "America/Los_Angeles",
  stateDocumentation,
  remoteSignature: true,
  addedQuestions,
  regions: [
    { code: "N", name: "North Valley" },
    { code: "C", name: "Central Plain" },
    { code: "S", name: "South Coast" },
  ],
  districts: [
    { name: "Alder Creek SD", region: "N" },
    { name: "Cold Spring Unified SD", region: "N" },
    { name: "High Orchard SD", region: "N" },
    { name: "Stone Ridge SD", region: "N" },
    { name: "Llano Verde Unified SD", region: "C" },
    { name: "Maple Flats SD", region: "C" },
    { name: "Mill River SD", region: "C" },
    { name: "Two Rivers Unified SD", region: "C" },
    { name: "Bahia Clara SD", region: "S" },
    { name: "Gull Harbor SD", region: "S" },
    { name: "Palmetto Bend SD", region: "S" },
    { name: "Salt Marsh Unified SD", region: "S" },
  ],
};
