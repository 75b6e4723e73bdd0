export const unlockEs = {
  "unlock.title": "¿Quién va a entrar?",
  "unlock.practice.lede":
    "Este es el Estado de práctica. Elija a una persona para ver el trabajo desde su lugar. No hace falta contraseña.",
  "unlock.people": "Personas del Estado de práctica",
  "unlock.enter": "Entrar como {name}",
  "unlock.entering": "Abriendo…",
  "unlock.waiting": "Preguntando al servidor quién puede entrar aquí…",
  "unlock.not-reached.title": "No se puede llegar al servidor",
  "unlock.not-reached.words":
    "La primera visita necesita red, para que el Estado sepa quién entra. Después esta tableta funciona sin red.",
  "unlock.not-reached.again": "Intentar otra vez",
  "unlock.failed": "No se pudo entrar. Inténtelo otra vez.",
} as const;
