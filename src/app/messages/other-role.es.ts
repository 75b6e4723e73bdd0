/** Una página que es para alguien con otro trabajo. */
export const otherRoleEs = {
  "other-role.recruiter.title": "Esta página es para quienes reclutan",
  "other-role.recruiter.words":
    "{name}, usted entró para revisar. Aquí se escriben los COE; lo que se entrega llega a su mesa de revisión.",
  "other-role.recruiter.home": "Ir a la mesa de revisión",
  "other-role.reviewer.title": "Esta página es para quienes revisan",
  "other-role.reviewer.words":
    "{name}, usted entró para reclutar. Aquí se leen los COE firmados; lo que se decide llega a su lista.",
  "other-role.reviewer.home": "Ir a mis COE",
  "other-role.sign-in": "Entrar como otra persona",
} as const;
