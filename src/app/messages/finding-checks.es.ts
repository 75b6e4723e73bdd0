/** Las revisiones de coherencia, los comienzos de los comentarios y las respuestas que cambiarían un resultado. */
export const findingChecksEs: Record<string, string> = {
  "finding.V-01.as-but-not-the-child":
    "2a dice «como el trabajador», pero el trabajador no es el niño o joven. Por favor, revise 2a y 2b.",
  "finding.V-01.child-but-not-as":
    "El trabajador es el niño o joven, así que 2a debería decir «como el trabajador». Por favor, revíselo.",
  "finding.V-02.dates-say-as": "Según las fechas, el joven se mudó como trabajador. Por favor, cambie 2a.",
  "finding.V-02.dates-say-with": "Según las fechas, se mudaron juntos. Por favor, cambie 2a a «con el trabajador».",
  "finding.V-02.dates-say-join":
    "Según las fechas, el niño o joven llegó después. Por favor, cambie 2a a «para reunirse» o corrija las fechas.",
  "finding.V-02.dates-say-precede":
    "Según las fechas, el niño o joven llegó primero. Por favor, cambie 2a a «antes que él» o corrija las fechas.",
  "finding.V-03.follows-from-the-dates":
    "La fecha de llegada calificadora {qadDate} sale de las fechas de las mudanzas.",
  "finding.V-04.move-after-the-interview":
    "La mudanza del {moveDate} es posterior a la entrevista del {interviewDate}. Por favor, revise los dos días.",
  "finding.V-05.item-4-in-time": "La mudanza del trabajador, el {workerMovedOn}, no es posterior al {qadDate}.",
  "finding.V-06.from-is-to": "El origen y el destino son el mismo distrito escolar.",
  "finding.V-07.residency-differs":
    "La fecha de residencia escrita es {toldDate}; según las mudanzas es {computedDate}. Por favor, revise cuál es correcta.",
  "finding.V-08.born-after-the-interview":
    "La fecha de nacimiento {birthDate} es posterior a la entrevista. Por favor, revísela.",
  "finding.V-09.too-short":
    "El comentario de {item} es muy corto. Por favor, escríbalo para que lo entienda quien no estuvo.",
  "finding.V-09.no-time-frame":
    "El comentario de {item} no dice cuánto tiempo. Por favor, escriba cuántas semanas o meses.",
  "finding.V-09.no-two-moves": "El comentario de {item} debería nombrar al menos dos mudanzas con sus fechas.",
  "finding.V-10.seasonal-needs-no-basis":
    "El trabajo de temporada no necesita respuesta en el punto 6. Por favor, revise los puntos 5 y 6.",
  "finding.V-10.basis-is-temporary":
    "Un trabajo con respuesta en el punto 6 es temporal en el punto 5. Por favor, revíselo.",
  "finding.V-11.late-start":
    "El trabajo empezó más de 60 días después de la mudanza. Por favor, vea que el comentario de 4a diga por qué.",
  "finding.V-12.signed-before-interview":
    "Se firmó el {signedOn}, antes de la entrevista del {interviewDate}. Por favor, revíselo.",
  "finding.V-12.reviewed-before-signed":
    "Se revisó el {signedOn}, antes de la firma de quien reclutó, el {interviewerSignedOn}.",
  "finding.V-12.reviewer-is-interviewer":
    "Quien reclutó no puede revisar su propio COE. Por favor, pida que lo revise otra persona.",
  "finding.V-13.twice-on-this-coe":
    "Parece que {child} está dos veces en este COE. Si son gemelos, por favor marque MB en los dos.",
  "finding.V-13.on-another-coe": "Parece que {child} está en otro COE con la misma fecha. Por favor, revíselo.",
  "starter.2bi.join":
    "{child} se reunió el {childMovedOn} con {worker}, que se había mudado el {workerMovedOn}, porque",
  "starter.2bi.precede":
    "{child} se mudó el {childMovedOn}, antes que {worker}, que se mudó el {workerMovedOn}, porque",
  "starter.4a": "{worker} se mudó el {workerMovedOn} y empezó el trabajo el {engagedOn}, {days} días después, porque",
  "starter.4b":
    "{worker} buscó trabajo en (dónde, cuándo). {count, plural, =0 {} other {Mudanzas anteriores por ese trabajo: {moves}.}}",
  "starter.5": "La familia come lo que obtiene de {work}: aproximadamente (qué parte de su comida), porque",
  "starter.6a": "{worker} dijo que el trabajo durará {months, plural, one {# mes} other {# meses}}, hasta",
  "starter.6a.time-frame-missing": "{worker} dijo que el trabajo durará (cuántos meses), hasta",
  "starter.6b": "(Nombre) de {employer} dijo que el trabajo dura {months, plural, one {# mes} other {# meses}}, desde",
  "starter.6b.time-frame-missing": "(Nombre) de {employer} dijo que el trabajo dura (cuántos meses), desde",
  "starter.advisory.guardian": "{child} vive con {worker}, que está en el lugar de los padres porque",
  "starter.advisory.foreign-diploma":
    "{child} terminó la escuela en (país) el (fecha) y no tiene diploma de los Estados Unidos;",
  "starter.advisory.short-stay": "La familia se quedó {days, plural, one {# día} other {# días}} porque",
  "starter.advisory.odd-geography": "Las dos casas están en {city}, pero en distritos escolares diferentes:",
  "starter.advisory.commute": "La familia vive en la casa nueva y {worker} viaja a trabajar a (distrito);",
  "starter.advisory.unusual-work": "En «{work}», la tarea propia del trabajador fue",
  "starter.advisory.name-differs": "{child} tiene otro apellido que sus padres porque",
  "starter.signature.x-mark": "{interviewee} ({relationship}) firmó con una marca; {witness} lo vio. Motivo:",
  "starter.signature.refused": "{interviewee} ({relationship}) prefirió no firmar. Lo que dijo:",
  "starter.signature.verbal-remote":
    "Se explicaron las declaraciones a {interviewee} ({relationship}), que estuvo de acuerdo por teléfono. No fue práctico verse en persona porque",
  "starter.signature.paper": "{interviewee} ({relationship}) firmó en papel; el papel se guarda en",
  "what-if.schooling.graduated.yes": "Si el joven terminó la preparatoria",
  "what-if.schooling.graduated.no": "Si el joven no terminó la preparatoria",
  "what-if.schooling.hsed.yes": "Si el joven tiene un diploma equivalente",
  "what-if.schooling.hsed.no": "Si el joven no tiene un diploma equivalente",
  "what-if.relation.parent": "Si el trabajador fuera padre o madre",
  "what-if.relation.guardian": "Si el trabajador estuviera en el lugar de los padres",
  "what-if.relation.spouse": "Si el trabajador fuera esposo o esposa",
  "what-if.relation.self": "Si el joven fuera el trabajador",
  "what-if.economicNecessity.yes": "Si se mudaron porque no les alcanzaba para quedarse",
  "what-if.economicNecessity.no": "Si no se mudaron por motivos de dinero",
  "what-if.economicNecessity.unknown": "Si nadie sabe por qué se mudaron",
  "what-if.changedResidence.yes": "Si se mudaron de una casa a otra",
  "what-if.changedResidence.no": "Si la casa no cambió",
  "what-if.arrived.yes": "Si ya llegaron",
  "what-if.activelySought.yes": "Si el trabajador buscó trabajo agrícola o de pesca",
  "what-if.activelySought.no": "Si el trabajador no buscó trabajo agrícola ni de pesca",
  "what-if.newEmployment.yes": "Si el trabajo fue nuevo después de la mudanza",
  "what-if.newEmployment.no": "Si fue el mismo trabajo de antes de la mudanza",
  "what-if.activityQualifies.yes": "Si la tarea es trabajo calificado",
  "what-if.activityQualifies.no": "Si la tarea no es trabajo calificado",
  "what-if.activityQualifies.unknown": "Si nadie aquí puede decir si la tarea califica",
  "what-if.employment.seasonal": "Si el trabajo fue de temporada",
  "what-if.employment.temporary": "Si el trabajo fue temporal",
  "what-if.employment.year-round": "Si el trabajo sigue todo el año",
  "what-if.sector.agricultural": "Si el trabajo fue agrícola",
  "what-if.sector.fishing": "Si el trabajo fue de pesca",
  "what-if.temporaryBasis.worker": "Si el trabajador dijo cuánto dura el trabajo",
  "what-if.temporaryBasis.employer": "Si el empleador dijo cuánto dura el trabajo",
  "what-if.temporaryBasis.state": "Si el Estado documentó el trabajo",
  "what-if.statedMonths.usual": "Si el trabajo dura {months, plural, one {# mes} other {# meses}}",
  "what-if.engagedDate.soon-after": "Si el trabajo empezó a más tardar el {answerDate}",
};
