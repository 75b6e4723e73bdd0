// The longer pieces of the reading aid (reading-aid.ts), which no interview needs at its start.

export const certificationInSpanish =
  "Certifico que, según la información que me dieron y que aparece arriba en todo lo que importa, estoy convencido o convencida de que estos niños son niños migratorios según la definición de 20 U.S.C. 6399 y sus reglamentos, y que por eso son elegibles para los servicios del Programa de Educación Migrante. Certifico que, a mi leal saber y entender, la información es verdadera, confiable y válida, y entiendo que cualquier declaración falsa que yo haya hecho aquí puede castigarse con multa o prisión según 18 U.S.C. 1001.";

export const sectionTitlesInSpanish = {
  qualifyingMovesAndWork: "Mudanzas y trabajo que califican",
  comments: "Comentarios",
  intervieweeSignature: "Firma de la persona entrevistada",
  eligibilityCertification: "Certificación de elegibilidad",
} as const;

export const commentsNoteInSpanish =
  "Debe incluir 2bi, 4a, 4b, 5, 6a y 6b de la sección «Mudanzas y trabajo que califican», si corresponde.";
