export const coeListEs = {
  "coe-list.title": "Mis COE",
  "coe-list.start": "Empezar un COE",
  "coe-list.no-room": "A esta tableta le queda poco espacio para una entrevista nueva",
  "coe-list.no-room-words":
    "Envíe lo que está pendiente, quite fotos, videos o aplicaciones que no hagan falta y toque otra vez «Empezar un COE». Los COE de su lista se pueden terminar y firmar igual.",
  "coe-list.only-here":
    "{count, plural, =0 {Ninguno de estos COE está únicamente en esta tableta.} one {# COE está únicamente en esta tableta.} other {# COE están únicamente en esta tableta.}}",
  "coe-list.returned-waiting":
    "{count, plural, one {El Estado le devolvió # COE con comentarios.} other {El Estado le devolvió # COE con comentarios.}}",
  "coe-list.returned-open": "Abrir",
  "coe-list.returned-show": "Ver los devueltos",
  "coe-list.search": "Buscar familia o niño",
  "coe-list.filter": "Mostrar",
  "coe-list.filter.all": "Todos",
  "coe-list.filter.returned": "Devueltos",
  "coe-list.filter.draft": "Sin firmar",
  "coe-list.filter.with-state": "Firmados",
  "coe-list.filter.done": "Decididos",
  "coe-list.unreadable.damaged": "El nombre de esta línea está dañado. Ábrala para ver más.",
  "coe-list.unreadable.locked": "Cerrada hasta que usted abra su trabajo en esta tableta",
  "coe-list.unreadable.colleagues": "Todavía sellado en esta tableta por quien lo tenía antes que usted",
  "coe-list.unreadable.other-vault": "Sellada con su frase anterior. Se conserva, y su Estado la puede abrir.",
  "coe-list.sealed":
    "{count, plural, one {# COE está sellado con su frase anterior} other {# COE están sellados con su frase anterior}}",
  "coe-list.sealed.words":
    "Nada se ha perdido. Cuando su Estado haya abierto lo entregado, estará otra vez aquí con su nombre.",
  "coe-list.sealed.see": "Ver dónde está",
  "coe-list.family-unnamed": "Familia todavía sin nombre",
  "coe-list.children": "{count, plural, =0 {Todavía sin niños} one {Niño o niña: {names}} other {# niños: {names}}}",
  "coe-list.children-more": "{names} y {count} más",
  "coe-list.stage.draft": "Sin firmar",
  "coe-list.stage.signed": "Firmado",
  "coe-list.stage.received": "Firmado",
  "coe-list.stage.in-review": "En revisión",
  "coe-list.stage.returned": "Se lo devolvieron",
  "coe-list.stage.approved": "Aprobado",
  "coe-list.stage.denied": "No aprobado",
  "coe-list.custody.on-this-tablet-only": "Únicamente en esta tableta",
  "coe-list.custody.received": "El Estado lo está recibiendo",
  "coe-list.custody.complete": "El Estado lo recibió",
  "coe-list.custody.secured": "Seguro en el Estado",
  "coe-list.owed.fix": "{count} por corregir",
  "coe-list.owed.ask": "{count} por preguntar",
  "coe-list.owed.comments": "{count, plural, one {# comentario} other {# comentarios}}",
  "coe-list.owed.nothing": "Listo para leerlo con la familia y firmarlo",
  "coe-list.returned-comments": "{count, plural, one {# comentario por contestar} other {# comentarios por contestar}}",
  "coe-list.two-versions": "Dos versiones: elija",
  "coe-list.set-aside": "El Estado lo tiene, pero lo apartó: ábralo para ver por qué",
  "coe-list.decision-lost":
    "El servidor del Estado perdió su registro de esta decisión y ya se le comunicó. Usted puede seguir como antes.",
  "coe-list.to-correct": "Hay que firmarlo otra vez",
  "coe-list.not-accepted":
    "{count, plural, one {El Estado no pudo aceptar # COE tal como está firmado.} other {El Estado no pudo aceptar # COE tal como están firmados.}}",
  "coe-list.not-accepted-words": "Nada se ha perdido. Está al comienzo de su lista: ábralo para corregirlo.",
  "coe-list.elsewhere": "De otra tableta",
  "coe-list.safety-copy": "El Estado tiene una copia de seguridad",
  "coe-list.continue-here": "De otra tableta: ábralo para seguir aquí",
  "coe-list.from-the-state":
    "{count, plural, one {# COE sin firmar llegó del Estado} other {# COE sin firmar llegaron del Estado}}",
  "coe-list.from-the-state-words":
    "Se escribieron en otra tableta, o en esta antes de que quedara vacía. Abra uno para seguir aquí.",
  "coe-list.back": "Volver a donde estaba",
  "coe-list.back-named": "Volver a {name}, donde estaba",
  "coe-list.changed": "Cambió el {when}",
  "coe-list.shown": "{shown} de {total} a la vista",
  "coe-list.more": "Mostrar {count} más",
  "coe-list.reading": "Leyendo sus COE…",
  "coe-list.empty.title": "Su primer COE está a un toque",
  "coe-list.empty.words":
    "Empiece uno cuando una familia quiera hablar. Escriba lo que le digan en cualquier orden: cada letra queda guardada en esta tableta, con red o sin red, y mientras escribe usted ve qué niños califican y por qué.",
  "coe-list.none-found.title": "Ningún COE coincide",
  "coe-list.none-found.words": "Pruebe con otro nombre o muestre todos los COE.",
  "coe-list.none-found.clear": "Mostrar todos",
  "sending.no-answer":
    "Se intentó enviar {tries} veces y la red se cortó cada vez. Se sigue intentando automáticamente; una red mejor ayuda.",
  "sending.not-an-answer":
    "Se intentó enviar {tries} veces, pero esta red responde con una página propia. Use otra red, o entre a esta en el navegador.",
  "sending.not-signed-in": "Espera a que usted entre otra vez. Nada se pierde.",
  "sending.protocol-not-spoken": "Espera una versión más nueva de esta aplicación. Vuelva a cargarla cuando tenga red.",
  "sending.busy":
    "El servidor del Estado estaba ocupado {tries} veces. Se sigue intentando automáticamente; usted no tiene que hacer nada.",
  "sending.unexpected":
    "El servidor del Estado falló {tries} veces. Se sigue intentando automáticamente. Si mañana sigue igual, avise a la oficina de su Estado.",
  "sending.too-large":
    "Una parte es más grande de lo que acepta el servidor del Estado, probablemente una foto. Se guarda aquí. Avise a la oficina de su Estado antes de borrar algo.",
  "sending.malformed":
    "El servidor del Estado no pudo leer una parte. Se guarda aquí. Por favor avise a la oficina de su Estado.",
  "sending.bytes-do-not-match-name":
    "Una parte cambió en el camino por esta red. Aquí se guarda entera y se intenta otra vez; otra red ayuda.",
  "sending.not-allowed":
    "El servidor del Estado no acepta este COE de usted. Se guarda aquí. Por favor pregunte a la oficina de su Estado.",
  "sending.damaged":
    "Una parte ya no se lee como se escribió, por eso no se envió. Por favor avise a la oficina de su Estado antes de hacer otra cosa con este COE.",
  "sending.missing":
    "Una parte ya no está en esta tableta y no se pudo enviar. Por favor avise a la oficina de su Estado.",
  "sending.unreadable": "Una parte ya no se puede leer en esta tableta. Por favor avise a la oficina de su Estado.",
  "sending.sealed-damaged":
    "Lo que está guardado de una parte está dañado y el Estado no la pudo abrir. Se queda aquí. Por favor avise a la oficina de su Estado.",
  "sending.sealed-version-unknown": "Una parte espera una versión más nueva del servidor del Estado. Se queda aquí.",
  "sending.sealed-to-other-key":
    "Una parte se selló para el servidor de otro Estado. Abra esta tableta con su frase y envíe otra vez; si sigue igual, avise a la oficina de su Estado.",
  "sending.sealed-in-other-place":
    "Lo que está guardado de una parte está dañado y el Estado no la pudo abrir. Se queda aquí. Por favor avise a la oficina de su Estado.",
  "sending.other-vault":
    "Una parte está sellada con una frase anterior, y esta tableta todavía no conocía a su Estado. Se queda aquí. Por favor avise a la oficina de su Estado.",
  "sending.locked": "Una parte sale en cuanto quien la escribió abra su trabajo en esta tableta. Nada se pierde.",
  "sending.other":
    "Se intentó enviar {tries} veces sin lograrlo ({problem}). Se sigue intentando automáticamente. Por favor dé este código a la oficina de su Estado.",
  "set-aside.schema-not-known":
    "Se escribió con una versión de esta aplicación más nueva que la que conoce el servidor del Estado. Usted no tiene que hacer nada: se vuelve a ver cuando se actualice el servidor.",
  "set-aside.answers-invalid":
    "Algunas respuestas no tienen la forma que espera el servidor del Estado. Por favor avise a la oficina de su Estado; allí ven cuáles. Se vuelve a ver con cada actualización del servidor.",
  "set-aside.child-of-approved":
    "La versión que corrige ya está aprobada, y un COE aprobado queda como está. Pregunte a la oficina de su Estado; lo que usted escribió se guarda.",
  "set-aside.author-is-not-sender":
    "Se envió con la sesión de otra persona, y el servidor del Estado no le reconoció a usted como quien lo escribió. Pida a la oficina de su Estado que lo ponga en el registro.",
  "set-aside.wrong-area":
    "Se escribió para otro Estado, o este COE es de otra persona que recluta. Pregunte a la oficina de su Estado.",
  "set-aside.parent-of-other-coe":
    "Dice que continúa otro COE. Por favor avise a la oficina de su Estado; lo que usted escribió se guarda.",
  "set-aside.signature-invalid":
    "Una firma no corresponde a estas respuestas, por eso el Estado no pudo aceptarlo. Todo lo que usted escribió se guarda: abra la corrección, léalo con la familia y fírmenlo otra vez.",
  "set-aside.picture-not-allowed":
    "El Estado no pudo aceptar la imagen de una firma: está dañada o no es lo que dice ser. Todo lo que usted escribió se guarda: abra la corrección, dé otra vez la foto o la firma, y firme.",
  "set-aside.other":
    "La oficina de su Estado tiene que verlo ({code}). Por favor pregúnteles; lo que usted escribió se guarda.",
} as const;
