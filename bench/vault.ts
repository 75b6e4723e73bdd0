import type { Page } from "playwright-core";
import type { VaultRow } from "../src/storage/vault-row.ts";
import { draftForBench } from "./bench-draft.ts";
import { type Measure, milliseconds, ratio } from "./report.ts";
import { inServedPage } from "./served-page.ts";
import { medianOf } from "./statistics.ts";

const passphrase = "seven herons cross the river";
const batch = 50;

interface Unlocking {
  readonly stretching: number[];
  readonly warm: number[];
  readonly cold: number[];
}

const makeVault = (page: Page): Promise<VaultRow> =>
  page.evaluate(async (passphrase) => {
    const vault = new window.vaultKit.Vault();
    const createdAt = "2026-03-14T15:00:00.000Z" as VaultRow["createdAt"];
    const proof = { kind: "passphrase", passphrase } as const;
    const made = await vault.create({ personId: "r-1", initials: "LF", createdAt, proof, practice: false });
    vault.lock();
    if (!made.ok) throw new Error(made.error.code);
    return made.value;
  }, passphrase);

/** PBKDF2 alone, beside the unlocking with a worker that has started already and with one that starts first; taken in turn. */
const measureUnlock = (page: Page, row: VaultRow, samples: number): Promise<Unlocking> =>
  page.evaluate(
    async ([row, passphrase, samples]) => {
      if (row.main.kind !== "passphrase") throw new Error("not a passphrase");
      const derivation = { name: "PBKDF2", hash: "SHA-256", salt: new Uint8Array(16), iterations: row.main.rounds };
      const proof = { kind: "passphrase", passphrase } as const;
      const timed = async (work: () => Promise<unknown>): Promise<number> => {
        const start = performance.now();
        await work();
        return performance.now() - start;
      };
      const stretch = async () => {
        const words = new TextEncoder().encode(passphrase);
        const material = await crypto.subtle.importKey("raw", words, "PBKDF2", false, ["deriveBits"]);
        await crypto.subtle.deriveBits(derivation, material, 256);
      };
      const times: Unlocking = { stretching: [], warm: [], cold: [] };
      const vault = new window.vaultKit.Vault();
      const unlock = async () => {
        const opened = await vault.unlock({ row, proof, practice: false, pin: null });
        if (!opened.ok) throw new Error(opened.error.code);
      };
      for (let sample = 0; sample < samples; sample++) {
        times.stretching.push(await timed(stretch));
        vault.lock();
        times.cold.push(await timed(unlock));
        times.warm.push(await timed(unlock));
      }
      vault.lock();
      return times;
    },
    [row, passphrase, samples] as const,
  );

interface Sealing {
  readonly seal: number[];
  readonly open: number[];
  readonly bare: number[];
  readonly bytes: number;
}

/** Whole drafts, one by one as autosave seals them, and in batches as a list opens them; beside AES-GCM over the same bytes alone. */
const measureSealing = (page: Page, row: VaultRow, draft: string, samples: number): Promise<Sealing> =>
  page.evaluate(
    async ([row, passphrase, draft, samples, batch]) => {
      const vault = new window.vaultKit.Vault();
      await vault.unlock({ row, proof: { kind: "passphrase", passphrase }, practice: false, pin: null });
      const pair = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
      const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
      const text = btoa(String.fromCharCode(...point))
        .replace(/\+/g, "-")
        .replace(/\//g, "_")
        .replace(/=/g, "");
      await vault.meetState(text);
      const bytes = new TextEncoder().encode(draft);
      const key = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt"]);
      const times: { seal: number[]; open: number[]; bare: number[]; bytes: number } = {
        seal: [],
        open: [],
        bare: [],
        bytes: bytes.length,
      };
      for (let sample = 0; sample < samples; sample++) {
        const place = (at: number) => ({ table: "drafts", row: `${sample}.${at}`, schema: 3 });
        const rows = [];
        const sealing = performance.now();
        for (let at = 0; at < batch; at++)
          rows.push({ place: place(at), envelope: await vault.seal(place(at), bytes) });
        times.seal.push((performance.now() - sealing) / batch);
        const opening = performance.now();
        const opened = await vault.openMany(rows);
        times.open.push((performance.now() - opening) / batch);
        if (!opened.every((each) => each.ok)) throw new Error("a row did not open");
        const bare = performance.now();
        for (let at = 0; at < batch; at++) {
          await crypto.subtle.encrypt({ name: "AES-GCM", iv: crypto.getRandomValues(new Uint8Array(12)) }, key, bytes);
        }
        times.bare.push((performance.now() - bare) / batch);
      }
      vault.lock();
      return times;
    },
    [row, passphrase, draft, samples, batch] as const,
  );

/** Unlocking beside its key derivation alone, and what a record costs to seal and to open, in a real browser. */
export function vaultTimes(samples: number): Promise<Measure[]> {
  return inServedPage("tests/journeys/vault-page", async (page) => {
    const row = await makeVault(page);
    const draft = JSON.stringify(draftForBench(8, "r-1").answers);
    const unlocking = await measureUnlock(page, row, samples);
    const sealing = await measureSealing(page, row, draft, samples * 2);
    const floor = medianOf(unlocking.stretching);
    const rounds = row.main.kind === "passphrase" ? row.main.rounds : 0;
    const beside = (ours: number): string => `PBKDF2 alone ${milliseconds(floor)} = ${ratio(ours / floor)}`;
    const [warm, cold, bare] = [medianOf(unlocking.warm), medianOf(unlocking.cold), medianOf(sealing.bare)];
    const size = `${(sealing.bytes / 1024).toFixed(1)} KB`;
    return [
      {
        area: "vault",
        what: `unlock by passphrase, ${rounds.toLocaleString("en")} rounds`,
        ours: milliseconds(warm),
        floor: beside(warm),
        goal: "≤ 1.15x",
      },
      {
        area: "vault",
        what: "the same, and the worker starts first",
        ours: milliseconds(cold),
        floor: beside(cold),
        goal: "printed",
      },
      {
        area: "vault",
        what: `seal a draft of ${size}, one by one`,
        ours: milliseconds(medianOf(sealing.seal)),
        floor: `AES-GCM alone ${milliseconds(bare)}`,
        goal: "printed",
      },
      {
        area: "vault",
        what: `open a draft of ${size}, ${batch} at a time`,
        ours: milliseconds(medianOf(sealing.open)),
        floor: `AES-GCM alone ${milliseconds(bare)}`,
        goal: "printed",
      },
    ];
  });
}
