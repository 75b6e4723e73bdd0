export const secondCopyEs = {
  "second-copy.restored":
    "{count, plural, one {Se recuperó # entrevista de la segunda copia de la tableta} other {Se recuperaron # entrevistas de la segunda copia de la tableta}}",
  "second-copy.restored.words":
    "El navegador había perdido lo que guardaba de su trabajo, o una parte. Esta tableta guarda todo dos veces y lo dejó como se guardó la última vez. Puede seguir como siempre. Si la aplicación le pide que inicie sesión otra vez, hágalo: es por esto.",
  "second-copy.restored.read": "Ya lo leí",
  "second-copy.term": "Segunda copia",
  "second-copy.sound": "Sí: todo se guarda dos veces en esta tableta",
  "second-copy.missing":
    "Este navegador guarda su trabajo una sola vez. Envíe lo que está pendiente siempre que tenga red.",
  "second-copy.failed":
    "Una parte de su trabajo está guardada una sola vez por ahora. Se copia cuando abra la aplicación la próxima vez; también ayuda enviar lo que está pendiente.",
  "second-copy.full":
    "En esta tableta no hay lugar para toda la copia. Por favor haga lugar, por ejemplo borrando videos o aplicaciones que no se necesitan, y abra otra vez la aplicación: entonces se copia. También ayuda enviar lo que está pendiente.",
  "second-copy.pending": "Se están comparando las dos copias. La primera vez puede tardar unos minutos.",
} as const;
