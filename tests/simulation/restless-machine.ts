import { webcrypto } from "node:crypto";

const inThreads = ["decrypt", "deriveBits", "deriveKey", "encrypt", "exportKey", "generateKey", "unwrapKey", "wrapKey"];

/**
 * A machine with too much to do: cryptography and timers end late, by chance that no seed knows, and so in another order every time.
 * Immediates keep their order on the busiest machine. Gives back what ends it.
 */
export function disturb(): () => void {
  const { setTimeout } = globalThis;
  const subtle = Object.getPrototypeOf(webcrypto.subtle) as Record<string, (...given: unknown[]) => Promise<unknown>>;
  const own = inThreads.map((name) => [name, subtle[name]] as const);
  const some = (ms: number) => Math.random() * ms;
  for (const [name, work] of own) {
    subtle[name] = async function late(...given) {
      const ended = await work?.apply(this, given);
      if (some(1) < 0.5) await new Promise((done) => setTimeout(done, some(3)));
      return ended;
    };
  }
  const late = (task: () => void, ms = 0) => setTimeout(task, ms + some(8));
  Object.assign(globalThis, { setTimeout: late });
  return () => {
    Object.assign(subtle, Object.fromEntries(own));
    Object.assign(globalThis, { setTimeout });
  };
}
