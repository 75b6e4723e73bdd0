import type { Plugin } from "vite";

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
interface Declaration extends Node {
  readonly declarations?: readonly { readonly init: Node | null }[];
  readonly declaration?: Declaration | null;
}

/**
 * Tells the bundler that making a zod schema has no effect but the schema, so that a module which uses a constant beside a
 * schema does not bring zod (27 kB gz) into the first download. Each top-level `const … = z.…` becomes a call that may be
 * left out when nobody uses its result.
 */
export function pureSchemas(): Plugin {
  return {
    name: "surco-pure-schemas",
    apply: "build",
    transform: {
      filter: { id: /\/src\/domain\/.*\.ts$/, code: /\bfrom "zod"/ },
      order: "post",
      handler(code) {
        const body = (this.parse(code) as unknown as { body: readonly Declaration[] }).body;
        const schemas = body
          .flatMap((statement) => (statement.declaration ?? statement).declarations ?? [])
          .flatMap(({ init }) => (init?.type === "CallExpression" ? [init] : []));
        let pure = code;
        for (const { start, end } of schemas.toReversed()) {
          pure = `${pure.slice(0, start)}/* @__PURE__ */ (() => ${pure.slice(start, end)})()${pure.slice(end)}`;
        }
        return { code: pure, map: null };
      },
    },
  };
}
