import type { ReactNode } from "react";
import type { World } from "../../storage/world.ts";
import { ReadCodesScreen } from "./read-codes-screen.tsx";
import { ShowCodesScreen } from "./show-codes-screen.tsx";

/** The two ends of a hand-over: whoever has unsent COEs shows, and everybody may read. */
export function CodesScreen({ way, world, notHere }: { way: string; world: World; notHere: ReactNode }) {
  if (way === "read") return <ReadCodesScreen world={world} />;
  return way === "show" && world.person?.roles.includes("recruiter") ? <ShowCodesScreen world={world} /> : notHere;
}
