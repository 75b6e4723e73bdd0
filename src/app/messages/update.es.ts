export const updateEs = {
  "update.not-now":
    "Hay una entrevista abierta en otra ventana. Termínela o vuelva allí a la lista, y después actualice.",
} as const;
