import { useState } from "react";
import { hasRoomForOneCoe } from "../../storage/capacity.ts";
import type { World } from "../../storage/world.ts";
import { Alert } from "../../ui/alert.tsx";
import { useWords } from "../../ui/words.tsx";

/**
 * Begins an interview where the tablet has room for a whole one (P18): it is told before the family has told its story, and the
 * interviews that are begun already go on in any case. The id is made here; the row is written at the first keystroke (P1), so a
 * start by mistake leaves nothing behind.
 */
export function useStart(world: World, go: (path: string) => void) {
  const [noRoom, setNoRoom] = useState(false);
  const start = async () => {
    const room = await hasRoomForOneCoe(globalThis.navigator.storage);
    setNoRoom(!room);
    if (room) go(`/coes/${world.newId()}`);
  };
  return { start, noRoom };
}

export function NoRoom() {
  const t = useWords();
  return (
    <Alert live="alert" title={t("coe-list.no-room")} tone="caution">
      <p>{t("coe-list.no-room-words")}</p>
    </Alert>
  );
}
