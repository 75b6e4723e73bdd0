import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * What takes a minute and more, the longest first. In a fresh clone nothing is known yet of how long a file takes, and a long one
 * that begins last keeps one worker busy while the others have nothing left to do.
 */
const longest = [
  "journeys/rescue",
  "journeys/accessibility-tablet",
  "journeys/single-sign-on",
  "journeys/accessibility-rare-day",
  "journeys/first-state",
  "journeys/a-familys-coe",
  "journeys/keyboard-families",
  "journeys/office-screens",
  "journeys/accessibility-desk",
  "journeys/what-stays-on-disk",
  "journeys/damaged-row",
  "ordeals/browser-deaths",
  "journeys/keyboard",
  "simulation/simulation",
];

function place({ moduleId }: TestSpecification): number {
  const found = longest.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return found === -1 ? longest.length : found;
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const group = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    return (await super.sort(files)).toSorted((a, b) => group(a) - group(b) || place(a) - place(b));
  }
}
