import type { Kysely } from "kysely";
import type { Tables } from "./tables.ts";

/** Every query takes one of these: the database itself, or the transaction it stands in. */
export type Db = Kysely<Tables>;
