/** Lo que devolvió el Estado y cómo se responde. */
export const correctionsEs: Record<string, string> = {
  "corrections.opening": "Abriendo lo que dijo el Estado",
  "corrections.all-coes": "Todos los COE",
  "corrections.title": "Lo que dijo el Estado",
  "corrections.title-named": "Lo que dijo el Estado: familia {name}",
  "corrections.title-youth": "Lo que dijo el Estado: {name}",
  "corrections.lede":
    "Cada comentario lleva a su lugar en el formulario. Lo firmado se queda como está; una corrección hace una versión nueva.",
  "corrections.lede-not-accepted":
    "Lo firmado se queda como está. La corrección empieza con todo lo que usted escribió y hace una versión nueva.",
  "corrections.not-accepted": "El Estado no pudo aceptar este COE tal como está firmado",
  "corrections.view": "Ver el COE firmado",
  "corrections.none.title": "No ha vuelto nada",
  "corrections.none.words": "Cuando el Estado devuelva este COE, los comentarios aparecerán aquí.",
  "corrections.decision.returned": "Se lo devolvieron",
  "corrections.decision.approved": "Aprobado. Este COE ya no se puede cambiar",
  "corrections.decision.denied": "No aprobado",
  "corrections.decided-by": "{name}, {when}",
  "corrections.comments": "{count, plural, one {Un comentario} other {# comentarios}}",
  "corrections.changed": "Cambiado aquí",
  "corrections.not-changed": "Todavía sin cambio",
  "corrections.begin": "Empezar la corrección",
  "corrections.continue-here": "Seguir en esta tableta",
  "corrections.elsewhere.title": "La corrección se empezó en otra tableta",
  "corrections.elsewhere.words":
    "Siga aquí con lo que tiene el Estado de ella, para que haya una sola corrección y no dos.",
  "corrections.elsewhere.other": "La empezó otra persona. Hable con ella antes de escribir algo aquí.",
  "corrections.elsewhere.not-here":
    "Lo escrito todavía no llegó a esta tableta. Llega con el próximo contacto con la red.",
  "corrections.go-on": "Seguir con la corrección",
  "corrections.to-read-back": "Leer con la familia y firmar",
  "corrections.handed-in.title": "Su corrección está entregada",
  "corrections.handed-in.words": "Ahora la persona que revisa lee la versión nueva. Aquí no hay nada más que hacer.",
  "corrections.body-missing":
    "La versión revisada todavía no está en esta tableta. Llega con el próximo contacto con la red.",
  "corrections.sign.nothing": "Todavía no se ha cambiado nada",
  "corrections.sign.nothing-why": "Lo que hay que firmar otra vez depende de lo que usted cambie.",
  "corrections.sign.recruiter": "Firma usted; la familia no tiene que firmar",
  "corrections.sign.recruiter-why": "Solo se cambiaron estos detalles. La firma de la familia sigue valiendo.",
  "corrections.sign.family": "La familia tiene que firmar otra vez",
  "corrections.sign.family-why":
    "Se cambiaron hechos que la familia había firmado. Lea con ella el COE una vez más. Cambió:",
  "corrections.sign.again": "La familia y usted firman otra vez",
  "corrections.sign.again-why":
    "Las respuestas pueden quedar como están. Lea el COE una vez más con la familia, y firmen los dos.",
  "corrections.sign.photo": "Tome otra vez la foto del papel firmado",
  "corrections.sign.photo-why":
    "La firma de la familia en el papel sigue valiendo. Tome otra vez la foto y firme usted.",
  "corrections.sign.picture": "Firma usted; la familia no tiene que firmar",
  "corrections.sign.picture-why":
    "La firma de la familia sigue valiendo. Solo se deja fuera la imagen de una firma que se envió.",
  "corrections.fork.title": "Este COE tiene dos versiones",
  "corrections.fork.title-named": "Dos versiones: familia {name}",
  "corrections.fork.title-youth": "Dos versiones: {name}",
  "corrections.fork.not-here":
    "La otra versión todavía no está en esta tableta. Llega con el próximo contacto con la red; después abra otra vez esta página.",
  "corrections.view-unsigned": "Ver el COE",
  "corrections.fork.drafts":
    "Se escribió en dos tabletas. Elija para cada parte qué versión es la correcta; se guardan las dos.",
  "corrections.fork.signed-and-draft":
    "Una está firmada, y esa es la que vale. La otra se guarda debajo y puede convertirse en una corrección.",
  "corrections.fork.both-signed":
    "Las dos están firmadas y las dos están en el Estado. La persona que revisa decide cuál vale.",
  "corrections.fork.written": "{side}, {when}",
  "corrections.fork.choose-all": "Elija en cada parte cuál es la correcta.",
  "corrections.fork.mine": "Esta tableta",
  "corrections.fork.theirs": "La otra tableta",
  "corrections.fork.which": "¿Cuál es la correcta?",
  "corrections.fork.element": "Campo",
  "corrections.fork.only-mine": "Solo en esta tableta",
  "corrections.fork.only-theirs": "Solo en la otra",
  "corrections.fork.differs": "Distinto",
  "corrections.fork.join": "Unir en una sola versión",
  "corrections.part.intervieweeSignature": "La entrevista",
  "corrections.part.familyData": "Familia",
  "corrections.part.childData": "Niños",
  "corrections.part.qualifyingMoves": "Mudanzas y trabajo",
  "corrections.part.comments": "Comentarios",
  "corrections.part.stateInformation": "Preguntas del Estado",
  "corrections.yes": "Sí",
  "corrections.no": "No",
};
