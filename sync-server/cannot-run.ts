/** What is wrong with what somebody asked of the server, in a sentence for them: its trace would tell them nothing. */
export class CannotRun extends Error {}

export function asked<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    return endInWords(error);
  }
}

/** Ends a command that was asked for what cannot be. A fault of ours is thrown on, with its trace. */
export function endInWords(error: unknown): never {
  if (!(error instanceof CannotRun)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
