/** Una página que es para alguien con otro trabajo. */
export const otherRoleEs = {
  "other-role.coes.title": "Esta página es para quienes reclutan",
  "other-role.coes.words":
    "{name}, aquí se escriben los COE; lo que se entrega llega a la mesa de revisión. Usted entró para otro trabajo.",
  "other-role.desk.title": "Esta página es para la oficina del Estado",
  "other-role.desk.words": "{name}, aquí se leen los COE firmados. Usted entró para otro trabajo.",
  "other-role.district.title": "Esta página es para los distritos escolares",
  "other-role.district.words":
    "{name}, aquí el enlace de un distrito ve los COE aprobados de su distrito. Usted entró para otro trabajo.",
  "other-role.office/people.title": "Esta página es para quienes administran",
  "other-role.office/people.words":
    "{name}, aquí se invita y se da de baja a las personas. Usted entró para otro trabajo.",
  "other-role.office/devices.title": "Esta página es para quienes administran",
  "other-role.office/devices.words": "{name}, aquí se cuidan las tabletas del Estado. Usted entró para otro trabajo.",
  "other-role.office/audit.title": "Esta página es para auditoría y administración",
  "other-role.office/audit.words": "{name}, aquí se ve lo que el personal hizo y leyó. Usted entró para otro trabajo.",
  "other-role.home": "Ir a mi página",
  "other-role.sign-in": "Entrar como otra persona",
} as const;
