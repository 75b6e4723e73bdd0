import { lazy, Suspense } from "react";
import { SidePanel } from "../../ui/side-panel.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useWords } from "../../ui/words.tsx";
import { idle } from "./idle.ts";

// The answers can be typed before the rules and their words are drawn: the rules wait until the answers stand.
const loadVerdicts = async () => {
  await idle();
  return import("./verdicts.tsx");
};
const Verdicts = lazy(async () => ({ default: (await loadVerdicts()).Verdicts }));
const VerdictInShort = lazy(async () => ({ default: (await loadVerdicts()).VerdictInShort }));

/** Who qualifies, until when, and why: beside the form, or behind the bar at the foot of a narrow screen. */
export function DeterminationPanel() {
  const t = useWords();
  return (
    <SidePanel
      closeLabel={t("interview.panel.close")}
      openLabel={t("interview.panel.open")}
      summary={
        <Suspense fallback={t("interview.panel.checking")}>
          <VerdictInShort />
        </Suspense>
      }
      title={t("interview.panel.title")}
    >
      <Suspense fallback={<Skeleton label={t("interview.opening")} lines={4} />}>
        <Verdicts />
      </Suspense>
    </SidePanel>
  );
}
