/** Trabajo que su reclutador ya no puede abrir, y lo que se avisa a quienes les toca. */
export const rescueEs = {
  "administration.rescue.title": "Trabajo por recuperar",
  "administration.rescue.lede":
    "COE que quien los escribió ya no puede abrir: una frase secreta olvidada, una tableta rota. Llegan cerrados, y dos personas los abren juntas.",
  "administration.rescue.none": "No hay nada por recuperar",
  "administration.rescue.none-words":
    "Cuando alguien no puede abrir su tableta, entrega desde ahí su trabajo cerrado, o alguien lo trae en un archivo.",
  "administration.rescue.file": "Entregar un archivo",
  "administration.rescue.file-here": "El archivo ya llegó",
  "administration.rescue.file-here-words":
    "{count, plural, one {Trae # pieza cerrada.} other {Trae # piezas cerradas.}} No se ha abierto nada.",
  "administration.rescue.from": "Entrega de {who}, {when} (n.º {id})",
  "administration.rescue.stage.waiting": "Cerrado",
  "administration.rescue.stage.agreed": "Quedó a medio abrir",
  "administration.rescue.stage.opened": "Recuperado",
  "administration.rescue.stage.partly": "Recuperado en parte",
  "administration.rescue.holds": "Trae",
  "administration.rescue.holds.drafts": "{count, plural, one {# copia de trabajo} other {# copias de trabajo}}",
  "administration.rescue.holds.revisions": "{count, plural, one {# versión} other {# versiones}}",
  "administration.rescue.holds.attachments": "{count, plural, one {# firma o foto} other {# firmas o fotos}}",
  "administration.rescue.holds.unknown": "{count, plural, one {# pieza desconocida} other {# piezas desconocidas}}",
  "administration.rescue.way": "Llegó",
  "administration.rescue.way.tablet": "desde una tableta",
  "administration.rescue.way.file": "en un archivo, en la oficina",
  "administration.rescue.whose": "De quién es",
  "administration.rescue.whose.unknown": "Se sabe solo al abrirlo",
  "administration.rescue.whose.nobody": "Nada en él lo dice",
  "administration.rescue.whose.stranger": "alguien que el Estado no conoce",
  "administration.rescue.agreed": "Aceptó",
  "administration.rescue.agreed-by.keeping": "{who} por cuentas y datos, {when}",
  "administration.rescue.agreed-by.field": "{who} por coordinación y revisión, {when}",
  "administration.rescue.agree": "Aceptar que se abra",
  "administration.rescue.go-on": "Terminar de abrirlo",
  "administration.rescue.part.said": "Usted ya aceptó. Falta una persona de la otra parte.",
  "administration.rescue.part.keeping":
    "Coordinación y revisión ya aceptó. Falta alguien de administración o especialista en datos.",
  "administration.rescue.part.field": "Cuentas y datos ya aceptó. Falta alguien de coordinación o revisión.",
  "administration.rescue.agree-title": "¿Aceptar que se abra este trabajo?",
  "administration.rescue.agree.first":
    "Todavía no se abre nada: también tiene que aceptar alguien de la otra parte. Una persona cuida cuentas o datos; la otra coordina o revisa.",
  "administration.rescue.agree.last":
    "El trabajo se abre de inmediato, y cada pieza va a la cuenta de quien la escribió. Las firmas quedan como se dieron.",
  "administration.rescue.agree.whose":
    "Pregunte primero a quien lo escribió si lo entregó. Nadie puede aceptar su propio trabajo.",
  "administration.rescue.agree.told": "Se avisa a quien lo escribió, y queda en el registro de actos.",
  "administration.rescue.agree.read": "Esta página no muestra nada de una familia, ni antes ni después.",
  "administration.rescue.fate.recovered":
    "{count, plural, one {# COE está otra vez en la lista de quien lo escribió, para seguir.} other {# COE están otra vez en la lista de quien los escribió, para seguir.}}",
  "administration.rescue.fate.taken":
    "{count, plural, one {Llegó # pieza firmada o guardada que faltaba.} other {Llegaron # piezas firmadas o guardadas que faltaban.}}",
  "administration.rescue.fate.held":
    "{count, plural, one {# pieza ya estaba en el Estado.} other {# piezas ya estaban en el Estado.}}",
  "administration.rescue.fate.empty":
    "{count, plural, one {# se empezó y quedó vacío.} other {# se empezaron y quedaron vacíos.}}",
  "administration.rescue.fate.kept":
    "{count, plural, one {# pieza no se pudo abrir, y se conserva} other {# piezas no se pudieron abrir, y se conservan}}",
  "administration.rescue.kept": "Pieza {place}, {what}: {why}",
  "administration.rescue.piece.drafts": "una copia de trabajo",
  "administration.rescue.piece.revisions": "una versión",
  "administration.rescue.piece.attachments": "una firma o foto",
  "administration.rescue.piece.unknown": "desconocida",
  "administration.rescue.kept.sealed-damaged": "está dañada.",
  "administration.rescue.kept.sealed-version-unknown":
    "la cerró otra versión de la aplicación. Vuelva a ver después de una actualización.",
  "administration.rescue.kept.sealed-to-other-key":
    "se cerró para otro Estado, o antes de que la tableta conociera a este.",
  "administration.rescue.kept.sealed-in-other-place": "lo que trae no pertenece a este nombre.",
  "administration.rescue.kept.bytes-do-not-match-name": "se cambió después de escribirse.",
  "administration.rescue.kept.too-large": "es más grande que todo lo que escribe una tableta.",
  "administration.rescue.kept.draft-unreadable":
    "esta versión no la puede leer. Vuelva a ver después de una actualización.",
  "administration.rescue.kept.other": "aquí no se abre.",
  "administration.problem.own-rescue":
    "Este trabajo, o una parte, es de usted. Otra persona tiene que aceptar que se abra.",
  "administration.problem.rescue-other-side":
    "Ya aceptó alguien de su parte. La otra persona cuida cuentas y datos, o coordina y revisa.",
  "administration.problem.parcel-damaged":
    "Este archivo no está completo, o es de otra clase. Pídalo otra vez; el trabajo sigue en la tableta.",
  "administration.problem.parcel-version-unknown":
    "Otra versión de la aplicación hizo este archivo. Guárdelo, y entréguelo otra vez cuando se actualice el servidor del Estado.",
  "administration.problem.sealed-to-other-key":
    "Este trabajo se cerró para otro Estado, o antes de que su tableta conociera a este. Aquí no se puede abrir. Guarde el archivo.",
  "administration.problem.too-large":
    "Este archivo es más grande de lo que el Estado recibe de una vez. Entréguelo en varios archivos.",
  "administration.problem.try-later": "Por hoy ya llegó bastante de usted. Guarde el archivo, y entréguelo más tarde.",

  "administration.reset": "Hacer un enlace para otra contraseña",
  "administration.reset.title": "¿Otra contraseña para {name}?",
  "administration.reset.words":
    "Si {name} ya no puede entrar: con un enlace que usted le da, elige por su cuenta otra contraseña.",
  "administration.reset.link": "Usted recibe un enlace para entregar. Sirve una vez, por una semana.",
  "administration.reset.until": "Hasta que se use, todo queda como está.",
  "administration.reset.then":
    "Cuando se usa, la entrada en dos pasos y las llaves de acceso se quitan y se ponen de nuevo.",
  "administration.reset.passphrase":
    "La frase secreta de una tableta es otra cosa: esto no la cambia, y aquí nadie la sabe.",
  "administration.reset.made": "El enlace para {name} está listo",

  "review.version.reason.recovered": "recuperada de una tableta cerrada",
  "review.version.from-lost-tablet": "llegó después de que su tableta se reportó perdida",

  "other-role.office/rescues.title": "Esta página es para la oficina del Estado",
  "other-role.office/rescues.words":
    "{name}, aquí se recupera el trabajo cerrado de quienes reclutan. Usted entró para otro trabajo.",

  "notices.label": "Avisos para usted",
  "notices.seen": "Ya lo leí",
  "notices.tablet-lost.title": "La tableta «{tablet}» se reportó perdida",
  "notices.tablet-lost.words":
    "En su próximo contacto entrega lo que faltaba por enviar, y después se borra. Usted puede seguir de inmediato en otra tableta. Si la tiene en sus manos, por favor llame a su coordinación.",
  "notices.work-recovered.title":
    "{count, plural, =0 {El Estado abrió su trabajo cerrado} one {Se recuperó uno de sus COE} other {Se recuperaron # de sus COE}}",
  "notices.work-recovered.words":
    "La oficina del Estado abrió el trabajo que usted ya no podía abrir. Sus COE regresan a su lista; por favor, lea cada uno otra vez antes de seguir.",
  "notices.rescue-opened.title": "Se abrió un trabajo cerrado",
  "notices.rescue-opened.words":
    "{kept, plural, =0 {Todo se pudo abrir.} one {Una pieza no se pudo abrir, y se conserva.} other {# piezas no se pudieron abrir, y se conservan.}}",
  "notices.coe": "Un COE",
  "notices.coe-of": "El COE de {family}",
  "notices.coe-left.title": "{whose} pasó a {name}",
  "notices.coe-left.words":
    "La oficina del Estado lo pasó a {name}, y ya no está en su lista. Lo que usted escribió y todavía no se había enviado llega al Estado por sí solo, y no se pierde nada.",
  "notices.coe-came.title": "{whose} es suyo ahora: se lo pasó la oficina del Estado",
  "notices.coe-came.words":
    "Hasta ahora lo tenía {name}. Llega a su lista con todo lo que se escribió, y usted sigue desde ahí.",

  "interview.unreadable.title": "Este COE no se puede abrir aquí por ahora",
  "interview.unreadable.safe-title": "No se borró ni se cambió nada",
  "interview.unreadable.why.damaged":
    "Lo que esta tableta guardó del COE está dañado. Se queda aquí tal como está, y sus demás COE no tienen ningún problema.",
  "interview.unreadable.do.damaged":
    "Cópielo en un archivo y entregue el archivo al equipo de soporte de su Estado: está sellado, y quizá ellos todavía lo puedan abrir. Si la familia está con usted en este momento, empiece un COE nuevo.",
  "interview.unreadable.why.newer-release":
    "Una versión más nueva de la aplicación escribió este COE, y esta página todavía usa la versión anterior. Sus demás COE no tienen ningún problema.",
  "interview.unreadable.do.newer-release":
    "Vuelva a cargar la página. Si este mensaje aparece otra vez, conéctese un momento a una red para que la aplicación se actualice.",
  "interview.unreadable.why.locked": "Su trabajo en esta tableta está cerrado, y este COE también.",
  "interview.unreadable.do.locked": "Vuelva a sus COE y abra su trabajo con su frase.",
  "interview.unreadable.why.other-vault":
    "Este COE está sellado con una frase anterior, o por otra persona. Se queda aquí tal como está.",
  "interview.unreadable.do.other-vault":
    "Si es suyo, la oficina de su Estado lo puede abrir: entregue lo que está sellado, y volverá a su lista.",
  "interview.unreadable.why.colleagues":
    "Quien tenía este COE antes que usted escribió en esta tableta algo que el Estado todavía no tiene, y está sellado para esa persona.",
  "interview.unreadable.do.colleagues":
    "Pídale que entre una vez en esta tableta y toque «Enviar ahora». En otra tableta usted puede seguir hoy mismo.",
  "interview.unreadable.reload": "Volver a cargar la página",
  "interview.unreadable.copy": "Copiar lo guardado en un archivo",
  "interview.unreadable.back": "Volver a mis COE",

  "handed-on.title": "Ahora {name} tiene este COE",
  "handed-on.words":
    "La oficina del Estado lo pasó de usted a {name}. Si cree que debe ser suyo, por favor llame a su coordinación.",
  "handed-on.unsent":
    "{count, plural, =0 {Todo lo que usted escribió en él ya está con el Estado.} one {Una pieza de lo que usted escribió está solo en esta tableta. Llega al Estado por sí sola en el próximo contacto, y aquí se conserva hasta entonces.} other {# piezas de lo que usted escribió están solo en esta tableta. Llegan al Estado por sí solas en el próximo contacto, y aquí se conservan hasta entonces.}}",
  "handed-on.signature":
    "La familia empezó a firmar en esta tableta, y nadie más lo tiene. Por favor termínelo aquí: así llega al Estado, y {name} lo recibe.",
  "handed-on.finish": "Seguir con la firma",
  "handed-on.back": "Ir a sus COE",
} as const;
