import { nameOf } from "./content-name.ts";

/** Under which name the State itself makes a version of what a tablet could not send. */
export const rescueDevice = (server: string): string => nameOf(`surco rescue ${server}`).slice(0, 32);
