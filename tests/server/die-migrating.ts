import { migrateToLatest } from "../../sync-server/migrations/all.ts";
import { openPostgres } from "../../sync-server/store/postgres.ts";
import { openSqlite } from "../../sync-server/store/sqlite.ts";
import { interruptingAfter } from "./interrupting.ts";

// A process of its own that is killed before the statement that its argument names, while it builds the tables.
const { SURCO_DATA: folder = "", DATABASE_URL: url } = process.env;
const database = url ? await openPostgres(url) : openSqlite(folder);
const die = () => process.kill(process.pid, "SIGKILL");
await migrateToLatest(database.building.withPlugin(interruptingAfter(Number(process.argv[2]), die)));
await database.close();
