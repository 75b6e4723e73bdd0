import { useCallback, useEffect, useState } from "react";
import { officeGet } from "../../sync/office.ts";
import { type OfficeRefusal, refusalOf } from "../../sync/office-refusal.ts";

interface Loaded<T> {
  /** What came last stays while it is asked for again. */
  readonly value: T | null;
  readonly refusal: OfficeRefusal | null;
  load(): Promise<void>;
}

export function useLoaded<T>(path: string, schema: Parameters<typeof officeGet<T>>[1]): Loaded<T> {
  const [value, setValue] = useState<T | null>(null);
  const [refusal, setRefusal] = useState<OfficeRefusal | null>(null);
  const load = useCallback(async () => {
    setRefusal(null);
    const answer = await officeGet(path, schema);
    if (answer.ok) setValue(answer.value);
    else setRefusal(refusalOf(answer.error));
  }, [path, schema]);
  useEffect(() => void load(), [load]);
  return { value, refusal, load };
}
