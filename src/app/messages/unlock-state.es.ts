export const unlockStateEs = {
  "sign-in.title": "Entrar",
  "sign-in.name": "Nombre para entrar",
  "sign-in.name.hint": "Muchas veces es su correo electrónico del trabajo.",
  "sign-in.name.missing": "Escriba su nombre para entrar.",
  "sign-in.password": "Contraseña",
  "sign-in.password.missing": "Escriba su contraseña.",
  "sign-in.go": "Entrar",
  "sign-in.failed":
    "El nombre para entrar o la contraseña no es correcto. Revise los dos e inténtelo otra vez. Con «Mostrar» puede ver lo que escribió.",
  "sign-in.forgotten":
    "¿Olvidó su contraseña? La administración de su Estado le ayuda. Lo que está en esta tableta se queda aquí.",
  "sign-in.second.title": "Un paso más",
  "sign-in.second.app":
    "Abra la aplicación de autenticación en su teléfono o tableta y escriba los seis números que muestra ahora.",
  "sign-in.second.app.code": "Código de seis números",
  "sign-in.second.app.wrong":
    "El código no es correcto o ya pasó su medio minuto. Espere el siguiente código de la aplicación y escríbalo.",
  "sign-in.second.recovery": "Escriba uno de los códigos de recuperación que imprimió o copió. Cada uno sirve una vez.",
  "sign-in.second.recovery.code": "Código de recuperación",
  "sign-in.second.recovery.wrong":
    "Este código de recuperación no es correcto o ya se usó. Revise cada letra o use el siguiente.",
  "sign-in.second.missing": "Escriba el código.",
  "sign-in.second.use-app": "Usar la aplicación de autenticación",
  "sign-in.second.use-recovery": "No tengo aquí mi aplicación de autenticación",
  "sign-in.second.back": "Volver al nombre y la contraseña",
  "sign-in.passkey.title": "Con una llave de acceso",
  "sign-in.passkey.words": "Su huella, su cara o el código de este aparato en lugar de una contraseña.",
  "sign-in.passkey.go": "Entrar con una llave de acceso",
  "sign-in.passkey.unknown":
    "El Estado ya no conoce esta llave de acceso. Entre con su nombre y contraseña, y agregue una nueva en su cuenta.",
  "sign-in.sign-on.title": "Con su cuenta del Estado",
  "sign-in.sign-on.words": "Irá a la página de su Estado, entrará allí como siempre y volverá aquí.",
  "sign-in.sign-on.go": "Ir a {label}",
  "sign-in.sign-on.cancelled.title": "Volvió sin haber entrado",
  "sign-in.sign-on.cancelled":
    "Nada ha cambiado. Vaya otra vez a la página de su Estado cuando quiera. Si no fue usted quien canceló allí, pregunte a la administración si su cuenta del Estado puede usar Surco.",
  "sign-in.sign-on.nobody.title": "Surco no conoce esta cuenta del Estado",
  "sign-in.sign-on.nobody":
    "Su Estado le dejó entrar, pero esta cuenta no tiene una invitación abierta a Surco o su acceso ya terminó. Pregunte a la administración. Si tiene otra cuenta o una contraseña de Surco, puede entrar aquí con ella.",
  "sign-in.sign-on.over.title": "Este camino para entrar ya no sirve",
  "sign-in.sign-on.over":
    "Cada ida a la página de su Estado sirve una vez, por diez minutos y en el navegador donde empezó. Por favor vaya otra vez.",
  "sign-in.sign-on.not-reached.title": "Ahora no se puede llegar a la página de su Estado",
  "sign-in.sign-on.not-reached":
    "Inténtelo otra vez en unos minutos. Si tiene una contraseña o una llave de acceso de Surco, puede entrar con ella ahora.",
  "sign-in.sign-on.refused.title": "La cuenta de su Estado no le dejó entrar aquí",
  "sign-in.sign-on.refused":
    "Inténtelo otra vez. Si no funciona, pregunte a la administración si ya le invitaron a Surco.",
  "first-run.title": "Empieza un Estado nuevo",
  "first-run.lede":
    "Todavía nadie trabaja aquí. Usted será la primera persona que administra: invitará a la gente de su Estado. No verá a ninguna familia.",
  "first-run.card": "La primera persona que administra",
  "first-run.token": "Clave de un solo uso",
  "first-run.token.hint": "Está donde se arrancó el servidor y sirve por 30 minutos. Puede pegarla.",
  "first-run.token.missing": "Escriba la clave de un solo uso.",
  "first-run.name": "Su nombre",
  "first-run.name.missing": "Escriba su nombre.",
  "first-run.signInName.hint": "Con él entrará desde ahora. Su correo electrónico del trabajo es una buena opción.",
  "first-run.signInName.missing": "Escriba el nombre con el que quiere entrar.",
  "first-run.password.missing": "Elija una contraseña.",
  "first-run.go": "Empezar",
  "first-run.refused.title": "Por favor revise las líneas de abajo",
  "first-run.refused.not-allowed":
    "Esta clave no es la correcta o ya pasaron sus 30 minutos. Arranque el servidor otra vez para tener una nueva.",
  "first-run.refused.malformed":
    "La clave debe estar completa, y el nombre para entrar necesita al menos tres letras. Una contraseña tiene 128 caracteres como máximo.",
  "welcome.title": "Le damos la bienvenida a Surco",
  "welcome.lede": "Su Estado le invita. Elija una contraseña y ya puede empezar.",
  "welcome.waiting": "Abriendo su invitación…",
  "welcome.card": "Hola, {name}",
  "welcome.until": "Esta invitación es solo para usted. Sirve hasta el {day}.",
  "welcome.name.hint": "Con este nombre entrará desde ahora.",
  "welcome.go": "Guardar mi contraseña y empezar",
  "welcome.over.title": "Esta invitación ya no sirve",
  "welcome.over":
    "Ya se usó, ya pasó su semana o falta una parte de la dirección. Pida una nueva a la administración. Si ya eligió su contraseña, entre.",
  "welcome.over.sign-in": "Ir a entrar",
} as const;
