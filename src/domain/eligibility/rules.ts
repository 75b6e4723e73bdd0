import type { RuleId } from "./determination.ts";

interface Rule {
  readonly id: RuleId;
  readonly title: { readonly en: string; readonly es: string };
  /** Law, regulation, guidance or form item. */
  readonly citation: string;
}

/** One rule a line: id | title | título | citation. NRG = ED Non-Regulatory Guidance, Title I Part C, Chapter II (March 2017). */
const table = `
R-01 | Age | Edad | 34 CFR 200.103(a); ESEA 1309(3)
R-02 | School completion | Escuela terminada | 34 CFR 200.103(a); NRG II A3, A5
R-03 | Diploma from abroad | Diploma de otro país | NRG II A4
R-04 | The child made the move | El niño o joven hizo la mudanza | 34 CFR 200.81(g); COE instructions
R-05 | Arrival | Llegada | 34 CFR 200.81(g)
R-06 | As, with, to join or to precede the worker | Como el trabajador, con él, para reunirse o antes que él | COE item 2a; 34 CFR 200.81(g)
R-07 | Parent or guardian | Padre, madre o tutor | NRG II B; COE item 2b
R-08 | Spouse | Cónyuge | 34 CFR 200.81(g); COE item 2b
R-09 | The youth is the worker | El joven es el trabajador | 34 CFR 200.81(g)(1); COE item 2b
R-10 | Economic necessity | Necesidad económica | 20 U.S.C. 6399(5)(A); COE items 1 and 4
R-11 | Change of residence | Cambio de residencia | 20 U.S.C. 6399(5)(A)
R-12 | Different school districts | Distritos escolares diferentes | 20 U.S.C. 6399(5)(B)
R-13 | State with a single district | Estado con un solo distrito | 20 U.S.C. 6399(5)(B)(i)
R-14 | District over 15,000 square miles | Distrito de más de 15,000 millas cuadradas | 20 U.S.C. 6399(5)(B)(ii)
R-15 | Moves from and to other countries | Mudanzas desde y hacia otros países | NRG II; COE item 1
R-16 | Stop on the way | Parada en el camino | NRG II
R-17 | Very short stay | Estancia muy corta | NRG II; State practice
R-18 | Return to the home base | Regreso al lugar de origen | NRG II
R-19 | Holiday or visit | Vacaciones o visita | NRG II
R-20 | Disaster, eviction or lost job | Desastre, desalojo o pérdida de trabajo | 20 U.S.C. 6399(5)(A)
R-21 | Facts as of the interview | Hechos al día de la entrevista | 34 CFR 200.89(c)
R-22 | No minimum distance, job length or income test | Sin mínimo de distancia, de duración del trabajo ni prueba de ingresos | 20 U.S.C. 6399(5)
R-30 | Worker by new qualifying work | Trabajador por trabajo calificado nuevo | 34 CFR 200.81(f), (h)
R-31 | Work within 60 days of the move | Trabajo en los 60 días después de la mudanza | NRG II C5; COE item 4a
R-32 | Work later than 60 days | Trabajo después de 60 días | COE item 4a
R-33 | Looked for work and moved for it before | Buscó trabajo y ya se había mudado por él | 34 CFR 200.81(f), (h); COE item 4b
R-34 | Recent history of moves | Historial reciente de mudanzas | 34 CFR 200.81(f), (h); COE item 4b
R-35 | New employment | Empleo nuevo | 34 CFR 200.81(f), (h)
R-36 | The worker's 36 months | Los 36 meses del trabajador | NRG II C1; 20 U.S.C. 6399(2)
R-41 | Order of the moves | Orden de las mudanzas | 34 CFR 200.81(g); COE items 1 and 4
R-42 | Any one worker is enough | Basta con un trabajador | 34 CFR 200.81(g)(2)
R-50 | Agricultural production | Producción agrícola | 34 CFR 200.81(a)
R-51 | Initial processing | Procesamiento inicial | 34 CFR 200.81(a)
R-52 | Trees | Árboles | 34 CFR 200.81(a)
R-53 | Fishing | Pesca | 34 CFR 200.81(c)
R-54 | Support work | Trabajo de apoyo | NRG II
R-55 | Seasonal work | Trabajo de temporada | NRG II G1; COE item 5a
R-56 | Temporary work | Trabajo temporal | NRG II G5, G6; COE items 5a and 6
R-57 | State documentation | Documentación del estado | NRG II; COE item 6c
R-58 | Personal subsistence | Subsistencia personal | 34 CFR 200.81; COE item 5
R-60 | QAD: moved with or as the worker | Fecha QAD: con el trabajador o como trabajador | COE item 3
R-61 | QAD: joined the worker | Fecha QAD: se reunió con el trabajador | COE items 2bi and 3
R-62 | QAD: came before the worker | Fecha QAD: llegó antes que el trabajador | COE items 2bi and 3
R-63 | Time between the two moves | Tiempo entre las dos mudanzas | NRG II; State policy
R-64 | The latest qualifying move counts | Cuenta la última mudanza calificada | COE item 3
R-65 | Later moves that do not qualify | Mudanzas posteriores que no califican | COE item 3
R-66 | Residency date | Fecha de residencia | COE instructions, Residency Date
R-67 | QAD within 36 months | Fecha QAD dentro de 36 meses | 34 CFR 200.81(g)
R-68 | A new QAD is a new COE | Una fecha QAD nueva pide un COE nuevo | COE instructions
R-69 | Another QAD or basis is a separate COE | Otra fecha QAD u otra base pide otro COE | COE instructions
R-70 | Last day of the 36 months | Último día de los 36 meses | 20 U.S.C. 6399(3)
R-71 | 22nd birthday | Cumpleaños número 22 | 34 CFR 200.103(a)
R-72 | Graduation or equivalency diploma | Graduación o diploma equivalente | 34 CFR 200.103(a)
R-73 | Death of the child | Fallecimiento del niño o joven | COE instructions
R-74 | No longer entitled to free public education | Sin derecho a educación pública gratuita | 34 CFR 200.103(a)
R-75 | 29 February | 29 de febrero | State policy
R-80 | Counted for the year | Cuenta para el año | 34 CFR 200.103; 84 FR 64419
R-81 | Counted for summer services | Cuenta por servicios de verano | EDFacts; ED Data Express
R-82 | Services may continue | Los servicios pueden continuar | 20 U.S.C. 6394(e)
R-83 | Priority for services | Prioridad para servicios | 20 U.S.C. 6394(d)
R-84 | Approval before services | Aprobación antes de los servicios | 34 CFR 200.89(c)
R-90 | Comment for 2bi | Comentario de 2bi | COE item 2bi
R-91 | Comment for 4a | Comentario de 4a | COE item 4a
R-92 | Comment for 4b | Comentario de 4b | COE item 4b
R-93 | Comment for 5 | Comentario de 5 | COE item 5
R-94 | Comment for 6a or 6b | Comentario de 6a o 6b | COE items 6a and 6b
R-95 | How the family signed | Cómo firmó la familia | COE Interviewee Signature section
R-96 | Comments that help a reader | Comentarios que ayudan a quien lee | COE Comments section
V-01 | 2a and 2b agree | 2a y 2b coinciden | COE items 2a and 2b
V-02 | 2a and the dates of 2bi agree | 2a y las fechas de 2bi coinciden | COE items 2a and 2bi
V-03 | QAD and the dates of the moves agree | La fecha QAD y las mudanzas coinciden | COE item 3
V-04 | QAD and the interview | Fecha QAD y entrevista | COE item 3
V-05 | Item 4 and the QAD | Punto 4 y fecha QAD | COE items 3 and 4
V-06 | From and to differ | Origen y destino son diferentes | COE item 1
V-07 | Residency date and the moves agree | La fecha de residencia y las mudanzas coinciden | COE Residency Date
V-08 | Birth date and the move agree | La fecha de nacimiento y la mudanza coinciden | COE Birth Date
V-09 | Comments say enough | Los comentarios dicen lo suficiente | COE Comments section
V-10 | Temporary work and item 6 agree | Trabajo temporal y punto 6 coinciden | COE items 5a and 6
V-11 | Late start has its comment | El inicio tardío tiene su comentario | COE item 4a
V-12 | Order of the signatures | Orden de las firmas | COE Eligibility Certification section
V-13 | No child twice | Ningún niño o joven dos veces | COE child data
`;

function rulesOf(text: string): readonly Rule[] {
  return text
    .trim()
    .split("\n")
    .map((row) => {
      const [id = "", en = "", es = "", citation = ""] = row.split("|").map((cell) => cell.trim());
      return { id, title: { en, es }, citation };
    });
}

/** Every rule of the program and every consistency check, in order. */
export const rules: readonly Rule[] = rulesOf(table);

const byId: ReadonlyMap<RuleId, Rule> = new Map(rules.map((rule) => [rule.id, rule]));

export const ruleOf = (id: RuleId): Rule | undefined => byId.get(id);

export const citationOf = (id: RuleId): string => byId.get(id)?.citation ?? "";
