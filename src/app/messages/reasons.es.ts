/** Por qué se devuelve o se niega un COE: para quien lo revisa y para quien lo lee. */
export const reasonsEs: Record<string, string> = {
  "review.reason.comment-missing-or-thin": "Falta un comentario, o un lector de fuera necesita saber más",
  "review.reason.places-or-dates-disagree": "Los lugares o las fechas de las mudanzas no concuerdan",
  "review.reason.arrival-date-wrong": "La fecha de llegada que da derecho al programa",
  "review.reason.work-vague-or-not-qualifying": "El trabajo necesita una descripción más clara, o no califica",
  "review.reason.temporary-or-seasonal": "Temporal o de temporada",
  "review.reason.child-should-not-be-listed": "Un niño o joven que no puede estar en este COE",
  "review.reason.name-or-birth-details": "Un nombre, una fecha de nacimiento, el código de nacimiento o gemelos",
  "review.reason.residency-date": "La fecha de llegada al distrito actual",
  "review.reason.signature-or-interview": "Una firma, el parentesco o la entrevista",
  "review.reason.duplicate": "Los mismos niños o jóvenes están en otro COE",
  "review.reason.other": "Otra cosa (vea la nota)",
};
