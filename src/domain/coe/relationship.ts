/** One way of being related to a child: what we call it, and what else people write for it. */
interface Relation {
  readonly en: string;
  readonly es: string;
  readonly also?: Readonly<Partial<Record<"en" | "es", readonly string[]>>>;
}

const relations: readonly Relation[] = [
  { en: "mother", es: "madre", also: { en: ["mom", "mum"], es: ["mamá", "la mamá", "su mamá"] } },
  { en: "father", es: "padre", also: { en: ["dad"], es: ["papá", "el papá", "su papá"] } },
  { en: "parent", es: "padre o madre" },
  { en: "guardian", es: "tutor o tutora", also: { en: ["legal guardian"], es: ["tutor", "tutora", "tutor legal"] } },
  { en: "grandmother", es: "abuela", also: { es: ["abuelita"] } },
  { en: "grandfather", es: "abuelo", also: { es: ["abuelito"] } },
  { en: "stepmother", es: "madrastra" },
  { en: "stepfather", es: "padrastro" },
  { en: "foster parent", es: "padre o madre de crianza" },
  { en: "aunt", es: "tía" },
  { en: "uncle", es: "tío" },
  { en: "sister", es: "hermana" },
  { en: "brother", es: "hermano" },
  { en: "cousin", es: "primo o prima", also: { es: ["primo", "prima"] } },
  { en: "wife", es: "esposa" },
  { en: "husband", es: "esposo" },
  { en: "spouse", es: "esposo o esposa" },
  { en: "self", es: "la misma persona", also: { es: ["yo mismo", "yo misma", "él mismo", "ella misma", "sí mismo"] } },
];

/** What the interview offers while somebody types: the word of the record, which is English, and the reader's beside it. */
export const offeredRelations: readonly Pick<Relation, "en" | "es">[] = relations.filter(({ en }) =>
  ["mother", "father", "guardian", "grandmother", "grandfather", "spouse", "self"].includes(en),
);

const same = (one: string, other: string): boolean =>
  one.trim().toLowerCase().normalize("NFC") === other.toLowerCase().normalize("NFC");

const isWordOf = (relation: Relation, language: "en" | "es", told: string): boolean =>
  [relation[language], ...(relation.also?.[language] ?? [])].some((word) => same(told, word));

/**
 * What was written for the relationship, for a reader of this language: a word of the other language is put into this one, all
 * else stays as it was written. What is kept and signed is never changed by it.
 */
export function relationInWords(told: string, language: "en" | "es"): string {
  const other = language === "en" ? "es" : "en";
  if (relations.some((relation) => isWordOf(relation, language, told))) return told.trim();
  return relations.find((relation) => isWordOf(relation, other, told))?.[language] ?? told.trim();
}
