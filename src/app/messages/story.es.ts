/** La lectura: lo que contó la familia, como una historia corta. */
export const storyEs: Record<string, string> = {
  "story.lives": "La familia {familyName} vive en {city}, {state}. El domicilio es: {address}.",
  "story.youth-lives": "{childNames} vive en {city}, {state}. El domicilio es: {address}.",
  "story.youth": "Este certificado trata de una sola persona joven.",
  "story.children":
    "{count, plural, one {Este certificado trata de un niño, niña o joven.} other {Este certificado trata de # niños, niñas o jóvenes.}}",
  "story.child-named": "En este certificado está {childNames}.",
  "story.child-born": "{childNames} nació el {bornOn}.",
  "story.child":
    "{childNames} nació el {bornOn} y tiene {age, plural, =0 {menos de un año} one {# año} other {# años}}.",
  "story.moved-undated":
    "{childCount, plural, one {{childNames} se mudó de {from} a {to}.} other {{childNames} se mudaron de {from} a {to}.}}",
  "story.moved-with":
    "{childCount, plural, one {{childNames} se mudó con {worker} el {moveDate}, de {from} a {to}.} other {{childNames} se mudaron con {worker} el {moveDate}, de {from} a {to}.}}",
  "story.moved-as":
    "{childCount, plural, one {{childNames} se mudó para trabajar el {moveDate}, de {from} a {to}.} other {{childNames} se mudaron para trabajar el {moveDate}, de {from} a {to}.}}",
  "story.joined":
    "{childCount, plural, one {{childNames} se mudó el {moveDate}, de {from} a {to}, para reunirse con {worker}, que había llegado el {arrivedOn}.} other {{childNames} se mudaron el {moveDate}, de {from} a {to}, para reunirse con {worker}, que había llegado el {arrivedOn}.}}",
  "story.preceded":
    "{childCount, plural, one {{childNames} llegó primero, el {moveDate}, de {from} a {to}. {worker} llegó después, el {arrivedOn}.} other {{childNames} llegaron primero, el {moveDate}, de {from} a {to}. {worker} llegó después, el {arrivedOn}.}}",
  "story.preceded-alone":
    "{childCount, plural, one {{childNames} llegó primero, el {moveDate}, de {from} a {to}. {worker} todavía no ha llegado.} other {{childNames} llegaron primero, el {moveDate}, de {from} a {to}. {worker} todavía no ha llegado.}}",
  "story.necessity": "El motivo de la mudanza fue la necesidad económica: no les alcanzaba para quedarse.",
  "story.necessity-alone":
    "El motivo de la mudanza fue la necesidad económica: a {childNames} no le alcanzaba para quedarse.",
  "story.necessity-reason": "No les alcanzaba para quedarse. Quedó anotado así: «{reason}».",
  "story.necessity-reason-alone": "A {childNames} no le alcanzaba para quedarse. Quedó anotado así: «{reason}».",
  "story.worker-moved": "{worker} se mudó por necesidad económica el {moveDate}, de {from} a {to}.",
  "story.work-began": "Después de esa mudanza, {worker} empezó un trabajo nuevo el {engagedDate}: {work}.",
  "story.work": "Después de esa mudanza, {worker} empezó un trabajo nuevo: {work}.",
  "story.work-sought":
    "Después de esa mudanza, {worker} buscó mucho un trabajo nuevo y no lo encontró: {work}. {worker} ya se ha mudado antes por ese tipo de trabajo.",
  "story.kind.seasonal-agricultural": "Es trabajo del campo que solo se hace en cierta temporada.",
  "story.kind.seasonal-fishing": "Es trabajo de pesca que solo se hace en cierta temporada.",
  "story.kind.temporary-agricultural": "Es trabajo del campo que dura un tiempo limitado.",
  "story.kind.temporary-fishing": "Es trabajo de pesca que dura un tiempo limitado.",
  "story.basis.worker":
    "{months, plural, =0 {{worker} nos dijo que no durará mucho.} one {{worker} nos dijo que dura más o menos # mes.} other {{worker} nos dijo que dura más o menos # meses.}}",
  "story.basis.employer":
    "{months, plural, =0 {El empleador ({employer}) nos dijo que no durará mucho.} one {El empleador ({employer}) nos dijo que dura más o menos # mes.} other {El empleador ({employer}) nos dijo que dura más o menos # meses.}}",
  "story.basis.state": "El Estado tiene documentado que este trabajo en {employer} es temporal.",
  "story.subsistence-alone": "{worker} come lo que cultiva o pesca, y depende de eso.",
  "story.subsistence": "La familia come lo que cultiva o pesca, y depende de eso.",
  "story.verdict.eligible":
    "{childCount, plural, one {Con estos datos, {childNames} califica para el Programa de Educación Migrante.} other {Con estos datos, {childNames} califican para el Programa de Educación Migrante.}}",
  "story.verdict.not-eligible":
    "{childCount, plural, one {Con estos datos, {childNames} no califica por ahora.} other {Con estos datos, {childNames} no califican por ahora.}}",
  "story.verdict.needs-review":
    "{childCount, plural, one {El Estado revisará el caso de {childNames} con más detalle antes de decidir.} other {El Estado revisará los casos de {childNames} con más detalle antes de decidir.}}",
  "story.verdict.not-yet-known":
    "{childCount, plural, one {Nos falta saber un poco más para decir si {childNames} puede participar.} other {Nos falta saber un poco más para decir si {childNames} pueden participar.}}",
  "story.because":
    "El motivo: la mudanza de los últimos tres años fue por necesidad y a otro distrito escolar, y {worker} tiene un trabajo de temporada o temporal en el campo o en la pesca.",
  "story.because-self":
    "{childCount, plural, one {El motivo: {childNames} se mudó en los últimos tres años, por necesidad y a otro distrito escolar, y empezó un trabajo de temporada o temporal en el campo o en la pesca.} other {El motivo: {childNames} se mudaron en los últimos tres años, por necesidad y a otro distrito escolar, y empezaron un trabajo de temporada o temporal en el campo o en la pesca.}}",
  "story.because-sought":
    "El motivo: la mudanza de los últimos tres años fue por necesidad y a otro distrito escolar, y {worker} buscó un trabajo de temporada o temporal en el campo o en la pesca después de haberse mudado antes por ese tipo de trabajo.",
  "story.qad": "La fecha que cuenta (la fecha de llegada que da derecho al programa) es el {qualifyingOn}.",
  "story.through":
    "{childCount, plural, one {Cuando el Estado lo apruebe, {childNames} puede participar hasta el {throughDay}.} other {Cuando el Estado lo apruebe, {childNames} pueden participar hasta el {throughDay}.}}",
  "story.residency":
    "{childCount, plural, one {{childNames} llegó al distrito escolar actual, {district}, el {residencyDate}.} other {{childNames} llegaron al distrito escolar actual, {district}, el {residencyDate}.}}",
  "story.told": "{interviewee} nos contó esto el {interviewDate}.",
  "story.told-by-relation": "{interviewee} ({relationship}) nos contó esto el {interviewDate}.",
  "story.confirm": "¿Está todo bien? Si algo no es así, díganoslo, por favor, y lo corregimos antes de que firme.",
};
