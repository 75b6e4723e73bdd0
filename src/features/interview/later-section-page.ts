import { type ComponentType, lazy } from "react";
import type { Section } from "./sections.ts";

type PageType = ComponentType<{ readonly section: Section }>;

// The answers' fields bring the form library, in a file of its own: it is on its way while the app starts.
// One promise for the module is safe here: it stands for a file of this release, which is the same for everybody who asks, and a
// module is loaded once in any case. Nothing about a person, a COE or a world is in it.
const loading = import("./section-page.tsx");
let page: PageType = lazy(async () => ({ default: (await loading).SectionPage }));

/**
 * Resolves when the page of a section can be drawn in one go. React draws what it had to wait for in small slices that
 * anything else may interrupt, which takes a slow tablet several times as long.
 */
export const sectionPageReady: Promise<void> = loading.then(
  (loaded) => {
    page = loaded.SectionPage;
  },
  () => undefined, // drawing it then says what is wrong
);

export const sectionPage = (): PageType => page;
