import { render, screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { OpenPoint, Readiness } from "../../../src/domain/signing/readiness.ts";
import { MustFix } from "../../../src/features/signing/must-fix.tsx";
import { Words } from "../../../src/ui/words.tsx";
import { cousins } from "../../domain/coe/sample-answers.ts";

const point = (field: string, message: string, childId: string | null = null): OpenPoint => ({
  key: field,
  field: field as OpenPoint["field"],
  childId,
  message,
  values: {},
});

const shown = (mustFix: readonly OpenPoint[]) => {
  const readiness = { determination: {}, mustFix, comments: [], doubleCheck: [], mustSplit: false };
  return render(
    <Words catalogs={catalogs} locale="en">
      <MustFix answers={cousins} coeId="c" go={() => undefined} readiness={readiness as unknown as Readiness} />
    </Words>,
  );
};

const birthDate = "finding.R-01.birth-date-missing";

describe("what stands before the signing", () => {
  it("tells two cousins of one first name apart, also where only the field names the child", () => {
    shown([point("childData.children.c2.birthDate", birthDate), point("qualifyingMoves.moves", birthDate, "c1")]);
    const lines = screen.getAllByRole("link").map((link) => link.textContent?.split(":")[0]);
    expect(lines).toEqual(["Luz Chub", "Luz Xol"]);
  });

  it("puts many lines under the child or the section that they are about", () => {
    const fields = ["sex", "suffix", "birthDate", "middleName"].map((name) => `childData.children.c1.${name}`);
    shown([...fields, "familyData.zip", "comments.2bi"].map((field) => point(field, birthDate)));
    const parts = screen.getAllByRole("heading", { level: 4 });
    expect(parts.map((part) => part.textContent)).toEqual(["Luz Xol", "Family", "Comments"]);
    expect(within(parts[0]?.parentElement as HTMLElement).getAllByRole("link")).toHaveLength(4);
  });
});
