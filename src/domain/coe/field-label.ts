import { dateOf } from "./answer.ts";
import type { CoeAnswers } from "./coe.ts";
import { elementLabels } from "./element-labels.ts";
import type { FieldPath } from "./field-path.ts";

interface InBothLanguages {
  readonly en: string;
  readonly es: string;
}

const same = (text: string): InBothLanguages => ({ en: text, es: text });

/** Fields that Part I has no official label for, by the last words of their path. */
const otherLabels: Readonly<Record<string, InBothLanguages>> = {
  schoolDistrict: { en: "School district", es: "Distrito escolar" },
  interviewDate: { en: "Date of the interview", es: "Fecha de la entrevista" },
  intervieweeName: { en: "Name of the person interviewed", es: "Nombre de la persona entrevistada" },
  relationship: { en: "Relationship to the child", es: "Parentesco con el niño o joven" },
  interviewLanguage: { en: "Language of the interview", es: "Idioma de la entrevista" },
  interpreter: { en: "Interpreter", es: "Intérprete" },
  method: { en: "How the family signed", es: "Cómo firmó la familia" },
  witness: { en: "Witness", es: "Testigo" },
  deathDate: { en: "Date of death", es: "Fecha de fallecimiento" },
  date: { en: "Date of the move", es: "Fecha de la mudanza" },
  childIds: { en: "Children who moved", es: "Niños que se mudaron" },
  workerIds: { en: "Workers who moved", es: "Trabajadores que se mudaron" },
  economicNecessity: { en: "Economic necessity", es: "Necesidad económica" },
  necessityReason: { en: "Reason for the move", es: "Razón de la mudanza" },
  lastName: { en: "Last name", es: "Apellidos" },
  description: { en: "The work", es: "El trabajo" },
  employer: { en: "Employer", es: "Empleador" },
  engagedDate: { en: "First day of work", es: "Primer día de trabajo" },
  employment: { en: "Seasonal or temporary", es: "De temporada o temporal" },
  temporaryBasis: { en: "Basis for temporary", es: "Base para «temporal»" },
  personalSubsistence: { en: "Personal subsistence", es: "Consumo de la propia familia" },
  engaged: { en: "Found qualifying work", es: "Encontró trabajo que califica" },
  activelySought: { en: "Looked for qualifying work", es: "Buscó trabajo que califica" },
  sector: { en: "Agricultural or fishing", es: "Agrícola o de pesca" },
  statedMonths: { en: "Months of work, as stated", es: "Meses de trabajo, según se dijo" },
  newEmployment: { en: "New work after the move", es: "Trabajo nuevo después de la mudanza" },
  activityQualifies: { en: "Whether the task qualifies", es: "Si la tarea califica" },
  stateDocumentationExpired: { en: "State documentation", es: "Documentación del estado" },
  commutes: { en: "Work in another district", es: "Trabajo en otro distrito" },
  manner: { en: "How the child moved (2a)", es: "Cómo se mudó el niño (2a)" },
  arrived: { en: "Whether they have arrived", es: "Si ya llegaron" },
  changedResidence: { en: "Change of residence", es: "Cambio de residencia" },
  notAResidence: { en: "Why it was no residence", es: "Por qué no fue residencia" },
  distanceMiles: { en: "Distance in miles", es: "Distancia en millas" },
  nights: { en: "Nights away", es: "Noches fuera" },
  stayDays: { en: "Days of the stay", es: "Días de estancia" },
  returned: { en: "Whether they went back", es: "Si regresaron" },
  childId: { en: "Which child", es: "Cuál niño" },
  graduated: { en: "High school diploma", es: "Diploma de preparatoria" },
  graduationDate: { en: "Date of graduation", es: "Fecha de graduación" },
  hsed: { en: "High school equivalency", es: "Equivalencia de preparatoria" },
  hsedDate: { en: "Date of the equivalency", es: "Fecha de la equivalencia" },
  foreignDiploma: { en: "Diploma from another country", es: "Diploma de otro país" },
  stateTreatsAsGraduated: { en: "Counted by the State as graduated", es: "El estado lo cuenta como graduado" },
  enrolled: { en: "Enrolled in school", es: "Inscrito en la escuela" },
  adminArea: { en: "Administrative area", es: "Área administrativa" },
  relation: { en: "The worker and the child", es: "La persona que trabaja y el niño" },
  "from.city": { en: "From: city", es: "De: ciudad" },
  "from.state": { en: "From: State", es: "De: estado" },
  "from.country": { en: "From: country", es: "De: país" },
  "from.schoolDistrict": { en: "From: school district", es: "De: distrito escolar" },
  "to.city": { en: "To: city", es: "A: ciudad" },
  "to.state": { en: "To: State", es: "A: estado" },
  "to.country": { en: "To: country", es: "A: país" },
  "to.schoolDistrict": { en: "To: school district", es: "A: distrito escolar" },
};

/** What a whole section, list or entry is called. */
const whole: readonly (readonly [RegExp, InBothLanguages])[] = [
  [/^familyData$/, { en: "Family", es: "Familia" }],
  [/^childData(\.children)?$/, { en: "Children", es: "Niños" }],
  [/^qualifyingMoves\.moves/, { en: "Move", es: "Mudanza" }],
  [/^qualifyingMoves\.workers/, { en: "Worker", es: "Persona que trabaja" }],
  [/^qualifyingMoves\.work/, { en: "Work", es: "Trabajo" }],
  [/^qualifyingMoves/, { en: "Moves and work", es: "Mudanzas y trabajo" }],
  [/^stateInformation/, { en: "Question of the State", es: "Pregunta del Estado" }],
  [/^intervieweeSignature/, { en: "The interview", es: "La entrevista" }],
];

/** Comments that belong to no item of the form are called by what they are: `signature:refused`, `advisory:…`, `other`. */
const commentTopics: Readonly<Record<string, InBothLanguages>> = {
  advisory: { en: "Helpful comment", es: "Comentario útil" },
  signature: { en: "Comment on the signature", es: "Comentario sobre la firma" },
  other: { en: "Other comment", es: "Otro comentario" },
};

/** What a field is called in words, with whom or what it is about: `Lucía: Birth Date`, `Comment 4a`. */
export function fieldLabel(field: FieldPath, answers: CoeAnswers): InBothLanguages {
  if (field === "") return { en: "The whole COE", es: "Todo el COE" };
  if (field === "comments") return { en: "Comments", es: "Comentarios" };
  if (field.startsWith("comments.")) {
    const item = field.slice("comments.".length);
    return commentTopics[item.split(":")[0] ?? ""] ?? { en: `Comment ${item}`, es: `Comentario ${item}` };
  }
  const about = aboutWhom(field, answers);
  const label = ownLabel(field);
  if (label === null) return about ?? whole.find(([pattern]) => pattern.test(field))?.[1] ?? same(field);
  return about ? { en: `${about.en}: ${label.en}`, es: `${about.es}: ${label.es}` } : label;
}

function ownLabel(field: FieldPath): InBothLanguages | null {
  const parts = field.split(".");
  for (const length of [2, 1]) {
    const end = parts.slice(-length).join(".");
    const known: Readonly<Record<string, InBothLanguages>> = elementLabels;
    const found = (Object.hasOwn(known, end) && known[end]) || (Object.hasOwn(otherLabels, end) && otherLabels[end]);
    if (found) return found;
  }
  return null;
}

function aboutWhom(field: FieldPath, answers: CoeAnswers): InBothLanguages | null {
  const [, list, id] = /^(?:childData|qualifyingMoves)\.(children|workers|moves|work)\.([^.]+)/.exec(field) ?? [];
  const { workers, moves, work } = answers.qualifyingMoves;
  if (list === "children") {
    const at = answers.childData.children.findIndex((child) => child.id === id);
    const name = answers.childData.children[at]?.firstName.trim();
    return name ? same(name) : { en: "A child", es: "Un niño" };
  }
  if (list === "workers") {
    const worker = workers.find((one) => one.id === id);
    return worker && worker.firstName.trim() !== "" ? same(worker.firstName.trim()) : null;
  }
  const move = moves.find((one) => one.id === (list === "moves" ? id : work.find((one) => one.id === id)?.moveId));
  if (!move) return null;
  const day = dateOf(move.date) ?? "…";
  const place = move.to.city.trim() || "…";
  return list === "moves"
    ? { en: `Move to ${place}, ${day}`, es: `Mudanza a ${place}, ${day}` }
    : { en: `Work in ${place}`, es: `Trabajo en ${place}` };
}
