/// <reference lib="webworker" />
import { Strongbox } from "./strongbox.ts";
import { answerAtDoor, type WorkerLine } from "./strongbox-door.ts";

// The dedicated worker in which keys live. Ending it is locking: no page ever held one that opens anything on the disk but its own
// last words (`leaving.ts`).
declare const self: DedicatedWorkerGlobalScope & WorkerLine;

answerAtDoor(self, new Strongbox({ monotonic: () => performance.now(), wall: () => Date.now() }));
