export const handingInEs = {
  "handing-in.title": "Entregue lo que está sellado",
  "handing-in.looking": "Mirando lo que está sellado aquí…",
  "handing-in.waiting":
    "{count, plural, one {# COE de usted está sellado aquí y todavía no lo tiene su Estado.} other {# COE de usted están sellados aquí y todavía no los tiene su Estado.}}",
  "handing-in.nothing": "Aquí ya no queda nada de usted por entregar.",
  "handing-in.only-passphrase":
    "{count, plural, one {# parte se abre solo con su frase de acceso} other {# partes se abren solo con su frase de acceso}}",
  "handing-in.only-passphrase.words":
    "Se escribió antes de que esta tableta conociera a su Estado. Queda aquí tal como está: si recuerda la frase, se abre.",
  "handing-in.send": "Enviarlo sellado a mi Estado",
  "handing-in.save": "Guardarlo en un archivo sellado",
  "handing-in.ways":
    "Envíelo cuando haya red. Sin red, guarde el archivo y déselo a un colega: cualquier tableta de su Estado y la oficina de su Estado pueden entregarlo. Nadie puede leerlo en el camino.",
  "handing-in.saved": "{count, plural, one {Hay # COE en el archivo sellado} other {Hay # COE en el archivo sellado}}",
  "handing-in.saved.words":
    "Está donde quedan sus descargas. Cópielo a una memoria o envíelo; solo su Estado puede abrirlo. Guarde esta tableta hasta que sus COE hayan vuelto.",
  "handing-in.standing.held":
    "Entregado el {when}, y espera a que {people, plural, one {una persona} other {dos personas}} de la oficina de su Estado lo {people, plural, one {abra} other {abran}}.",
  "handing-in.standing.opened":
    "Entregado el {when}, y ya abierto por la oficina de su Estado. Lo que contenía está en su lista.",
  "handing-in.standing.in-file":
    "El {when} se guardó en un archivo. Por lo que sabe esta tableta, su Estado aún no lo tiene.",
  "handing-in.another": "Siga trabajando",
  "handing-in.another.words":
    "Con una frase nueva puede escribir COE nuevos enseguida. Lo sellado con la anterior queda en esta tableta hasta que su Estado se lo haya devuelto.",
  "handing-in.another.go": "Crear una frase nueva",
  "handing-in.screen.title": "Trabajo sellado",
  "handing-in.screen.lede":
    "Lo que aquí nadie puede abrir no está perdido. Se entrega tal como está, y su Estado lo devuelve.",
  "handing-in.settings-link": "Ajustes",
  "carrying-in.title": "Entregar un archivo",
  "carrying-in.words":
    "¿Un colega le dio un archivo sellado? Esta tableta puede llevarlo a su Estado. No le muestra nada de lo que contiene, ni guarda nada de ello.",
  "carrying-in.choose": "Elegir el archivo sellado",
  "carrying-in.held":
    "{count, plural, one {Su Estado lo tiene: # parte sellada} other {Su Estado lo tiene: # partes selladas}}",
  "carrying-in.held.words":
    "En la oficina de su Estado lo abren, y vuelve a la cuenta de quien lo escribió. Gracias por llevarlo.",
  "carrying-in.held.all-sent":
    "Cuenta como enviado por quien lo escribió. La tableta de la que viene lo sabrá cuando vuelva a tener red. Gracias por llevarlo.",
  "carrying-in.before":
    "{count, plural, one {Entregado el {when}: # parte sellada.} other {Entregado el {when}: # partes selladas.}}",
  "carrying-in.file.not-one.title": "Este es otro tipo de archivo",
  "carrying-in.file.not-one":
    "El archivo sellado se llama «surco-…» y termina en «.surco-rescue». Por favor, elija ese.",
  "carrying-in.file.damaged.title": "A este archivo le falta algo o algo cambió",
  "carrying-in.file.damaged": "No se envió nada. Pida el archivo otra vez: la tableta que lo hizo todavía tiene todo.",
  "carrying-in.file.newer.title": "Este archivo es de una versión más nueva de la aplicación",
  "carrying-in.file.newer": "Cargue esta página de nuevo con red y elija el archivo otra vez.",
  "carrying-in.file.too-large.title": "Este archivo es demasiado grande",
  "carrying-in.file.too-large": "No se envió nada. Pida el archivo otra vez; uno grande se guarda en varias partes.",
  "carrying-in.other-state.title": "Este archivo se selló para otro Estado",
  "carrying-in.other-state": "No se recibió nada. Pregunte a quien se lo dio para qué Estado trabaja.",
  "vault.another.title": "Una frase nueva para esta tableta",
  "vault.another.lede":
    "Lo mejor son cuatro palabras que no tengan relación. Lo sellado con la frase anterior queda aquí, y esa frase solo abre eso.",
  "vault.another.back": "Volver",
  "settings.sealed-work": "Trabajo sellado",
  "settings.sealed-work.words":
    "Para trabajo sellado con una frase que nadie recuerda, y para un archivo sellado que le dio un colega.",
  "settings.sealed-work.link": "Entregar trabajo sellado",
} as const;
