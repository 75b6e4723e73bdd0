/**
 * Spanish beside the English form, so that a family can follow what is written down. No federal Spanish text of the COE is known:
 * these sentences are ours, not official and not what is signed; a State has them looked at by its certified translator.
 */
interface SpanishAid {
  readonly text?: string;
  readonly choices?: readonly string[];
}

/** Key: the item of the Qualifying Moves & Work Section. Blanks have the names of `form.json`. */
export const itemsInSpanish: Readonly<Record<string, SpanishAid>> = {
  "1": {
    text: "Los niños o jóvenes que aparecen en este formulario se mudaron por necesidad económica de una residencia en {fromSchoolDistrict}/{fromCity}/{fromState}/{fromCountry} a una residencia en {toSchoolDistrict}/{toCity}/{toState}.",
  },
  "2": { text: "Los niños o jóvenes se mudaron (complete a. y b.):" },
  "2a": {
    choices: [
      "como el trabajador o la trabajadora, O",
      "con el trabajador o la trabajadora, O",
      "para reunirse con el trabajador o la trabajadora, o llegaron antes.",
    ],
  },
  "2b": {
    text: "La persona que trabaja, {workerName}, es",
    choices: ["el mismo niño o joven, o, con respecto al niño o joven, es", "su padre, madre o tutor", "su cónyuge."],
  },
  "2bi": {
    text: "(Complete si en 2a marcó «para reunirse o llegaron antes».) Los niños o jóvenes se mudaron el {childMoveDate}. La persona que trabaja se mudó el {workerMoveDate}. (escriba un comentario)",
  },
  "3": { text: "La fecha de llegada que da derecho al programa fue el {qad}." },
  "4": {
    text: "La persona que trabaja se mudó por necesidad económica el {workerMoveDate}, de una residencia en {fromSchoolDistrict}/{fromCity}/{fromState}/{fromCountry} a una residencia en {toSchoolDistrict}/{toCity}/{toState}, y:",
  },
  "4a": {
    text: "empezó un nuevo trabajo que califica poco después de la mudanza (escriba un comentario si empezó más de 60 días después), O",
  },
  "4b": {
    text: "buscó activamente un nuevo trabajo que califica Y en los últimos años se ha mudado otras veces por ese tipo de trabajo (escriba un comentario)",
  },
  "5": { text: "El trabajo que califica,* {work}, fue (escoja una opción en a. y una en b.):" },
  "5a": { choices: ["de temporada O", "temporal"] },
  "5b": { choices: ["agrícola O", "de pesca"] },
  "5*": { text: "*Si corresponde, marque: para el consumo de la propia familia (escriba un comentario)" },
  "6": { text: "(Complete solo si en 5 marcó «temporal».) Se determinó que el trabajo era temporal según:" },
  "6a": { text: "lo que dijo la persona que trabaja (escriba un comentario), O" },
  "6b": { text: "lo que dijo el empleador (escriba un comentario), O" },
  "6c": { text: "la documentación del Estado sobre {employer}." },
};

/** Words under the blanks of the form, by the English word that `form.json` prints there. */
export const blanksInSpanish: Readonly<Record<string, string>> = {
  "School District": "Distrito escolar",
  City: "Ciudad",
  State: "Estado",
  Country: "País",
  "First Name and Last Name of Worker": "Nombre y apellido de la persona que trabaja",
  "MM/DD/YY": "MM/DD/AA",
  "describe agricultural or fishing work": "describa el trabajo agrícola o de pesca",
  Employer: "Empleador",
  Signature: "Firma",
  "Relationship to the child": "Parentesco con el niño o joven",
  Date: "Fecha",
  "Signature of Interviewer": "Firma de quien entrevista",
  "Signature of Designated SEA Reviewer": "Firma del revisor designado por la agencia estatal",
};

/** NCES list 0315, last two digits. */
export const birthDateCodesInSpanish: Readonly<Record<string, string>> = {
  "03": "fe de bautismo o certificado de la iglesia",
  "04": "acta de nacimiento",
  "05": "anotación en la Biblia de la familia",
  "06": "certificado del hospital",
  "07": "declaración del padre o de la madre",
  "08": "pasaporte",
  "09": "certificado médico",
  "10": "registros escolares ya verificados",
  "11": "identificación del Estado",
  "12": "licencia de conducir",
  "13": "documento de inmigración",
  "82": "póliza de seguro de vida",
  "99": "otro",
};
