import type { Place } from "../coe/qualifying-moves.ts";

/** Where the families of the practice State come from. All persons are invented from common names; no list of real people was used. */
export interface Community {
  /** The language of the interview, in its own name where the recruiters use it. */
  readonly language: string;
  readonly interpreter: string;
  /** A second last name is written where families carry two. */
  readonly doubleSurnames: boolean;
  readonly surnames: readonly string[];
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly girls: readonly string[];
  readonly boys: readonly string[];
  readonly home: Place;
}

const words = (text: string): readonly string[] => text.split(", ");

const abroad = (city: string, state: string, country: string): Place => ({
  schoolDistrict: { dash: "none" },
  city,
  state,
  country,
  adminArea: "",
});

export const communities = {
  mexican: {
    language: "Español",
    interpreter: "",
    doubleSurnames: true,
    surnames: words(
      "García, Hernández, Núñez, Ávila, Cervantes, Zamora, Ibarra, Montes, Peña, Quintero, Rangel, Solís",
    ),
    women: words("Elena, Marisol, Guadalupe, Rosa, Alicia, Yolanda, Teresa, Beatriz"),
    men: words("Tomás, Ramón, Joaquín, Efraín, Raúl, Ignacio, Martín, Héctor"),
    girls: words("Ana, Luz, Ximena, Daniela, Valeria, Camila, Renata, Itzel"),
    boys: words("Diego, Mateo, Emiliano, Óscar, Julián, Iván, Leonel, Andrés"),
    home: abroad("Puruándiro", "Michoacán", "MX"),
  },
  mixtec: {
    language: "Tu'un Savi (Mixteco)",
    interpreter: "Interpreter of Tu'un Savi by telephone",
    doubleSurnames: true,
    surnames: words("López, Santiago, Reyes, Ortiz, Guzmán, Bautista, Feria, Salazar"),
    women: words("Juana, Catalina, Florencia, Ofelia, Natalia"),
    men: words("Celestino, Fidencio, Margarito, Zenón, Abel"),
    girls: words("Yuritzi, Citlali, Araceli, Noemí, Maribel"),
    boys: words("Erick, Misael, Rigoberto, Ulises, Saúl"),
    home: abroad("Santiago Juxtlahuaca", "Oaxaca", "MX"),
  },
  mam: {
    language: "Mam",
    interpreter: "Cousin of the mother, with her agreement",
    doubleSurnames: true,
    surnames: words("Pérez, Ramírez, Matías, Jerónimo, Aguilar, Domingo, Velásquez, Ordóñez"),
    women: words("Eulalia, Micaela, Candelaria, Isabela"),
    men: words("Diego, Santos, Andrés, Pascual"),
    girls: words("Dominga, Angelina, Lucía, Rosmery"),
    boys: words("Wilmer, Elmer, Gaspar, Anderson"),
    home: abroad("Todos Santos Cuchumatán", "Huehuetenango", "GT"),
  },
  kiche: {
    language: "K'iche'",
    interpreter: "",
    doubleSurnames: true,
    surnames: words("Tum, Ixcoy, Chávez, Us, Lux, Toj"),
    women: words("Manuela, Tomasa, Josefa"),
    men: words("Sebastián, Baltazar, Mateo"),
    girls: words("Ixchel, Sandra, Wendy"),
    boys: words("Byron, Kevin, Edgar"),
    home: abroad("Nebaj", "Quiché", "GT"),
  },
  haitian: {
    language: "Kreyòl ayisyen",
    interpreter: "",
    doubleSurnames: false,
    surnames: words("Pierre, Jean-Baptiste, Desrosiers, Saint-Fleur, Toussaint, Cadet"),
    women: words("Marie-Ange, Guerline, Nadège, Rose-Laure"),
    men: words("Wilner, Emmanuel, Jacquelin, Frantz"),
    girls: words("Islande, Widline, Kerline, Esther"),
    boys: words("Stevenson, Peterson, Woodley, Samuel"),
    home: abroad("Les Cayes", "Sud", "HT"),
  },
  karen: {
    language: "S'gaw Karen",
    interpreter: "Volunteer of the resettlement office",
    doubleSurnames: false,
    surnames: words("Htoo, Paw, Moo, Wah"),
    women: words("Naw Eh, Naw Mu, Naw Say"),
    men: words("Saw Eh, Saw Ler, Saw Kler"),
    girls: words("Hser Nay, Eh Lah, Mu Say, Paw Say"),
    boys: words("Ler Doh, Eh Soe, Kaw Lah, Say Doh"),
    home: abroad("Mae Sot", "Tak", "TH"),
  },
  marshallese: {
    language: "Kajin M̧ajeļ",
    interpreter: "",
    doubleSurnames: false,
    surnames: words("Lanwi, Bokin, Jorkan, Langrine, Riklon"),
    women: words("Neiwan, Rosina, Hilda, Emi"),
    men: words("Jimata, Carlton, Tony, Rantin"),
    girls: words("Kathy, Lijon, Mona, Tokjen, Helmera"),
    boys: words("Jackson, Alfred, Robson, Timmy, Hemity"),
    home: abroad("Majuro", "", "MH"),
  },
  alaskan: {
    language: "English",
    interpreter: "",
    doubleSurnames: false,
    surnames: words("Evan, Alexie, Wassillie, Nick, Moses"),
    women: words("Agnes, Olga, Marlene"),
    men: words("Wassily, Gabriel, Nels"),
    girls: words("Chelsea, Mary Ann, Tatiana, Nastasia, Ruth"),
    boys: words("Carl, Evon, Daniel, Nicholas, Simeon"),
    home: {
      schoolDistrict: "Nushagak Bay School District",
      city: "Igushik Landing",
      state: "AK",
      country: "US",
      adminArea: "",
    },
  },
  vietnamese: {
    language: "Tiếng Việt",
    interpreter: "Interpreter of the district",
    doubleSurnames: false,
    surnames: words("Nguyễn, Trần, Phạm, Lê"),
    women: words("Thị Hoa, Mai, Lan"),
    men: words("Văn Bình, Hùng, Quốc"),
    girls: words("Linh, Thảo, Kim"),
    boys: words("Minh, Khoa, Tuấn"),
    home: {
      schoolDistrict: "Bayou Pointe Parish Schools",
      city: "Bayou Pointe",
      state: "LA",
      country: "US",
      adminArea: "",
    },
  },
  tejano: {
    language: "English",
    interpreter: "",
    doubleSurnames: false,
    surnames: words("Salinas, Treviño, Garza, Cantú, Longoria"),
    women: words("Sandra, Norma, Dolores"),
    men: words("Rudy, Gilbert, Arturo"),
    girls: words("Brianna, Kayla, Selena, Jasmine"),
    boys: words("Jacob, Ricky, Adrian, Joel"),
    home: {
      schoolDistrict: "Rio Seco Independent School District",
      city: "Rio Seco",
      state: "TX",
      country: "US",
      adminArea: "",
    },
  },
} as const satisfies Record<string, Community>;

export type CommunityKey = keyof typeof communities;
