import { lazy, Suspense } from "react";
import type { World } from "../storage/world.ts";
import { useAnswer } from "../ui/use-answer.ts";
import { quiet } from "./quiet.ts";

/** The pages on which nothing is being written: there is room for news. */
const roomy = /^\/(?:coes|desk|district|office\/\w+)\/?$/;

const NoticeList = lazy(async () => ({
  default: (await import("../features/notices/notice-list.tsx")).NoticeList,
}));

const waitForQuiet = () => quiet().then(() => true);

/** What the State tells whoever is signed in. It is asked for when the screen stands and nobody waits for anything. */
export function News({ world, path }: { world: World; path: string }) {
  const isQuiet = useAnswer(waitForQuiet, false);
  if (!isQuiet || world.person === null || !roomy.test(path)) return null;
  return (
    <Suspense fallback={null}>
      <NoticeList key={world.person.id} world={world} />
    </Suspense>
  );
}
