// The peer's own server: express-pouchdb over LevelDB in the folder given as the first argument.
const express = require("express");
const PouchDB = require("pouchdb");
const expressPouch = require("express-pouchdb");

const folder = process.argv[2];
const app = express();
const databases = PouchDB.defaults({ prefix: `${folder}/` });
app.use(
  "/",
  expressPouch(databases, { mode: "minimumForPouchDB", inMemoryConfig: true, logPath: `${folder}/log.txt` }),
);
const server = app.listen(0, "127.0.0.1", () => console.log(`listening http://127.0.0.1:${server.address().port}`));
