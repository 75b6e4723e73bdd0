/** Lo que dicen las reglas, en palabras sencillas. Las mismas claves que en `findings.en.ts`. */
export const findingsEs: Record<string, string> = {
  "finding.R-01.not-over-21": "El niño o joven tiene {age} años y cumple 22 el {turns22On}.",
  "finding.R-01.over-21": "Cumplió 22 años el {turned22On}. El programa termina con ese cumpleaños.",
  "finding.R-01.birth-date-missing": "Falta completar la fecha de nacimiento. Por favor, pregúntela.",
  "finding.R-01.interview-date-missing": "Falta el día de la entrevista. Por favor, escríbalo.",
  "finding.R-02.graduated": "El joven tiene diploma de preparatoria (high school), así que terminó la escuela.",
  "finding.R-02.hsed": "El joven tiene un diploma equivalente (como el GED), así que terminó la escuela.",
  "finding.R-02.graduated-missing": "Por favor, pregunte si el joven terminó la preparatoria (high school).",
  "finding.R-02.hsed-missing": "Por favor, pregunte si el joven tiene un diploma equivalente (como el GED).",
  "finding.R-02.not-completed": "El niño o joven no ha terminado la preparatoria.",
  "finding.R-02.not-enrolled-still-entitled":
    "No va a la escuela ahora, pero aún tiene derecho a educación pública gratuita.",
  "finding.R-02.over-state-age":
    "Con {age} años pasó la edad de {maximumAge}, hasta la cual el Estado ofrece escuela gratuita.",
  "finding.R-03.still-eligible":
    "Un diploma de otro país no quita la elegibilidad. Por favor, explíquelo en un comentario.",
  "finding.R-03.state-reviews": "Este Estado revisa los diplomas de otros países. Decide la persona que revisa.",
  "finding.R-03.treated-as-graduated":
    "El Estado puede tratar este diploma como graduación. Decide la persona que revisa.",
  "finding.R-04.made-the-move": "El niño o joven nació antes de la mudanza del {moveDate}.",
  "finding.R-04.born-after-the-move":
    "El niño o joven nació el {birthDate}, después de la mudanza del {moveDate}. Por favor, no lo incluya en esta mudanza.",
  "finding.R-04.born-on-the-move-day":
    "El niño o joven nació el mismo día de la mudanza. Decide la persona que revisa.",
  "finding.R-04.move-not-made-yet": "El niño o joven aún no ha hecho esta mudanza.",
  "finding.R-04.child-on-no-move":
    "Ninguna mudanza nombra todavía a {child}. Por favor, marque quién fue en cada mudanza.",
  "finding.R-04.no-moves-yet":
    "Todavía no hay mudanzas. Por favor, pregunte por las de los últimos tres años, empezando por la última.",
  "finding.R-05.arrived": "El niño o joven llegó el {arrivalDate}.",
  "finding.R-05.not-arrived":
    "El niño o joven aún no ha llegado. La elegibilidad empieza con su llegada: por favor, vuelva a visitar a la familia entonces.",
  "finding.R-05.move-date-missing": "Falta completar el día de la mudanza. Por favor, pregúntelo.",
  "finding.R-06.as": "El niño o joven se mudó como trabajador el {childMovedOn}.",
  "finding.R-06.with": "El niño o joven se mudó con el trabajador el {childMovedOn}.",
  "finding.R-06.join":
    "El niño o joven llegó el {childMovedOn} para reunirse con el trabajador, que llegó el {workerMovedOn}.",
  "finding.R-06.precede":
    "El niño o joven llegó el {childMovedOn}, antes que el trabajador, que llegó el {workerMovedOn}.",
  "finding.R-06.child-not-there": "El niño o joven aún no se ha reunido con el trabajador.",
  "finding.R-06.child-date-missing": "Cuando sepa el día de la mudanza del niño o joven, se sabrá cómo se mudaron.",
  "finding.R-06.worker-not-there-yet": "El niño o joven llegó antes que el trabajador.",
  "finding.R-06.worker-elsewhere":
    "El trabajador no se mudó al lugar adonde fue el niño o joven. Por favor, revise quién fue en cada mudanza.",
  "finding.R-06.worker-moves-missing":
    "Ninguna mudanza nombra todavía al trabajador. Por favor, marque quién fue en cada una.",
  "finding.R-06.no-worker-yet":
    "Aún no hay nadie cuyo trabajo pueda hacer elegible al niño o joven. Por favor, agregue al trabajador.",
  "finding.R-07.parent": "El trabajador es padre o madre del niño o joven.",
  "finding.R-07.guardian": "El trabajador está en el lugar de los padres; no hacen falta papeles de la corte.",
  "finding.R-07.other-relative":
    "Un familiar cuenta solo en el lugar de los padres. Si el trabajador actúa así, por favor elija tutor.",
  "finding.R-07.relation-missing": "Por favor, pregunte qué parentesco tiene el trabajador con el niño o joven.",
  "finding.R-08.spouse": "El trabajador es el esposo o la esposa del joven.",
  "finding.R-08.partner":
    "El novio o la novia no cuenta como cónyuge. Por favor, pregunte si también trabajó el joven o uno de sus padres.",
  "finding.R-08.not-a-spouse": "El trabajador no es el esposo ni la esposa del joven.",
  "finding.R-09.own-worker": "El joven es el trabajador y puede calificar por sí mismo.",
  "finding.R-09.very-young-worker": "El trabajador tenía {age} años al mudarse. La persona que revisa lo verá.",
  "finding.R-10.economic-necessity": "Se mudaron porque no les alcanzaba para quedarse.",
  "finding.R-10.no-economic-necessity":
    "La familia no se mudó por necesidad económica, así que esta mudanza no cuenta.",
  "finding.R-10.not-known": "No se sabe si se mudaron por necesidad económica. Decide la persona que revisa.",
  "finding.R-10.missing": "Por favor, pregunte si se mudaron porque no les alcanzaba para quedarse.",
  "finding.R-11.changed-residence": "Se mudaron de una casa a otra.",
  "finding.R-11.residence-unchanged": "La casa no cambió, así que no es una mudanza.",
  "finding.R-11.commute": "Viajar al trabajo desde la misma casa no es una mudanza.",
  "finding.R-11.missing": "Por favor, pregunte si se mudaron de una casa a otra.",
  "finding.R-12.different-districts": "Las dos casas están en distritos escolares diferentes.",
  "finding.R-12.same-district": "Las dos casas están en el mismo distrito escolar, así que esta mudanza no cuenta.",
  "finding.R-12.district-missing": "Por favor, escriba los dos distritos escolares.",
  "finding.R-12.district-not-known":
    "No se conoce un distrito escolar, así que no se pueden comparar. Decide la persona que revisa.",
  "finding.R-12.areas-decide":
    "El Estado tiene un solo distrito escolar, así que se comparan sus áreas administrativas.",
  "finding.R-12.trip-decides": "Las dos casas están en un distrito muy grande, así que se mira el viaje mismo.",
  "finding.R-13.different-areas": "El Estado tiene un solo distrito escolar; la mudanza fue entre dos de sus áreas.",
  "finding.R-13.same-area": "Las dos casas están en la misma área del único distrito, así que esta mudanza no cuenta.",
  "finding.R-13.area-missing":
    "Por favor, escriba las dos áreas administrativas: el Estado tiene un solo distrito escolar.",
  "finding.R-13.areas-of-another-state":
    "Las áreas de un mismo distrito solo cuentan en un estado que tiene un solo distrito escolar.",
  "finding.R-14.trip-counts": "En un distrito tan grande, el viaje cuenta sin cambiar de distrito.",
  "finding.R-14.not-fishing": "Dentro de un distrito grande solo cuentan los viajes para pescar.",
  "finding.R-14.too-near": "El viaje fue de {miles} millas; hacen falta al menos {needed}.",
  "finding.R-14.too-few-nights":
    "Los viajes de los últimos doce meses suman {nights, plural, one {# noche} other {# noches}}; hacen falta {needed}.",
  "finding.R-14.distance-missing":
    "Por favor, pregunte a cuántas millas estaba el lugar; hacen falta al menos {needed}.",
  "finding.R-14.nights-missing": "Por favor, pregunte cuántas noches se quedaron; hacen falta {needed} en doce meses.",
  "finding.R-14.sector-missing": "Por favor, marque si el trabajo fue de pesca.",
  "finding.R-14.not-a-huge-district": "La regla de los viajes dentro de un distrito muy grande no se usa aquí.",
  "finding.R-15.within-the-country": "La mudanza terminó en los Estados Unidos.",
  "finding.R-15.from-abroad": "Una mudanza desde otro país cuenta como cualquier otra.",
  "finding.R-15.ends-abroad":
    "La mudanza terminó fuera de los Estados Unidos. Si regresan, puede ser una nueva mudanza calificada.",
  "finding.R-16.not-a-stop": "El lugar no fue solo una parada en el camino.",
  "finding.R-16.a-stop-is-no-residence":
    "Una parada en el camino no es una casa. Si lo fue, por favor escriba el destino verdadero.",
  "finding.R-17.long-enough": "Se quedaron {days, plural, one {# día} other {# días}}.",
  "finding.R-17.short-stay":
    "Se quedaron {days, plural, one {# día} other {# días}}, menos de {shortStayDays}. Por favor, explíquelo; decide la persona que revisa.",
  "finding.R-18.not-a-return": "La mudanza no fue un regreso al lugar de origen.",
  "finding.R-18.return-counts": "El regreso al lugar de origen cuenta como cualquier otra mudanza.",
  "finding.R-18.return-without-necessity": "Regresaron sin necesidad económica, así que el regreso no cuenta.",
  "finding.R-18.return-reason-not-known":
    "Por favor, pregunte por qué regresaron. Si nadie lo sabe, decide la persona que revisa.",
  "finding.R-19.not-a-visit": "No fueron vacaciones ni una visita.",
  "finding.R-19.a-visit-is-no-move": "Unas vacaciones o una visita no son una mudanza, aunque se trabaje unos días.",
  "finding.R-20.lost-job-or-home-counts":
    "Perder el trabajo o la casa, una renta muy alta o un desastre son necesidad económica.",
  "finding.R-21.as-of-interview": "Los hechos se toman al día de la entrevista, el {interviewDate}.",
  "finding.R-22.no-minimum": "No hay mínimo de distancia ni de duración del trabajo, ni prueba de ingresos.",
  "finding.R-30.engaged": "El trabajador empezó un trabajo calificado el {engagedDate}.",
  "finding.R-30.engaged-missing":
    "Por favor, pregunte si el trabajador empezó un trabajo agrícola o de pesca después de la mudanza.",
  "finding.R-30.engaged-date-missing": "Por favor, pregunte qué día empezó el trabajo.",
  "finding.R-30.not-begun":
    "El trabajo empieza el {engagedDate}, después de la entrevista. Por favor, vuelva cuando haya empezado.",
  "finding.R-30.work-missing": "Por favor, pregunte qué trabajo hizo o buscó el trabajador después de esta mudanza.",
  "finding.R-30.not-engaged": "El trabajador no empezó un trabajo calificado poco después de esta mudanza.",
  "finding.R-31.soon-after":
    "El trabajo empezó {days, plural, one {# día} other {# días}} después de la mudanza, dentro de {soonAfterDays}.",
  "finding.R-31.before-the-move":
    "El trabajo empezó el {engagedDate}, antes de la mudanza del {moveDate}. Por favor, revise los dos días; decide la persona que revisa.",
  "finding.R-32.late-start":
    "El trabajo empezó {days} días después de la mudanza, más de {soonAfterDays}. Por favor, escriba por qué en el comentario de 4a; decide la persona que revisa.",
  "finding.R-33.sought": "El trabajador buscó ese tipo de trabajo después de la mudanza.",
  "finding.R-33.did-not-seek": "El trabajador no hizo ni buscó ese tipo de trabajo después de esta mudanza.",
  "finding.R-33.sought-missing": "Por favor, pregunte si el trabajador buscó trabajo agrícola o de pesca.",
  "finding.R-33.no-recent-history":
    "Buscar trabajo no basta: hacen falta {needed} mudanzas anteriores por ese trabajo y {moves, plural, one {hay # escrita} other {hay # escritas}}.",
  "finding.R-34.recent-history": "{moves} mudanzas por ese trabajo en {months} meses son un historial reciente.",
  "finding.R-34.too-few-moves": "Solo hay {moves} de {needed} mudanzas por ese trabajo en {months} meses.",
  "finding.R-35.new-employment": "El trabajo fue nuevo después de la mudanza.",
  "finding.R-35.same-job-continued": "El trabajador siguió en el mismo trabajo de antes, así que no es trabajo nuevo.",
  "finding.R-35.missing": "Por favor, pregunte si el trabajo fue nuevo o el mismo de antes de la mudanza.",
  "finding.R-36.worker-within-36-months": "La mudanza del trabajador del {moveDate} cuenta hasta el {lastDay}.",
  "finding.R-36.worker-move-too-old":
    "La mudanza del trabajador del {moveDate} contó hasta el {lastDay}; ya pasó el plazo.",
  "finding.R-36.worker-not-arrived": "El trabajador aún no ha llegado.",
  "finding.R-36.move-date-missing": "Por favor, pregunte el día de la mudanza del trabajador.",
  "finding.R-36.interview-date-missing": "Falta el día de la entrevista. Por favor, escríbalo.",
  "finding.R-41.same-move": "La mudanza del niño o joven y la del trabajador van juntas.",
  "finding.R-41.later-move-renews":
    "La mudanza posterior del niño o joven, el {childMovedOn}, cuenta, aunque el trabajo agrícola siguió a la del {workerMovedOn}.",
  "finding.R-41.worker-moved-later":
    "La mudanza del trabajador, el {workerMovedOn}, fue después de la del niño o joven, el {childMovedOn}.",
  "finding.R-42.one-worker-is-enough": "Basta con un trabajador que califique.",
  "finding.R-50.on-the-list": "Producción agrícola: {words}.",
  "finding.R-50.not-on-the-list": "La descripción no nombra trabajo de producción agrícola.",
  "finding.R-50.description-missing": "Por favor, describa el trabajo: qué se hizo y con qué cultivo o animal.",
  "finding.R-50.sector-missing": "Por favor, marque si el trabajo fue agrícola o de pesca.",
  "finding.R-51.on-the-list": "Procesamiento inicial: {words}.",
  "finding.R-51.not-on-the-list": "La descripción no nombra procesamiento inicial.",
  "finding.R-52.on-the-list": "Trabajo con árboles: {words}.",
  "finding.R-52.not-on-the-list": "La descripción no nombra trabajo con árboles.",
  "finding.R-53.on-the-list": "Pesca: {words}.",
  "finding.R-53.not-on-the-list": "La descripción no nombra trabajo de pesca.",
  "finding.R-54.not-support": "La tarea no es trabajo de apoyo.",
  "finding.R-54.sounds-like-support":
    "«{words}» suele ser trabajo de apoyo. Por favor, describa la tarea para que se entienda bien.",
  "finding.R-54.perhaps-support": "«{words}» suele ser trabajo de apoyo. Por favor, juzgue si la tarea califica.",
  "finding.R-54.judgement-missing": "Por favor, juzgue si la tarea es trabajo agrícola o de pesca que califica.",
  "finding.R-54.does-not-qualify":
    "Esta tarea no es trabajo calificado. Por favor, pregunte qué más hizo el trabajador.",
  "finding.R-54.reviewer-judges": "No está claro si esta tarea califica. Decide la persona que revisa.",
  "finding.R-54.neither-farm-nor-fishing":
    "El trabajo está marcado como ni agrícola ni de pesca. Decide la persona que revisa.",
  "finding.R-55.seasonal": "El trabajo es de temporada: lo marcan los ciclos de la naturaleza.",
  "finding.R-56.within-12-months": "El trabajo es temporal: {months, plural, one {# mes} other {# meses}}.",
  "finding.R-56.over-12-months":
    "El trabajador se queda {months} meses. El trabajo temporal dura 12 meses como máximo.",
  "finding.R-56.year-round": "El trabajo sigue todo el año sin fin previsto, así que no es de temporada ni temporal.",
  "finding.R-56.time-frame-missing":
    "No está escrito cuánto dura el trabajo. Por favor, pregúntelo; sin ese dato decide la persona que revisa.",
  "finding.R-56.basis-missing": "Por favor, marque cómo se sabe que el trabajo es temporal (punto 6).",
  "finding.R-56.employment-missing": "Por favor, marque si el trabajo fue de temporada o temporal.",
  "finding.R-56.by-documentation": "El trabajo cuenta como temporal por la documentación del Estado.",
  "finding.R-56.documented-though-longer":
    "Se habló de {months} meses, pero el Estado documentó el trabajo como temporal.",
  "finding.R-57.documentation": "El Estado documentó que casi nadie se queda en este trabajo más de 12 meses.",
  "finding.R-57.documented": "El empleador está en la lista del Estado de trabajos temporales documentados.",
  "finding.R-57.documentation-expired":
    "La documentación del Estado para este trabajo ya venció. Decide la persona que revisa.",
  "finding.R-57.documented-until": "La documentación fue válida hasta el {validToDate}.",
  "finding.R-57.employer-missing": "Por favor, escriba el empleador para buscarlo en la lista del Estado.",
  "finding.R-57.employer-not-listed":
    "El empleador no está en la lista de trabajos documentados del Estado. Decide la persona que revisa.",
  "finding.R-57.no-documentation": "El Estado no ha documentado este trabajo como temporal.",
  "finding.R-58.subsistence-counts": "El trabajo para la comida de la propia familia cuenta como un empleo.",
  "finding.R-58.not-for-own-food": "El trabajo no está marcado como trabajo para la comida de la propia familia.",
  "finding.R-60.with": "La fecha de llegada calificadora es el día en que se mudaron juntos: {qadDate}.",
  "finding.R-60.as": "La fecha de llegada calificadora es el día en que se mudó el joven: {qadDate}.",
  "finding.R-61.join": "La fecha de llegada calificadora es el día en que llegó el niño o joven: {qadDate}.",
  "finding.R-62.precede": "La fecha de llegada calificadora es el día en que llegó el trabajador: {qadDate}.",
  "finding.R-62.worker-not-arrived":
    "El trabajador aún no ha llegado. La elegibilidad empieza cuando los dos están ahí.",
  "finding.R-62.worker-date-missing": "Por favor, pregunte qué día llegó el trabajador.",
  "finding.R-63.near-enough": "Entre las dos mudanzas hay {months} meses o menos.",
  "finding.R-63.long-gap":
    "Entre las dos mudanzas hay más de {months} meses. Por favor, explíquelo; decide la persona que revisa.",
  "finding.R-64.latest-move": "La última mudanza calificada da la fecha de llegada calificadora: {qadDate}.",
  "finding.R-65.later-moves":
    "{count, plural, one {# mudanza posterior cambia} other {# mudanzas posteriores cambian}} la dirección, no la fecha de llegada calificadora.",
  "finding.R-65.no-later-move": "No hay mudanzas posteriores.",
  "finding.R-66.residency": "El niño o joven vive en el distrito escolar actual desde el {residencyDate}.",
  "finding.R-66.not-known":
    "Las mudanzas no dicen desde cuándo vive el niño o joven en el distrito actual. Por favor, pregúntelo.",
  "finding.R-67.within-36-months": "La fecha de llegada calificadora {qadDate} está en los últimos 36 meses.",
  "finding.R-67.too-old":
    "La mudanza del {qadDate} contó hasta el {lastDay}; ya pasó el plazo. Por favor, pregunte por mudanzas más recientes.",
  "finding.R-67.after-the-interview":
    "La mudanza del {qadDate} es posterior a la entrevista. Por favor, revise los dos días.",
  "finding.R-67.interview-date-missing": "Falta el día de la entrevista. Por favor, escríbalo.",
  "finding.R-67.ended-before-the-interview":
    "La elegibilidad terminó el {lastDay}, antes de la entrevista. Decide la persona que revisa.",
  "finding.R-67.approved-too-late":
    "La aprobación del {approvalDate} llegó después del último día elegible, {lastDay}. Decide la persona que revisa.",
  "finding.R-68.new-qad-new-coe": "Solo una nueva mudanza calificada pide un COE nuevo.",
  "finding.R-68.split":
    "Los niños y jóvenes tienen fechas de llegada calificadora diferentes: hacen falta {count} COE. Por favor, divida este antes de firmar.",
  "finding.R-69.one-coe-per-basis":
    "Los niños y jóvenes con otra fecha u otra forma de calificar van en su propio COE.",
  "finding.R-69.split":
    "Los niños y jóvenes califican de {count} formas diferentes. Por favor, divida este COE antes de firmar.",
  "finding.R-69.not-eligible-child-listed":
    "{count, plural, one {# niño o joven de este COE no es elegible. Por favor, quítelo} other {# niños y jóvenes de este COE no son elegibles. Por favor, quítelos}} antes de firmar.",
  "finding.R-70.last-day": "Los 36 meses terminan el {lastDay}.",
  "finding.R-70.eed-minus-one-day": "Elegible hasta el {eedDate}, ese día incluido.",
  "finding.R-70.eed-anniversary": "Elegible hasta el {lastDay}, ese día incluido; este Estado informa {eedDate}.",
  "finding.R-71.birthday-first": "El cumpleaños del {birthdayOn} llega antes y termina la elegibilidad.",
  "finding.R-71.birthday-later": "El cumpleaños del {birthdayOn}, que terminaría la elegibilidad, llega después.",
  "finding.R-72.ends-early": "La elegibilidad termina con el diploma, el {endDate}.",
  "finding.R-73.ends-early": "La elegibilidad terminó el {endDate}, el día en que falleció el niño o joven.",
  "finding.R-73.before-the-move": "El niño o joven falleció el {deathDate}, antes de completarse la mudanza.",
  "finding.R-74.entitled-through-age": "El Estado ofrece educación pública gratuita hasta los {maximumAge} años.",
  "finding.R-75.born-on-leap-day": "Nació el 29 de febrero: en otros años el cumpleaños se cuenta el 1 de marzo.",
  "finding.R-75.moved-on-leap-day-march-1": "Se mudó el 29 de febrero: los 36 meses completos terminan el {lastDay}.",
  "finding.R-75.moved-on-leap-day-february-28": "Se mudó el 29 de febrero: este Estado cuenta hasta el {lastDay}.",
  "finding.R-75.end-of-february": "El final de febrero se contó por el calendario: el último día es el {lastDay}.",
  "finding.R-80.counted": "Cuenta para el año del {periodStartDate} al {periodEndDate}.",
  "finding.R-80.not-counted": "No cuenta para el año que termina el {periodEndDate}: se cuenta de los 3 a los 21 años.",
  "finding.R-81.counted-if-served": "También cuenta para el verano si recibe servicios al menos un día.",
  "finding.R-81.not-counted": "No cuenta para el verano de este año.",
  "finding.R-82.services-to-end-of-term":
    "Los servicios que empezaron antes del {lastDay} pueden seguir hasta el final de ese período escolar.",
  "finding.R-83.priority-until": "Para la prioridad en servicios, la mudanza es reciente hasta el {untilDate}.",
  "finding.R-84.approval-before-services":
    "No hay servicios antes de la aprobación del Estado. El último día elegible es el {lastDay}.",
  "finding.R-90.owed": "Por favor, escriba en un comentario por qué se mudaron por separado (2bi).",
  "finding.R-90.written": "El comentario de 2bi está escrito.",
  "finding.R-91.owed": "Por favor, escriba en un comentario por qué el trabajo empezó tarde (4a).",
  "finding.R-91.written": "El comentario de 4a está escrito.",
  "finding.R-92.owed":
    "Por favor, escriba en un comentario cómo buscó trabajo el trabajador y las mudanzas anteriores (4b).",
  "finding.R-92.written": "El comentario de 4b está escrito.",
  "finding.R-93.owed": "Por favor, escriba en un comentario cómo usa la familia los alimentos (5).",
  "finding.R-93.written": "El comentario de 5 está escrito.",
  "finding.R-94.owed": "Por favor, escriba en un comentario quién dijo cuánto dura el trabajo ({item}).",
  "finding.R-94.written": "El comentario de {item} está escrito.",
  "finding.R-95.owed": "Por favor, escriba en un comentario cómo firmó la familia.",
  "finding.R-95.written": "El comentario sobre la firma está escrito.",
  "finding.R-95.remote-accepted": "Este Estado acepta un acuerdo hablado a distancia.",
  "finding.R-95.remote-not-accepted":
    "Este Estado no acepta un acuerdo hablado a distancia. Por favor, visite a la familia para firmar.",
  "finding.R-96.advised": "Un comentario ayudaría a quien no estuvo presente.",
  "finding.R-96.written": "El comentario que ayuda a quien lee está escrito.",
};
