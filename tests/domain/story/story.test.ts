import { setupI18n } from "@lingui/core";
import { describe, expect, it } from "vitest";
import { storyEn } from "../../../src/app/messages/story.en.ts";
import { storyEs } from "../../../src/app/messages/story.es.ts";
import type { CoeAnswers } from "../../../src/domain/coe/coe.ts";
import { addWorker, changeMove, changeWorker } from "../../../src/domain/coe/move-list.ts";
import type { ChildDetermination, TraceLine } from "../../../src/domain/eligibility/determination.ts";
import { determine } from "../../../src/domain/eligibility/determine.ts";
import { practiceCaseload } from "../../../src/domain/practice/caseload.ts";
import { practiceState } from "../../../src/domain/states/practice-state.ts";
import { storyValues } from "../../../src/domain/story/sentence.ts";
import { tellStory } from "../../../src/domain/story/story.ts";
import { countryInWords, dateInWords, type Language, listInWords } from "../../../src/domain/story/words.ts";
import { compileIcuMessage } from "../../../src/ui/icu-message.ts";
import { setWork } from "../coe/changed-answers.ts";
import { day, on, sampleAnswers } from "../coe/sample-answers.ts";

const catalog = { en: storyEn, es: storyEs };
const compiled = (texts: Record<string, string>) =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, compileIcuMessage(text)]));
const speakers = {
  en: setupI18n({ locale: "en", messages: { en: compiled(storyEn) } }),
  es: setupI18n({ locale: "es", messages: { es: compiled(storyEs) } }),
};

const read = (answers: CoeAnswers, children: readonly ChildDetermination[], language: Language): readonly string[] =>
  tellStory(answers, { children }).map((told) =>
    speakers[language]._(told.message, { ...storyValues(told, answers, language) }),
  );

const determined = (childId: string, change: Partial<ChildDetermination> = {}): ChildDetermination => ({
  childId,
  verdict: "eligible",
  qad: day("2026-03-14"),
  lastEligibleDay: day("2029-03-13"),
  eed: day("2029-03-13"),
  endsEarly: null,
  residencyDate: day("2026-03-14"),
  childMoveId: "m1",
  workerMoveId: "m1",
  workerId: "w1",
  workId: "k1",
  manner: "with",
  childMovedOn: null,
  workerArrivedOn: null,
  trace: [],
  failedMoves: [],
  ...change,
});

const both = [determined("c1"), determined("c2")];

describe("the COE as a short story", () => {
  it("reads naturally in English", () => {
    expect(read(sampleAnswers(), both, "en")).toMatchInlineSnapshot(`
      [
        "The García Núñez family lives in Alder Creek, Practice State. The address is: Camp 4, River Road.",
        "This certificate is about 2 children.",
        "Ana was born on April 2, 2016 and is 10 years old.",
        "Luz was born on November 30, 2019 and is 6 years old.",
        "Ana and Luz moved with Tomás García López on March 14, 2026, from Mesa Verde, Practice State to Alder Creek, Practice State.",
        "They could not afford to stay. It is written down as: “The lettuce was over and there was no other work”.",
        "After that move Tomás García López began new work on March 20, 2026: pruning apple trees.",
        "It is farm work that is only done in a certain season.",
        "With these facts Ana and Luz qualify for the Migrant Education Program.",
        "The reason: the move in the last three years was out of need and to another school district, and Tomás García López does seasonal or temporary work in agriculture or fishing.",
        "The day that counts (the Qualifying Arrival Date) is March 14, 2026.",
        "Once the State approves, Ana and Luz can take part through March 13, 2029.",
        "Tomás García López (Father) told us this on April 10, 2026.",
        "Is everything right? If something is not, please tell us, and we will correct it before you sign.",
      ]
    `);
  });

  it("reads naturally in Spanish", () => {
    expect(read(sampleAnswers(), both, "es")).toMatchInlineSnapshot(`
      [
        "La familia García Núñez vive en Alder Creek, Estado de práctica. El domicilio es: Camp 4, River Road.",
        "Este certificado trata de 2 niños, niñas o jóvenes.",
        "Ana nació el 2 de abril de 2016 y tiene 10 años.",
        "Luz nació el 30 de noviembre de 2019 y tiene 6 años.",
        "Ana y Luz se mudaron con Tomás García López el 14 de marzo de 2026, de Mesa Verde, Estado de práctica a Alder Creek, Estado de práctica.",
        "No les alcanzaba para quedarse. Quedó anotado así: «The lettuce was over and there was no other work».",
        "Después de esa mudanza, Tomás García López empezó un trabajo nuevo el 20 de marzo de 2026: pruning apple trees.",
        "Es trabajo del campo que solo se hace en cierta temporada.",
        "Con estos datos, Ana y Luz califican para el Programa de Educación Migrante.",
        "El motivo: la mudanza de los últimos tres años fue por necesidad y a otro distrito escolar, y Tomás García López tiene un trabajo de temporada o temporal en el campo o en la pesca.",
        "La fecha que cuenta (la fecha de llegada que da derecho al programa) es el 14 de marzo de 2026.",
        "Cuando el Estado lo apruebe, Ana y Luz pueden participar hasta el 13 de marzo de 2029.",
        "Tomás García López (padre) nos contó esto el 10 de abril de 2026.",
        "¿Está todo bien? Si algo no es así, díganoslo, por favor, y lo corregimos antes de que firme.",
      ]
    `);
  });

  it("[R-61] [R-66] tells of children who joined later, and of the worker's own move (item 4)", () => {
    const answers = changeMove(sampleAnswers(), "m2", { workerIds: [] });
    const joined = determined("c2", {
      manner: "join",
      childMoveId: "m2",
      childMovedOn: day("2026-04-01"),
      workerArrivedOn: day("2026-03-14"),
      residencyDate: day("2026-04-05"),
    });
    const told = read(answers, [determined("c1"), joined], "en").join("\n");
    expect(told).toContain(
      "Luz moved on April 1, 2026, from Juxtlahuaca, Oaxaca, Mexico to Mesa Verde, Practice State, to join Tomás García López, who had come there on March 14, 2026.",
    );
    expect(told).toContain(
      "Tomás García López moved because of economic need on March 14, 2026, from Mesa Verde, Practice State to Alder Creek, Practice State.",
    );
    expect(told).toContain(
      "Luz arrived in the present school district, Alder Creek School District, on April 5, 2026.",
    );
  });

  it("[R-62] tells of children who went ahead, also while the worker has not arrived", () => {
    const ahead = { manner: "precede", childMovedOn: day("2026-03-01") } as const;
    const followed = determined("c1", { ...ahead, workerArrivedOn: day("2026-03-14") });
    expect(read(sampleAnswers(), [followed], "es").join("\n")).toContain(
      "Ana llegó primero, el 1 de marzo de 2026, de Mesa Verde, Estado de práctica a Alder Creek, Estado de práctica. Tomás García López llegó después, el 14 de marzo de 2026.",
    );
    expect(read(sampleAnswers(), [determined("c1", ahead)], "en").join("\n")).toContain("has not arrived yet");
  });

  it("[R-09] tells of a youth who moved as the worker, by the youth's own name", () => {
    const answers = changeWorker(addWorker(sampleAnswers(), "w2"), "w2", { relation: "self", childId: "c1" });
    const self = determined("c1", { manner: "as", workerId: "w2" });
    const told = read(answers, [self], "en").join("\n");
    expect(told).toContain("Ana moved to work on March 14, 2026");
    expect(told).toContain("The reason: Ana moved in the last three years");
  });

  it("[R-09] calls a youth who came alone by name, and not a family", () => {
    const sample = sampleAnswers();
    const nobody = { firstName: { dash: "none" }, lastName: { dash: "none" } } as const;
    const youth: CoeAnswers = {
      ...sample,
      familyData: { ...sample.familyData, parent1: nobody, parent2: nobody },
      childData: { children: sample.childData.children.slice(0, 1) },
    };
    const alone = changeWorker(addWorker(youth, "w2"), "w2", { relation: "self", childId: "c1" });
    const self = [determined("c1", { manner: "as", workerId: "w2" })];
    expect(read(alone, self, "en").slice(0, 2)).toEqual([
      "Ana lives in Alder Creek, Practice State. The address is: Camp 4, River Road.",
      "This certificate is about one young person.",
    ]);
    expect(read(alone, self, "es").join("\n")).not.toContain("familia García");
    expect(read(youth, both.slice(0, 1), "en")[0]).toContain("family");
  });

  it("[R-33] [R-56] [R-58] tells of work that was looked for, of temporary work, and of food for the family", () => {
    const at = { workerId: "w1", moveId: "m1", newId: "k1" };
    const sought = setWork(sampleAnswers(), at, { engaged: false, personalSubsistence: true });
    expect(read(sought, both, "en").join("\n")).toMatch(
      /looked hard for new work[\s\S]*eats what it grows[\s\S]*after having moved for it before/,
    );
    const temporary = setWork(sampleAnswers(), at, {
      employment: "temporary",
      sector: "fishing",
      temporaryBasis: "employer",
      employer: "North Bay Shellfish",
      statedMonths: "5",
    });
    expect(read(temporary, both, "es").join("\n")).toContain(
      "Es trabajo de pesca que dura un tiempo limitado.\nEl empleador (North Bay Shellfish) nos dijo que dura más o menos 5 meses.",
    );
  });

  it("hands on the rule's own word where a child is not eligible, not yet known or for the State to judge", () => {
    const line: TraceLine = {
      rule: "R-12",
      severity: "blocks",
      childId: "c1",
      fields: [],
      message: "finding.R-12.same-district",
      values: {},
      citation: "20 U.S.C. 6399(5)",
    };
    const children = [determined("c1", { verdict: "not-eligible", qad: null, eed: null, trace: [line] })];
    const told = tellStory(sampleAnswers(), { children });
    expect(told.find((one) => one.message === "story.verdict.not-eligible")?.finding).toBe(line);
    expect(told.some((one) => one.message === "story.qad")).toBe(false);
  });

  it("tells what is known of a COE that was only begun", () => {
    const answers = sampleAnswers();
    const begun: CoeAnswers = {
      ...answers,
      familyData: { ...answers.familyData, city: "" },
      childData: { children: answers.childData.children.map((child) => ({ ...child, firstName: "" })) },
      intervieweeSignature: { ...answers.intervieweeSignature, interviewDate: { ...on("2026-01-01"), d: "" } },
    };
    const nothing = {
      childMoveId: null,
      workerMoveId: null,
      workerId: null,
      workId: null,
      manner: null,
      qad: null,
      eed: null,
      residencyDate: null,
    };
    const told = read(begun, [determined("c1", { ...nothing, verdict: "not-yet-known" })], "en");
    expect(told).toEqual([
      "This certificate is about 2 children.",
      "#1 was born on April 2, 2016.",
      "#2 was born on November 30, 2019.",
      "We need to know a little more before we can say whether #1 can take part.",
      "Is everything right? If something is not, please tell us, and we will correct it before you sign.",
    ]);
  });
});

describe("every COE of the practice State", () => {
  it("can be read in both languages, every blank filled, every child named", () => {
    for (const coe of practiceCaseload(2026, day("2026-06-15"))) {
      const { children } = determine(coe.answers, practiceState);
      for (const language of ["en", "es"] as const) {
        const told = read(coe.answers, children, language).join("\n");
        expect(told, coe.about).not.toMatch(/[{}#…]|undefined|story\.|\d{4}-\d{2}/);
        for (const child of coe.answers.childData.children) expect(told, coe.about).toContain(child.firstName);
      }
    }
  });
});

describe("the words of the story", () => {
  it("are there in both languages with the same values", () => {
    const values = (text: string | undefined) => [...new Set(text?.match(/\{\w+(?=[,}])/g) ?? [])].sort();
    expect(Object.keys(storyEs)).toEqual(Object.keys(storyEn));
    for (const key of Object.keys(storyEn)) {
      const spanishOnly = values(storyEs[key]).filter((value) => value !== "{childCount");
      expect(spanishOnly, key).toEqual(values(catalog.en[key]).filter((value) => value !== "{childCount"));
    }
  });

  it("write days, lists and countries as each language does", () => {
    expect(dateInWords(day("2026-03-14"), "en")).toBe("March 14, 2026");
    expect(dateInWords(day("2026-03-01"), "es")).toBe("1 de marzo de 2026");
    expect(listInWords(["Ana", "Luz", "Iker"], "en")).toBe("Ana, Luz and Iker");
    expect(listInWords(["Ana", "Iker"], "es")).toBe("Ana e Iker");
    expect(listInWords(["Ana", "Hilda"], "es")).toBe("Ana e Hilda");
    expect(listInWords(["Luz", "Hiedra"], "es")).toBe("Luz y Hiedra");
    expect(listInWords(["Ana"], "es")).toBe("Ana");
    expect(listInWords([], "es")).toBe("");
    expect(countryInWords("mx", "es")).toBe("México");
    expect(countryInWords("Samoa", "en")).toBe("Samoa");
  });
});
