/**
 * The work lists of the rules, section 3, as word forms: suggestions, never gates. A list is hit when any of its patterns stands
 * in the description of the work, in English or Spanish. A star stands for any ending.
 */
export interface WorkList {
  readonly rule: "R-50" | "R-51" | "R-52" | "R-53" | "R-54";
  readonly qualifies: "yes" | "no" | "doubtful";
  readonly words: readonly string[];
}

const words = (text: string): readonly string[] => text.split(",").map((word) => word.trim().replace(/\s+/g, " "));

export const workLists: readonly WorkList[] = [
  {
    rule: "R-50",
    qualifies: "yes",
    words: words(`
      soil, bedding, plastic, plant*, seed*, sow*, potting, transplant*, graft*, water*, irrigat*, fertili*,
      spray*, cultivat*, weed*, hoe*, thin*, prun*, stak*, tie*, tying, train*, detassel*, pollinat*, top*,
      sucker*, pick*, dig*, cut*, bal*, gather*, sort*, grad*, pack*, harvest*, grow*, nursery, greenhouse*,
      orchard*, vineyard*, mushroom*, sod, turf, fern*, greens, moss, pine straw, herd*, feed*, brand*, tag*,
      calv*, lamb*, milk*, stall*, barn*, chick*, egg*, bee*, honey, goat*, sheep, cattle, cow*, hog*, pig*,
      poultry, turkey*, livestock, dairy, cosech*, pizc*, piscar, sembr*, siembr*, plantar, planta*, podar,
      poda*, desyerb*, deshierb*, reg*, empac*, clasific*, corta*, cort*, recog*, recolect*, orde*, alimentar,
      ganado, vacas, pollos, huevos, abejas`),
  },
  {
    rule: "R-51",
    qualifies: "yes",
    words: words(`
      process*, slaughter*, eviscerat*, cut*, debon*, trim*, chill*, freez*, packag*, pack*, wash*, shell*,
      crack*, dry*, can, canning, canner*, pickl*, juic*, gin, ginning, grading, pasteuri*, bottl*, separat*,
      churn*, shuck*, procesa*, deshues*, matanza, matadero, rastro, empaca*, lav*, congel*, enlat*, desgran*,
      despepit*`),
  },
  {
    rule: "R-52",
    qualifies: "yes",
    words: words(`
      tree*, seedling*, evergreen*, pine*, fir, firs, cone*, needle*, tip*, wreath*, fell*, log*, timber,
      shear*, christmas, forest*, reforest*, arbol*, pino*, navidad, tala*`),
  },
  {
    rule: "R-53",
    qualifies: "yes",
    words: words(`
      fish*, salmon, crab*, shrimp*, oyster*, clam*, mussel*, lobster*, scallop*, herring, halibut, catfish,
      crawfish, crayfish, trout, tilapia, hatcher*, net*, seine*, gut, gutting, heading, smok*, seaweed, pesc*,
      pez, peces, camaron*, cangrejo*, jaiba*, ostion*, almeja*, langosta*, bagre*, redes`),
  },
  {
    rule: "R-54",
    qualifies: "no",
    words: words(`
      truck*, haul*, ship*, deliver*, driv*, transport*, sell*, sale, sales, retail, store, stock*, cook*, chef,
      restaurant*, cater*, caring, child care, day care, babysit*, housekeep*, cleaning house*,
      cleaning home*, janitor*, office*, account*,
      cleric*, bookkeep*, manag*, supervis*, crew leader, foreman, repair*, mechanic*, maintenance, landscap*,
      lawn*, golf*, firefight*, race*, kennel*, pet, pets, rodeo, zoo, sawmill*, saw, sawing, mill, paper,
      furniture, pallet*, bakery, bak*, ice cream, sausage*, candy, chips, wine aging, wine ageing, bottling
      wine, textile*, spinning, construct*, oil field, guide*, charter, bait, camion*, chofer, manejar,
      manejando, acarre*, transport*, vender, vendiendo, vendedor*, venta, ventas, cocin*, niñera*, cuidar
      niños, cuidando niños, guardería*, limpieza de oficinas,
      limpieza de casas, limpiar casas, limpiando casas, mecanic*, reparar, repara*, jardin*, cesped,
      bomber*, aserrad*, panader*, salchich*, helado*, construc*, capataz`),
  },
  {
    rule: "R-54",
    qualifies: "doubtful",
    words: words(`
      fence*, fencing, sanitation, night cleaning, second stage, frozen meal*, supervis*, crew leader, wine
      aging, wine ageing, bottling wine, sausage*, cerca*, cerco*, saneamiento, limpieza nocturna`),
  },
];
