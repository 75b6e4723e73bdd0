import { commandIn, type Said } from "../postgres/command.ts";

/** One of the administrator's commands, in a process of its own, on this data folder. */
export const commandAsGiven = (name: "backup" | "restore", data: string, ...args: readonly string[]): Promise<Said> =>
  commandIn({ SURCO_DATA: data }, name, ...args);

/** The same, where copies count that lie on the State's own disk: the tests have no other one. */
export const command: typeof commandAsGiven = (name, data, ...args) =>
  commandAsGiven(name, data, ...args, ...(name === "backup" ? ["--same-disk-counts"] : []));
