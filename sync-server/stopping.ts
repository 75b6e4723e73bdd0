/** Whoever runs servers waits ten seconds before they kill one. */
const patienceMs = 9500;

/**
 * SIGTERM: nothing new is taken, what is under way ends, what was written is on the disk, and the process ends with 0. What cannot
 * end in time is left: nobody has had a receipt for it, and its tablet sends it again (P9).
 */
export function stopOnSignal(stop: () => Promise<void>, log: (error: unknown) => void): void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), patienceMs).unref();
    void stop()
      .catch(log)
      .then(() => process.exit(0));
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, begin);
}
