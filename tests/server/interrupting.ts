import type { KyselyPlugin } from "kysely";

/** Lets so many statements pass, and interrupts the next one before it reaches the database. */
export function interruptingAfter(statements: number, interrupt: () => void): KyselyPlugin {
  let passed = 0;
  return {
    transformQuery({ node }) {
      if (passed === statements) interrupt();
      passed += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  };
}
