export const fieldEs = {
  "field.title": "Lista para el campo",
  "field.link": "¿Lista para el campo?",
  "field.link.words": "Vea antes de un viaje si esta tableta tiene todo lo necesario para unos días sin red.",
  "field.lede": "Una mirada a esta tableta antes de salir. También funciona sin red.",
  "field.looking": "Revisando esta tableta…",
  "field.ready": "Esta tableta está lista para el campo.",
  "field.ready.some-unknown":
    "{count, plural, one {Nada impide salir. Hay # cosa que no se puede comprobar aquí.} other {Nada impide salir. Hay # cosas que no se pueden comprobar aquí.}}",
  "field.not-yet":
    "{count, plural, one {Una cosa por revisar antes de salir.} other {# cosas por revisar antes de salir.}}",
  "field.not-yet.words": "También puede trabajar sin eso: nada de aquí le impide hacer una entrevista.",
  "field.list": "Lo que se revisó",
  "field.again": "Revisar otra vez",
  "field.state.fine": "Bien",
  "field.state.look": "Por favor revise",
  "field.state.cannot": "No se puede comprobar aquí",
  "field.kept": "Protegido contra limpieza",
  "field.kept.yes": "El navegador ha prometido no quitar su trabajo por sí solo.",
  "field.kept.no":
    "El navegador todavía no ha prometido guardar su trabajo cuando falte espacio en la tableta. Por favor pídaselo.",
  "field.kept.cannot": "A este navegador no se le puede pedir. Lo que se envió está seguro en su Estado.",
  "field.kept.refused": "El navegador todavía no aceptó. Poner esta aplicación en la pantalla de inicio suele ayudar.",
  "field.installed": "En la pantalla de inicio",
  "field.installed.yes": "Usted abrió Surco como una aplicación de esta tableta.",
  "field.installed.no":
    "Surco está abierto en una ventana del navegador. Si usted trabaja desde la pantalla de inicio, ábralo allí: en algunas tabletas cada uno guarda su propio trabajo. Si no, agréguelo con el menú del navegador.",
  "field.installed.cannot": "Este navegador no lo dice.",
  "field.space": "Lugar para nuevos COE",
  "field.space.enough": "Hay lugar para {coes} COE o más, cada uno con seis fotos grandes.",
  "field.space.little":
    "{coes, plural, =0 {No hay lugar para un COE con seis fotos grandes} one {Hay lugar para # COE con seis fotos grandes} other {Hay lugar para # COE con seis fotos grandes cada uno}}. Un día largo necesita lugar para {day}. Por favor borre videos o fotos propios, o aplicaciones que no use.",
  "field.space.cannot": "Este navegador no lo dice. Los ajustes de la tableta muestran el espacio libre.",
  "field.clock": "Reloj",
  "field.clock.right": "Coincide con el reloj de su Estado.",
  "field.clock.behind":
    "{unit, select, minutes {Está atrasado unos {count, plural, one {# minuto} other {# minutos}}} hours {Está atrasado unas {count, plural, one {# hora} other {# horas}}} other {Está atrasado unos {count, plural, one {# día} other {# días}}}}. Por favor ponga fecha y hora automáticas en los ajustes de la tableta.",
  "field.clock.ahead":
    "{unit, select, minutes {Está adelantado unos {count, plural, one {# minuto} other {# minutos}}} hours {Está adelantado unas {count, plural, one {# hora} other {# horas}}} other {Está adelantado unos {count, plural, one {# día} other {# días}}}}. Por favor ponga fecha y hora automáticas en los ajustes de la tableta.",
  "field.clock.never": "Esta tableta todavía no conoce a su Estado, con cuyo reloj se compara.",
  "field.version": "Versión de la aplicación",
  "field.version.newest": "Ninguna versión más nueva espera en esta tableta. Esta es {app}.",
  "field.version.waiting":
    "Una versión más nueva está aquí y espera. Nada de lo que escribió se pierde: primero se envía.",
  "field.version.held-up":
    "Una versión más nueva está aquí y espera. Un COE está abierto en otra ventana: por favor ciérrelo allí y revise otra vez.",
  "field.version.too-old":
    "El servidor de su Estado ya no entiende esta versión. Con red, por favor cargue otra vez la aplicación. Su trabajo se queda aquí.",
  "field.version.cannot": "Esta ventana no puede ver si hay una versión más nueva que {app}.",
  "field.vault": "Su trabajo se abre",
  "field.vault.opens":
    "Lo abrió el {when} con su {passkeys, plural, =0 {frase de acceso} other {frase de acceso, huella o cara}}.",
  "field.vault.practice": "Es trabajo de práctica: se abre solo.",
  "field.vault.not-tried":
    "Por favor ciérrelo y ábralo una vez con su frase de acceso, para saberla de memoria en el campo.",
  "field.vault.long-ago":
    "Por favor ciérrelo y ábralo una vez con su frase de acceso (la última vez fue el {when}), para saberla de memoria en el campo.",
  "field.vault.cannot": "Su trabajo no está abierto ahora.",
  "field.second-copy": "Segunda copia",
  "field.second-copy.sound": "Todo lo que guarda se escribe dos veces en esta tableta.",
  "field.second-copy.missing":
    "Este navegador no tiene lugar para una segunda copia. El trabajo se guarda una sola vez aquí hasta que se envía.",
  "field.second-copy.failed":
    "Algo se escribió una sola vez. Por favor cargue otra vez la aplicación: lo completa al empezar.",
  "field.second-copy.full":
    "No hay lugar para toda la copia. Por favor haga primero lugar en la tableta, por ejemplo borrando videos o aplicaciones que no se necesitan; después cargue otra vez la aplicación.",
  "field.second-copy.pending": "Se están comparando las dos copias. Por favor vuelva a mirar en un momento.",
  "field.unsent": "Enviado al Estado",
  "field.unsent.none": "Su Estado tiene todo lo de esta tableta.",
  "field.unsent.some":
    "{count, plural, one {# COE de esta tableta todavía no está en su Estado.} other {# COE de esta tableta todavía no están en su Estado.}} Por favor envíe mientras haya red, o llévelos en un archivo.",
  "field.unsent.some-since":
    "{count, plural, one {# COE de esta tableta todavía no está en su Estado (desde el {when}).} other {# COE de esta tableta todavía no están en su Estado (el más antiguo, desde el {when}).}} Por favor envíe mientras haya red, o llévelos en un archivo.",
  "field.unsent.unread": "Esto no se pudo leer ahora. Por favor cargue otra vez la aplicación.",
  "field.contact": "Último contacto con el Estado",
  "field.contact.lately": "Fue el {when}",
  "field.contact.long-ago":
    "Fue el {when} y las decisiones y comentarios de después no están aquí. Por favor pregunte otra vez.",
  "field.contact.never": "Esta tableta todavía no conoce a su Estado. Por favor pregunte una vez mientras haya red.",
  "field.contact.signed-out": "Su Estado le pide entrar otra vez, mientras haya red. Hasta entonces no se envía nada.",
  "field.offline": "Funciona sin red",
  "field.offline.whole": "Toda la aplicación está guardada en esta tableta.",
  "field.offline.again":
    "Toda la aplicación está guardada en esta tableta. Por favor cárguela una vez más, para que se use desde aquí.",
  "field.offline.missing":
    "La aplicación no está completa en esta tableta. Por favor cárguela otra vez con red, espere un minuto y revise otra vez.",
  "field.offline.cannot": "Este navegador no lo dice. Apague la red un momento y abra un COE: así lo verá.",
  "field.do.protect": "Pedir protección",
  "field.do.update": "Actualizar ahora",
  "field.do.send": "Enviar y preguntar ahora",
  "field.do.sign-in": "Entrar",
  "field.do.lock": "Cerrar ahora",
  "field.do.reload": "Cargar otra vez",
  "field.do.take-along": "Llevarlos",
  "field.not-locked": "Algo no se pudo guardar, así que su trabajo queda abierto. Por favor intente otra vez.",
  "field.sent-elsewhere": "Otra ventana de esta aplicación está enviando ahora. Revise otra vez en un momento.",
  "field.went-wrong": "Eso no funcionó. Lo que usted escribió sigue aquí. Por favor intente una vez más.",
  "field.take-along": "Llevar en un archivo todos los COE sin enviar",
  "field.take-along.words":
    "Para una tableta que se está dañando, o para semanas sin red. El archivo tiene todos los COE sin enviar de esta tableta, también los de sus colegas, sellados: nadie en el camino puede leerlo.",
  "field.take-along.how":
    "La tableta de un colega lo entrega: Ajustes, «Entregar trabajo sellado». También la oficina de su Estado. Aquí no se borra nada, y nada cuenta dos veces.",
  "field.take-along.go": "Llevar los COE sin enviar",
  "field.take-along.shared":
    "{count, plural, one {# COE está} other {# COE están}} en {files, plural, one {el archivo} other {los # archivos}} que usted pasó",
  "field.take-along.saved":
    "{count, plural, one {# COE está} other {# COE están}} en {files, plural, one {el archivo sellado} other {# archivos sellados}}",
  "field.take-along.saved.words":
    "{files, plural, one {Está donde están sus descargas. Cópielo a una memoria o envíelo.} other {Están donde están sus descargas. Por favor vea que estén los #, y cópielos todos a una memoria o envíelos todos.}} Conserve la tableta: ella misma sabrá cuándo los tiene su Estado.",
  "field.take-along.shared.words":
    "{files, plural, one {} other {Por favor vea que lleguen los #: cada uno tiene una parte. }}Conserve la tableta: ella misma sabrá cuándo los tiene su Estado.",
  "field.take-along.left": "No se pasó nada. Todo sigue aquí.",
  "field.take-along.nothing": "No hay nada que llevar",
  "field.take-along.nothing.words": "Su Estado tiene todo lo de esta tableta que puede abrir.",
  "field.take-along.failed": "No se pudo hacer el archivo",
  "field.take-along.failed.words": "Nada cambió y todo sigue aquí. Por favor intente una vez más.",
  "field.take-along.only-passphrase":
    "{count, plural, one {# parte se queda aquí} other {# partes se quedan aquí}}: de antes de que esta tableta conociera a su Estado",
  "field.take-along.only-passphrase.words":
    "Solo se abre con su propia frase de acceso. Se envía en cuanto se use con red.",
} as const;
