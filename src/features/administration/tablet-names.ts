import type { Tablet } from "./administration-calls.ts";
import { shortId } from "./short-id.ts";

/**
 * Tablets name themselves after what they are, so that many are called the same. Those carry the beginning of their id too, as
 * the audit writes it: who is asked which one was lost has to tell them apart.
 */
export function toldApart(tablets: readonly Tablet[]): readonly Tablet[] {
  const seldom = (name: string) => tablets.filter((other) => other.name === name).length === 1;
  return tablets.map((tablet) =>
    seldom(tablet.name) ? tablet : { ...tablet, name: `${tablet.name} ${shortId(tablet.deviceId)}` },
  );
}
