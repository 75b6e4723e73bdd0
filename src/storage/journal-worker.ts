/// <reference lib="webworker" />
import { answerAll, nameOfError } from "./journal-answering.ts";
import { type ByteFile, JournalFile } from "./journal-file.ts";
import type { JournalQuestion, JournalTold } from "./journal-messages.ts";

// The dedicated worker that writes the second copy. One window of the tablet has the files at a time, under a Web Lock, and keeps
// them until another one asks: so that a save costs one write and one flush.
declare const self: DedicatedWorkerGlobalScope;

const name = "surco-second-copy";
const fileNames = ["first", "second"] as const;
/** Whoever has the files and nothing to do lets go when somebody says anything here. */
const doorbell = new BroadcastChannel(name);

const journal = new JournalFile();
const waiting: JournalQuestion[] = [];
let letGo: (() => void) | null = null;
let working = false;

self.addEventListener("message", ({ data }: MessageEvent<JournalQuestion>) => {
  waiting.push(data);
  void work();
});
doorbell.addEventListener("message", () => {
  if (!working) letGo?.();
});

/** A window that was closed lets go of the lock a moment before its files are free. */
const patience = { tries: 40, ms: 50 };

async function openFiles(): Promise<readonly [FileSystemSyncAccessHandle, FileSystemSyncAccessHandle]> {
  for (let left = patience.tries; ; left--) {
    try {
      return await openBoth();
    } catch (error) {
      if (left === 1 || nameOfError(error) !== "NoModificationAllowedError") throw error;
      await new Promise((done) => setTimeout(done, patience.ms));
    }
  }
}

async function openBoth(): Promise<readonly [FileSystemSyncAccessHandle, FileSystemSyncAccessHandle]> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name, { create: true });
  const open = async (file: string) => (await folder.getFileHandle(file, { create: true })).createSyncAccessHandle();
  const first = await open(fileNames[0]);
  try {
    return [first, await open(fileNames[1])];
  } catch (error) {
    first.close();
    throw error;
  }
}

/** Resolves when the files are this window's. */
const hold = (): Promise<void> =>
  new Promise((held, failed) => {
    if (letGo !== null) {
      held();
      return;
    }
    const whileHeld = async () => {
      const files = await openFiles();
      try {
        journal.attach(files satisfies readonly [ByteFile, ByteFile]);
        await new Promise<void>((done) => {
          letGo = done;
          held();
        });
      } finally {
        letGo = null;
        for (const file of files) file.close();
      }
    };
    doorbell.postMessage(null);
    navigator.locks.request(name, whileHeld).catch(failed);
  });

async function work(): Promise<void> {
  if (working) return;
  working = true;
  while (waiting.length > 0) {
    try {
      await hold();
      answerAll(journal, waiting.splice(0), tell);
    } catch (error) {
      for (const { id } of waiting.splice(0)) tell({ id, failed: nameOfError(error) });
    }
  }
  working = false;
  // While that is asked, the doorbell may have let go already.
  if (letGo !== null && (await someoneWaits()) && !working) letGo?.();
}

const someoneWaits = async (): Promise<boolean> =>
  (await navigator.locks.query()).pending?.some((lock) => lock.name === name) ?? false;

const tell = (told: JournalTold): void => self.postMessage(told);
