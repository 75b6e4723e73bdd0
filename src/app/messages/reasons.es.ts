/** Por qué se devuelve o se deniega un COE: para quien lo revisa y para quien lo lee. */
export const reasonsEs: Record<string, string> = {
  "review.reason.comment-missing-or-thin": "Falta un comentario, o quien no estuvo ahí necesita saber más",
  "review.reason.places-or-dates-disagree": "Los lugares o las fechas de las mudanzas no concuerdan",
  "review.reason.arrival-date-wrong": "Hay que revisar la fecha de llegada que da derecho al programa (QAD)",
  "review.reason.work-vague-or-not-qualifying": "La descripción no muestra que el trabajo califica",
  "review.reason.temporary-or-seasonal": "No queda claro si el trabajo es temporal o de temporada",
  "review.reason.child-should-not-be-listed": "En la lista hay un niño o joven que no puede estar en este COE",
  "review.reason.name-or-birth-details":
    "Hay que revisar un nombre, una fecha de nacimiento, su código o lo de los gemelos",
  "review.reason.residency-date": "Hay que revisar la fecha de residencia",
  "review.reason.signature-or-interview": "Hay que revisar una firma, el parentesco o los datos de la entrevista",
  "review.reason.duplicate": "Un niño o joven de este COE está también en otro COE",
  "review.reason.no-qualifying-move": "No hay ninguna mudanza que califique",
  "review.reason.work-does-not-qualify": "El trabajo no califica",
  "review.reason.child-not-eligible": "El niño o joven no es elegible",
  "review.reason.child-on-another-coe": "El mismo niño o joven ya tiene otro COE",
  "review.reason.other": "Hay otra razón, que la nota explica",
};
