import { useEffect, useState } from "react";
import { type CoeListRow, watchCoeList } from "../../storage/coe-list.ts";
import type { World } from "../../storage/world.ts";

/** The COEs of whoever uses the tablet, as they are on the disk now; undefined until the first reading. */
export function useCoeList(world: World): readonly CoeListRow[] | undefined {
  const { db, person } = world;
  const recruiterId = person?.id;
  const [rows, setRows] = useState<readonly CoeListRow[]>();
  const [failure, setFailure] = useState<unknown>();
  useEffect(() => {
    if (recruiterId === undefined) return;
    const watch = watchCoeList(db, recruiterId).subscribe(setRows, setFailure);
    return () => watch.unsubscribe();
  }, [db, recruiterId]);
  // A list that cannot be read is said by the error boundary, not shown as empty.
  if (failure !== undefined) throw failure;
  return rows;
}
