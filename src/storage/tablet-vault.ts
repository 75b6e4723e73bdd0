import type { Instant } from "../domain/base/instant.ts";
import { err, ok } from "../domain/base/result.ts";
import type { SurcoDatabase } from "./database.ts";
import { forgetNames } from "./remembered-names.ts";
import type { NewPasskey, Proof, Told } from "./strongbox.ts";
import { type Vault, withoutPasskey } from "./vault.ts";
import { unlockVault } from "./vault-opening.ts";
import { mustAskAgain, type VaultRow } from "./vault-row.ts";
import { keepChangedVault, keepVault, vaultOf, watchVault } from "./vault-rows.ts";

/** Whose vault it is, and whether their State is a practice State, which opens it without asking. */
export interface VaultOwner {
  readonly personId: string;
  readonly initials: string;
  readonly practice: boolean;
}

export type VaultState =
  /** Nobody is signed in, or somebody whose work is not on this tablet. */
  | { readonly kind: "not-needed" }
  | { readonly kind: "opening" }
  /** Their first time on this tablet: a passphrase has to be chosen. */
  | { readonly kind: "unmade" }
  /** `pin`: the PIN of this session opens it. */
  | { readonly kind: "locked"; readonly row: VaultRow; readonly pin: boolean }
  | { readonly kind: "open"; readonly row: VaultRow }
  /** The vault itself does not start. Loading the page again is what there is to do. */
  | { readonly kind: "failed" };

/** Writes what was typed; false where it could not be written, and must not be lost. */
type Settle = () => Promise<boolean>;

interface TabletVaultWords {
  readonly db: SurcoDatabase;
  readonly vault: Vault;
  now(): Instant;
  /** Done with every vault that opens, before anybody is shown anything of it. */
  readonly afterOpening: (row: VaultRow) => Promise<void>;
}

const retryMs = 5000;

/** The newest vault of a person is theirs, also where the clock was set back since the former one. */
const momentAfter = (former: Instant, now: Instant): Instant =>
  now > former ? now : (new Date(Date.parse(former) + 1).toISOString() as Instant);

/**
 * Which vault this window has, and whether it is open: what every screen of a recruiter waits for. Locking waits until what was
 * typed is on the disk.
 */
export class TabletVault {
  readonly #words: TabletVaultWords;
  readonly #listeners = new Set<() => void>();
  readonly #settling = new Set<Settle>();
  #state: VaultState = { kind: "not-needed" };
  #owner: VaultOwner | null = null;
  #pinIsSet = false;
  #openedAt: Instant | null = null;
  #unwatch: () => void = () => undefined;

  constructor(words: TabletVaultWords) {
    this.#words = words;
    words.vault.onEnded(() => this.#ended());
  }

  readonly get = (): VaultState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Somebody works here from now on, or nobody whose work is sealed. `known` is their row where it was read a moment ago. */
  async enter(owner: VaultOwner | null, known?: Promise<VaultRow | null>): Promise<void> {
    const { db, vault } = this.#words;
    if (owner !== null && owner.personId === this.#owner?.personId && owner.practice === this.#owner.practice) return;
    this.#owner = owner;
    if (this.#state.kind !== "not-needed" || owner === null) vault.lock();
    this.#unwatch();
    this.#pinIsSet = false;
    this.#openedAt = null;
    this.#become({ kind: owner === null ? "not-needed" : "opening" });
    if (owner === null) return;
    const row = await (known ?? vaultOf(db, owner.personId));
    if (owner !== this.#owner) return;
    if (owner.practice) await this.#enterPractice(owner, row);
    // One that everybody can open does not keep a real family.
    else if (row === null || row.main.kind === "practice") this.#become({ kind: "unmade" });
    else this.#wait(row, false);
  }

  /** The owner's first vault on this tablet, left open. Of two windows that make one at the same time the first wins. */
  async make(passphrase: string, passkey: NewPasskey | null): Told<null> {
    const owner = this.#owner;
    if (owner === null || this.#state.kind !== "unmade") return err({ code: "locked" });
    const proof = { kind: "passphrase", passphrase } as const;
    return await this.#make(owner, proof, passkey);
  }

  /**
   * For whoever cannot open theirs any more: another vault, left open. The former one stays, with all that it has sealed; of two
   * windows that do so at the same time the first wins.
   */
  async makeAnother(passphrase: string, passkey: NewPasskey | null): Told<null> {
    const owner = this.#owner;
    if (owner === null || this.#state.kind !== "locked") return err({ code: "locked" });
    const former = this.#state.row;
    this.#words.vault.lock();
    return await this.#make(owner, { kind: "passphrase", passphrase }, passkey, former);
  }

  /** Counts wrong passphrases. With a PIN, that opens it again for as long as this window lives. */
  async unlock(proof: Proof, pin: string | null = null): Told<null> {
    const { db, vault, now } = this.#words;
    const row = this.row();
    if (row === null) return err({ code: "locked" });
    const opened = await unlockVault(db, vault, { row, proof, practice: this.#owner?.practice === true, pin }, () =>
      Date.parse(now()),
    );
    if (!opened.ok) return opened;
    this.#openedAt = now();
    this.#pinIsSet ||= pin !== null;
    await this.#open(row);
    return opened;
  }

  async resume(pin: string): Told<null> {
    const row = this.row();
    const opened = await this.#words.vault.resume(pin);
    if (opened.ok && row !== null) await this.#open(row);
    else if (!opened.ok && opened.error.code === "no-pin" && row !== null) this.#forgetPin(row);
    return opened;
  }

  changePassphrase(proof: Proof, passphrase: string): Told<null> {
    return this.#change(proof, (row) => this.#words.vault.changePassphrase(row, proof, passphrase));
  }

  addPasskey(proof: Proof, passkey: NewPasskey): Told<null> {
    return this.#change(proof, (row) => this.#words.vault.addPasskey(row, proof, passkey));
  }

  async removePasskey(credential: string): Promise<void> {
    if (this.#state.kind === "open") await this.#keep(withoutPasskey(this.#state.row, credential));
  }

  get owner(): VaultOwner | null {
    return this.#owner;
  }

  /** When this window opened it with the passphrase or a passkey: a PIN does not outlive the window. */
  get openedAt(): Instant | null {
    return this.#openedAt;
  }

  get pinIsSet(): boolean {
    return this.#pinIsSet;
  }

  /** The vault of whoever works here, locked or open. */
  row(): VaultRow | null {
    return "row" in this.#state ? this.#state.row : null;
  }

  /** Has a secret, so that it locks by itself. */
  get locks(): boolean {
    return this.#state.kind === "open" && this.#state.row.main.kind === "passphrase";
  }

  /** A screen on which something is typed is asked before its vault is locked. */
  beforeLocking(settle: Settle): () => void {
    this.#settling.add(settle);
    return () => this.#settling.delete(settle);
  }

  /** Lets the key go. Where a PIN was set, that opens it again; else the passphrase. False: something could not be written, and it stays open. */
  async rest(): Promise<boolean> {
    if (!this.locks) return true;
    if (!(await this.settle())) return false;
    if (this.#state.kind !== "open") return true;
    const { row } = this.#state;
    const resting = this.#words.vault.rest();
    this.#become({ kind: "locked", row, pin: this.#pinIsSet });
    if (!(await resting)) this.#forgetPin(row);
    return true;
  }

  /** Everything that is typed and waits is on the disk. */
  async settle(): Promise<boolean> {
    for (const settle of this.#settling) if (!(await settle())) return false;
    return true;
  }

  /** Another window has another passphrase: this one asks for it, as soon as all is written. */
  async #lockFully(): Promise<void> {
    while (!(await this.settle())) await new Promise((done) => setTimeout(done, retryMs));
    const row = this.row();
    this.#words.vault.lock();
    this.#pinIsSet = false;
    if (row !== null) this.#become({ kind: "locked", row, pin: false });
  }

  async #enterPractice(owner: VaultOwner, row: VaultRow | null): Promise<void> {
    if (row === null) {
      const made = await this.#make(owner, { kind: "practice" }, null);
      if (!made.ok) this.#become({ kind: "failed" });
      return;
    }
    const opened = await this.#words.vault.unlock({ row, proof: { kind: "practice" }, practice: true, pin: null });
    if (owner !== this.#owner) return;
    if (opened.ok) await this.#open(row);
    else this.#become({ kind: "failed" });
  }

  async #make(
    owner: VaultOwner,
    proof: Exclude<Proof, { kind: "passkey" }>,
    passkey: NewPasskey | null,
    former: VaultRow | null = null,
  ): Told<null> {
    const { db, vault, now } = this.#words;
    const { personId, initials, practice } = owner;
    const createdAt = former === null ? now() : momentAfter(former.createdAt, now());
    const made = await vault.create({ personId, initials, practice, createdAt, proof });
    if (!made.ok) return made;
    const whole = passkey === null ? made : await vault.addPasskey(made.value, proof, passkey);
    if (!whole.ok) return whole;
    const other = await keepVault(db, whole.value, former);
    if (owner !== this.#owner) return ok(null);
    if (other !== null && proof.kind === "practice") await this.#enterPractice(owner, other);
    else if (other !== null) {
      vault.lock();
      this.#wait(other, false);
    } else {
      this.#openedAt = createdAt;
      await this.#open(whole.value);
    }
    return ok(null);
  }

  async #change(proof: Proof, change: (row: VaultRow) => Told<VaultRow>): Told<null> {
    const row = this.row();
    if (row === null) return err({ code: "locked" });
    // Guessing in the settings is counted like guessing at the door.
    if (proof.kind === "passphrase") {
      const known = await this.unlock(proof);
      if (!known.ok) return known;
    }
    const changed = await change(this.row() ?? row);
    if (!changed.ok) return changed;
    await this.#keep(changed.value);
    return ok(null);
  }

  /** Known here before it is written, so that this window does not ask itself again. */
  async #keep(row: VaultRow): Promise<void> {
    const before = this.#state;
    // What is still on its way from before would look like another window's change.
    this.#unwatch();
    this.#become({ kind: "open", row });
    try {
      await keepChangedVault(this.#words.db, row);
    } catch (error) {
      this.#become(before);
      throw error;
    } finally {
      this.#watch(this.row() ?? row);
    }
  }

  async #open(row: VaultRow): Promise<void> {
    const owner = this.#owner;
    if (this.#state.kind !== "open") await this.#words.afterOpening(row);
    if (owner !== this.#owner) return;
    this.#become({ kind: "open", row: { ...row, missed: { count: 0, at: 0 } } });
    this.#watch(row);
  }

  #wait(row: VaultRow, pin: boolean): void {
    this.#become({ kind: "locked", row, pin });
    this.#watch(row);
  }

  #forgetPin(row: VaultRow): void {
    this.#pinIsSet = false;
    if (this.#state.kind === "locked") this.#become({ kind: "locked", row, pin: false });
  }

  #watch({ vaultId, main }: VaultRow): void {
    this.#unwatch();
    // A practice vault never changes, and its start has no time to look.
    if (main.kind === "practice") return;
    const watching = watchVault(this.#words.db, vaultId).subscribe({ next: (row) => this.#heard(row) });
    this.#unwatch = () => watching.unsubscribe();
  }

  #heard(row: VaultRow | null): void {
    const state = this.#state;
    if (state.kind !== "open" && state.kind !== "locked") return;
    if (row === null || mustAskAgain(state.row, row)) {
      if (row !== null) this.#become({ ...state, row });
      if (state.kind === "open" || state.pin) void this.#lockFully();
    } else this.#become({ ...state, row });
  }

  /** The worker has died by itself, and its keys with it. */
  #ended(): void {
    const row = this.row();
    this.#pinIsSet = false;
    if (row === null || this.#state.kind !== "open") return;
    if (row.main.kind === "practice") this.#become({ kind: "failed" });
    else this.#become({ kind: "locked", row, pin: false });
  }

  #become(state: VaultState): void {
    this.#state = state;
    if (state.kind !== "open") forgetNames(this.#words.db);
    for (const listener of this.#listeners) listener();
  }
}
