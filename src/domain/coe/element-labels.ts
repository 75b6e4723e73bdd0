/**
 * The labels of Part I, Required Data Elements. The instructions forbid changing or shortening them; the two exceptions they give
 * are in `shortElementLabels`. The Spanish words are a reading aid of ours and not official.
 */
export const elementLabels = {
  "parent1.lastName": { en: "Parent/Guardian 1 Last Name", es: "Padre, madre o tutor 1: apellidos" },
  "parent1.firstName": { en: "Parent/Guardian 1 First Name", es: "Padre, madre o tutor 1: nombre" },
  "parent2.lastName": { en: "Parent/Guardian 2 Last Name", es: "Padre, madre o tutor 2: apellidos" },
  "parent2.firstName": { en: "Parent/Guardian 2 First Name", es: "Padre, madre o tutor 2: nombre" },
  address: { en: "Current Address", es: "Domicilio actual" },
  city: { en: "City", es: "Ciudad" },
  state: { en: "State", es: "Estado" },
  zip: { en: "Zip", es: "Código postal" },
  telephone: { en: "Telephone", es: "Teléfono" },
  residencyDate: { en: "Residency Date", es: "Fecha de llegada al distrito escolar actual" },
  lastName1: { en: "Last name 1", es: "Primer apellido" },
  lastName2: { en: "Last name 2", es: "Segundo apellido" },
  suffix: { en: "Suffix", es: "Sufijo (Jr., III…)" },
  firstName: { en: "First name", es: "Nombre" },
  middleName: { en: "Middle name", es: "Segundo nombre" },
  sex: { en: "Sex", es: "Sexo" },
  birthDate: { en: "Birth Date", es: "Fecha de nacimiento" },
  multipleBirth: { en: "Multiple Birth Flag", es: "Parto múltiple" },
  birthDateCode: { en: "Birth Date Verification Code", es: "Código del documento que muestra la fecha de nacimiento" },
} as const satisfies Record<string, { readonly en: string; readonly es: string }>;

export type RequiredElement = keyof typeof elementLabels;

/** The only labels that the instructions allow to be shortened. */
export const shortElementLabels = {
  multipleBirth: { en: "MB", es: "PM" },
  birthDateCode: { en: "Code", es: "Cód." },
} as const satisfies Partial<Record<RequiredElement, { readonly en: string; readonly es: string }>>;

export const familyElements = [
  "parent1.lastName",
  "parent1.firstName",
  "parent2.lastName",
  "parent2.firstName",
  "address",
  "city",
  "state",
  "zip",
  "telephone",
] as const satisfies readonly RequiredElement[];

/** The order of one child's row. */
export const childElements = [
  "residencyDate",
  "lastName1",
  "lastName2",
  "suffix",
  "firstName",
  "middleName",
  "sex",
  "birthDate",
  "multipleBirth",
  "birthDateCode",
] as const satisfies readonly RequiredElement[];
