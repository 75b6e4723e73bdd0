import type { Result } from "../../src/domain/base/result.ts";
import { type Backup, backUp, type Places } from "./backing-up.ts";
import { aloneOn } from "./postgres-alone.ts";
import { postgresSource } from "./postgres-source.ts";

export const backUpPostgres = (url: string, places: Places, at: string): Promise<Result<Backup, string>> =>
  aloneOn(url, async (db) => {
    const source = await postgresSource(db, url, places.data);
    return source.ok ? await backUp(source.value, places, at) : source;
  });
