export interface WorkSuggestion {
  readonly en: string;
  readonly es: string;
}

/**
 * Offered while item 5 is written, never enforced: an action and what it is done to, as the form wants it ("not an employer
 * type"). What is written is English, because the record is English; the same in Spanish stands beside it.
 */
export const workSuggestions: readonly WorkSuggestion[] = [
  { en: "picking apples", es: "pizcar manzanas" },
  { en: "picking blueberries", es: "pizcar arándanos" },
  { en: "picking cherries", es: "pizcar cerezas" },
  { en: "picking strawberries", es: "pizcar fresas" },
  { en: "picking tomatoes", es: "pizcar tomates" },
  { en: "picking oranges", es: "pizcar naranjas" },
  { en: "picking peaches", es: "pizcar duraznos" },
  { en: "cutting lettuce", es: "cortar lechuga" },
  { en: "cutting asparagus", es: "cortar espárragos" },
  { en: "cutting tobacco", es: "cortar tabaco" },
  { en: "harvesting grapes", es: "cosechar uvas" },
  { en: "harvesting onions", es: "cosechar cebollas" },
  { en: "harvesting potatoes", es: "cosechar papas" },
  { en: "harvesting sugar beets", es: "cosechar betabel" },
  { en: "digging sweet potatoes", es: "sacar camotes" },
  { en: "planting tomatoes", es: "sembrar tomates" },
  { en: "planting pine seedlings", es: "plantar pinos" },
  { en: "transplanting tobacco", es: "trasplantar tabaco" },
  { en: "thinning peaches", es: "ralear duraznos" },
  { en: "pruning grapevines", es: "podar viñas" },
  { en: "weeding sugar beets", es: "desyerbar betabel" },
  { en: "detasseling corn", es: "desespigar maíz" },
  { en: "sorting and packing onions in the shed", es: "clasificar y empacar cebollas en la bodega" },
  { en: "grading and packing apples in the shed", es: "clasificar y empacar manzanas en la bodega" },
  { en: "potting plants in a nursery", es: "poner plantas en macetas en un vivero" },
  { en: "shearing Christmas trees", es: "recortar árboles de Navidad" },
  { en: "cutting Christmas trees", es: "cortar árboles de Navidad" },
  { en: "milking cows", es: "ordeñar vacas" },
  { en: "catching chickens", es: "agarrar pollos" },
  { en: "gathering eggs", es: "recoger huevos" },
  { en: "deboning chicken", es: "deshuesar pollo" },
  { en: "eviscerating turkeys", es: "limpiar pavos por dentro" },
  { en: "cutting and trimming beef", es: "cortar y limpiar carne de res" },
  { en: "catching salmon", es: "pescar salmón" },
  { en: "gutting salmon", es: "destripar salmón" },
  { en: "catching shrimp", es: "pescar camarón" },
  { en: "shucking oysters", es: "abrir ostiones" },
  { en: "digging clams", es: "sacar almejas" },
  { en: "picking crab meat", es: "sacar la carne de la jaiba" },
  { en: "feeding catfish on a fish farm", es: "dar de comer a los bagres en un criadero" },
];
