/// <reference lib="webworker" />
import { Strongbox } from "./strongbox.ts";
import { answerAtDoor, type WorkerLine } from "./strongbox-door.ts";

// The dedicated worker in which keys live. Ending it is locking: no page ever held one.
declare const self: DedicatedWorkerGlobalScope & WorkerLine;

answerAtDoor(self, new Strongbox({ monotonic: () => performance.now(), wall: () => Date.now() }));
