import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { formatDay, Passage, useLocale, useWords, Words } from "../../src/ui/words.tsx";

const catalogs = {
  en: {
    kids: "{count, plural, one {# child} other {# children}}",
    arrived: "Arrived on {arrivedOn}",
    hello: "Hello {name}",
  },
  es: { kids: "{count, plural, one {# niño} other {# niños}}", arrived: "Llegó el {arrivedOn}", hello: "Hola {name}" },
};

function Said({ id, values }: { id: string; values?: Record<string, string | number> }) {
  const t = useWords();
  return <p data-locale={useLocale()}>{t(id, values)}</p>;
}

describe("words", () => {
  it("counts in the grammar of the language", () => {
    render(
      <Words catalogs={catalogs} locale="en">
        <Said id="kids" values={{ count: 1 }} />
        <Said id="kids" values={{ count: 3 }} />
      </Words>,
    );
    expect(screen.getByText("1 child")).toBeTruthy();
    expect(screen.getByText("3 children")).toBeTruthy();
  });

  it("lets two languages stand on one screen", () => {
    render(
      <Words catalogs={catalogs} locale="en">
        <Said id="hello" values={{ name: "Ana" }} />
        <Passage locale="es">
          <Said id="hello" values={{ name: "Ana" }} />
        </Passage>
      </Words>,
    );
    expect(screen.getByText("Hello Ana")).toBeTruthy();
    expect(screen.getByText("Hola Ana").closest("[lang]")?.getAttribute("lang")).toBe("es");
  });

  it("says a calendar day in words, whatever zone the tablet is in", () => {
    render(
      <Words catalogs={catalogs} locale="es">
        <Said id="arrived" values={{ arrivedOn: "2026-03-01" }} />
      </Words>,
    );
    expect(screen.getByText("Llegó el 1 de marzo de 2026")).toBeTruthy();
    expect(formatDay("2026-03-14", "en")).toBe("March 14, 2026");
    expect(formatDay("not a day", "en")).toBe("not a day");
  });

  it("makes a mistyped id visible", () => {
    render(
      <Words catalogs={catalogs} locale="en">
        <Said id="helo" />
      </Words>,
    );
    expect(screen.getByText("⟦helo⟧")).toBeTruthy();
  });
});
