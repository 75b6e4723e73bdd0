/** COE sin enviar como códigos en la pantalla de una tableta, leídos por la cámara de otra. */
export const codesEs = {
  "field.take-along.codes":
    "¿No hay red ni manera de pasar un archivo? La tableta de un colega, o la oficina de su Estado, lee los COE de esta pantalla con su cámara.",
  "field.take-along.codes.go": "Mostrar los COE como códigos",
  "carrying-in.codes": "¿La tableta de un colega muestra códigos en su pantalla? Esta puede leerlos, también sin red.",
  "carrying-in.codes.go": "Leer códigos con la cámara",

  "codes.again": "Intentar una vez más",
  "codes.seconds": "{count, plural, one {cerca de # segundo} other {cerca de # segundos}}",
  "codes.minutes": "{count, plural, one {cerca de # minuto} other {cerca de # minutos}}",
  "codes.speed": "Qué tan rápido cambian los códigos",
  "codes.speed.slow": "Lento",
  "codes.speed.normal": "Normal",
  "codes.speed.fast": "Rápido",

  "codes.show.title": "Mostrar como códigos los COE sin enviar",
  "codes.show.lede":
    "Esta pantalla muestra un código tras otro, y la tableta de un colega los lee con su cámara. Los COE siguen sellados: nadie en el camino puede leerlos.",
  "codes.show.packing": "Preparando lo que falta por enviar…",
  "codes.show.failed": "No se pudieron hacer los códigos",
  "codes.show.failed.words": "Nada cambió y todo sigue aquí.",
  "codes.show.nothing": "No hay nada que mostrar como códigos",
  "codes.show.coes": "{count, plural, one {# COE sin enviar} other {# COE sin enviar}}",
  "codes.show.parts":
    "{count, plural, one {Un código: {time}.} other {# códigos; una vuelta tarda {time}. Una cámara necesita dos o tres vueltas; siguen hasta que usted las detenga.}}",
  "codes.show.how":
    "En la otra tableta: Ajustes, «Entregar trabajo sellado», y luego «Leer códigos con la cámara». Ponga esta tableta sobre la mesa y sostenga la otra de modo que vea el código entero.",
  "codes.show.start": "Mostrar los códigos",
  "codes.show.start-row": "Mostrar la serie {row} de {rows}",
  "codes.show.staying":
    "{count, plural, one {# foto no está en los códigos y se queda} other {# fotos no están en los códigos y se quedan}} en esta tableta",
  "codes.show.staying.words":
    "Las fotos son demasiado grandes para los códigos. Se envían desde aquí cuando haya red; o llévelas en el archivo sellado, que lo tiene todo. Hasta entonces su Estado las espera.",
  "codes.show.not-sent": "Mostrar no es enviar",
  "codes.show.not-sent.words":
    "Estos COE quedan sin enviar en esta tableta hasta que su Estado mismo se los confirme. Por favor conserve la tableta. Si llegan dos veces, cuentan una.",
  "codes.show.taken": "Hubo red, y su Estado ya tiene lo que se iba a mostrar",
  "codes.show.taken.words":
    "Para eso ya no hacen falta códigos. ¿La otra tableta empezó a leer? Puede detenerse: lo que llega dos veces cuenta una.",
  "codes.show.code": "Un código que cambia. Otra tableta lo lee con su cámara.",
  "codes.show.place": "Código {at} de {count}",
  "codes.show.round": "una vuelta tarda {time}",
  "codes.show.pause": "Pausa",
  "codes.show.go-on": "Seguir",
  "codes.show.next": "Código siguiente",
  "codes.show.stop": "Detener",
  "codes.show.only": "Mostrar solo estos códigos",
  "codes.show.only.hint": "Los números que le faltan a la otra tableta, como 3, 17-20. Vacío los muestra todos.",
  "codes.show.only.wrong":
    "Por favor escriba números de 1 a {count}, como 3, 17-20. Mientras tanto se muestran todos los códigos.",
  "codes.show.until": "Siga hasta que la otra tableta diga que están todos los códigos. Solo ella lo sabe.",

  "codes.read.title": "Leer códigos con la cámara",
  "codes.read.lede":
    "La tableta de un colega muestra como códigos sus COE sin enviar. Esta los lee y los pasa, sellados: no le muestra nada de lo que contienen.",
  "codes.read.how":
    "En la otra tableta: «Lista para el campo» y luego «Mostrar los COE como códigos». Sostenga esta de modo que el código entero esté en la imagen, desde un palmo hasta un brazo de distancia.",
  "codes.read.start": "Encender la cámara",
  "codes.read.stop": "Apagar la cámara",
  "codes.read.picture": "Lo que ve la cámara",
  "codes.read.looking": "Buscando un código…",
  "codes.read.parts": "{read} de {count, plural, one {# código} other {# códigos}}",
  "codes.read.missing": "Todavía faltan: {parts}. Vuelven a pasar; la otra tableta también puede mostrar solo esos.",
  "codes.read.missing-many": "Todavía faltan {count}. Vuelven a pasar.",
  "codes.read.others":
    "{count, plural, one {Aquí se empezó antes otra serie. Sigue cuando su tableta la muestre otra vez.} other {Aquí se empezaron antes otras # series. Siguen cuando sus tabletas las muestren otra vez.}}",
  "codes.read.whole":
    "{count, plural, one {El código está aquí, guardado} other {Los # códigos están aquí, guardados}} en esta tableta",
  "codes.read.whole.words":
    "Puede detener las dos tabletas. Esta los pasa cuando tenga red. Quizás las fotos están solo en la otra tableta, que conserva todo hasta que el Estado lo confirme: por favor no la borre.",
  "codes.read.known": "Esta tableta ya tiene estos códigos",
  "codes.read.known.words": "Leerlos otra vez no cambia nada. Puede detener las dos tabletas.",
  "codes.read.foreign": "Este es otro tipo de código",
  "codes.read.foreign.words": "Por favor apunte la cámara a los códigos que muestra la otra tableta.",
  "codes.read.newer": "La otra tableta tiene una versión más nueva de la aplicación",
  "codes.read.newer.words":
    "Cargue esta aplicación de nuevo cuando haya red. Mientras tanto, el archivo sellado sirve para pasar los COE.",
  "codes.read.changed": "Los códigos no encajaron",
  "codes.read.changed.words": "No se perdió nada: siga leyendo, y se juntan otra vez.",
  "codes.read.not-kept": "Esta tableta no pudo guardar lo que leyó",
  "codes.read.not-kept.words":
    "La otra tableta todavía tiene todo. Quizás aquí no hay espacio: por favor envíe lo que espera e intente otra vez.",

  "codes.camera.refused": "No se permite usar la cámara",
  "codes.camera.refused.words":
    "Al navegador se le dijo que no. Permita la cámara para esta página en los ajustes del navegador, junto a la dirección, e intente otra vez. El archivo sellado funciona sin cámara.",
  "codes.camera.none": "Aquí no hay cámara",
  "codes.camera.none.words": "Por favor use una tableta con cámara, o pida el archivo sellado.",
  "codes.camera.not-secure": "El navegador no le da cámara a esta página",
  "codes.camera.not-secure.words":
    "La dirección tiene que empezar con https. Por favor avise a quien cuida el servidor de su Estado; mientras tanto sirve el archivo sellado.",
  "codes.camera.busy": "La cámara no responde",
  "codes.camera.busy.words": "Quizás la usa otra aplicación. Ciérrela e intente otra vez.",

  "codes.here": "Leído en esta tableta",
  "codes.here.nothing": "Todavía nada.",
  "codes.here.waiting":
    "{count, plural, one {# parte sellada espera aquí una red} other {# partes selladas esperan aquí una red}}",
  "codes.here.waiting.words": "Sale sola. Hasta entonces la única otra copia está en la tableta que la mostró.",
  "codes.here.refused": "Su Estado no recibió lo que se leyó",
  "codes.here.refused.words":
    "Se guarda aquí, y la tableta que lo mostró tiene todo. Pida allí el archivo sellado y llévelo a la oficina de su Estado.",
  "codes.here.send": "Enviar ahora",
} as const;
