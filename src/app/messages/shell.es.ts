export const shellEs = {
  "shell.product": "Surco",
  "shell.skip": "Ir a la parte principal",
  "shell.nav": "Páginas principales",
  "shell.nav.coes": "Mis COE",
  "shell.nav.desk": "Mesa de revisión",
  "shell.nav.district": "Mi distrito",
  "shell.nav.people": "Personas",
  "shell.nav.devices": "Tabletas",
  "shell.nav.rescues": "Por recuperar",
  "shell.nav.audit": "Registro",
  "shell.nav.settings": "Ajustes",
  "shell.tools.language": "English",
  "shell.tools.sunlight": "Sol",
  "shell.tools.lock": "Cerrar",
  "shell.practice.label": "Práctica",
  "shell.practice": "Práctica: familias inventadas.",
  "shell.sync.label": "Lo que ya se envió",
  "shell.sync.all-sent": "Todo lo firmado en esta tableta ya lo tiene el Estado",
  "shell.sync.unsent": "{count} sin enviar",
  "shell.sync.oldest-today": "lo más antiguo es de hoy",
  "shell.sync.oldest": "{days, plural, one {lo más antiguo, # día} other {lo más antiguo, # días}}",
  "shell.sync.contact": "último contacto {when}",
  "shell.sync.no-contact": "todavía sin contacto con el Estado",
  "shell.sync.running": "Comunicando con el Estado…",
  "shell.sync.send": "Enviar ahora",
  "shell.sync.ask": "Ver si hay novedades",
  "shell.sync.problem.no-answer":
    "Ahora no hay red. Su trabajo se guarda aquí y se enviará automáticamente cuando haya red.",
  "shell.sync.problem.not-an-answer":
    "Esta red responde con una página propia. Abra el navegador y entre a la red, o use otra.",
  "shell.sync.problem.not-signed-in": "Su sesión con el Estado terminó. Entre otra vez para que se envíe su trabajo.",
  "shell.sync.problem.device-unknown":
    "El Estado todavía no conoce esta tableta. Se presenta automáticamente; hasta entonces su trabajo se guarda aquí.",
  "shell.sync.problem.proof-refused":
    "El Estado no pudo comprobar que era esta tableta. Su trabajo se guarda aquí y se intentará otra vez.",
  "shell.sync.problem.device-revoked":
    "El Estado cerró el acceso de esta tableta. Primero se entrega lo que aún no se había enviado. Por favor, llame a su coordinador.",
  "shell.sync.problem.protocol-not-spoken":
    "Esta aplicación y el servidor del Estado son de versiones distintas. Su trabajo se guarda aquí: vuelva a cargarla cuando tenga red.",
  "shell.sync.problem.busy": "El servidor del Estado está ocupado. Se intentará otra vez automáticamente.",
  "shell.sync.problem.daily-volume":
    "El servidor del Estado recibe solo cierta cantidad de una tableta al día. Lo demás se enviará automáticamente.",
  "shell.sync.problem.refused": "El servidor del Estado no aceptó algo. Abra el COE para ver cuál.",
  "shell.sync.problem.storage-failed": "Esta tableta no pudo anotar la respuesta del Estado. Se intentará otra vez.",
  "shell.sync.sign-in": "Entrar otra vez",
  "shell.sync.sign-in-to-send": "Entre otra vez para enviar",
  "shell.update.label": "Versión nueva",
  "shell.update.ready": "Hay una versión nueva. Tarda unos segundos y su trabajo queda como está.",
  "shell.update.now": "Actualizar ahora",
  "shell.update.stopped":
    "Hay una versión más nueva abierta en otra ventana. En esta ya no se escribe nada más; lo que decía «Guardado» está a salvo. Vuelva a cargarla para seguir.",
  "shell.update.blocked":
    "Esta versión es más nueva que otra ventana de esta aplicación. Cierre las otras ventanas y vuelva a cargar esta.",
  "shell.update.older":
    "En esta tableta ya se usó una versión más nueva de esta aplicación. Esta no escribe nada, para que nada se pierda, y sigue enviando lo que espera. Conéctese a una red y vuelva a cargar; si esto sigue, llame a su coordinador.",
  "shell.update.reload": "Volver a cargar",
  "shell.wiped.title": "El Estado cerró el acceso de esta tableta",
  "shell.wiped.words": "Esto pasa cuando se avisa que una tableta se perdió o cuando ya no se usa. Se hizo el {when}",
  "shell.wiped.work": "Lo que aún no se había enviado se entregó primero al Estado. Después se borró todo aquí.",
  "shell.wiped.next":
    "Si encontró esta tableta, gracias: por favor, désela a su coordinador. Si es suya, puede entrar otra vez y seguir.",
  "shell.wiped.sign-in": "Entrar",
  "shell.failure.title": "No se pudo mostrar esta página",
  "shell.failure.gone":
    "Una parte de esta aplicación no está ahora en esta tableta. Conéctese a una red y vuelva a cargar. Su trabajo está a salvo: todo lo que decía «Guardado» está en esta tableta.",
  "shell.failure.broken":
    "Su trabajo está a salvo: todo lo que decía «Guardado» está en esta tableta. Vuelva a cargar la página para seguir donde estaba.",
  "shell.failure.reload": "Volver a cargar la página",
  "shell.not-found.title": "Aquí no hay ninguna página",
  "shell.not-found.words": "Puede que la dirección sea antigua o tenga un error.",
  "shell.not-found.home": "Ir al inicio",
  "shell.waiting": "Un momento…",
} as const;
