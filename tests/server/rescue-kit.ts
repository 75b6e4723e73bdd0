import { utf8ToBytes } from "@noble/hashes/utils.js";
import { answersSchemaVersion, type CoeAnswers } from "../../src/domain/coe/coe.ts";
import { packParcel, rescueType } from "../../src/domain/protocol/rescue-parcel.ts";
import { reachState, type StateReach, seal, type VaultKey } from "../../src/storage/sealing.ts";
import { newVaultKey } from "../../src/storage/vault-keys.ts";
import { sampleAnswers } from "../domain/coe/sample-answers.ts";
import { deviceCalls } from "./device-calls.ts";
import { type Office, type PersonName, people, randomId } from "./state-office.ts";

/** A tablet whose passphrase is forgotten: it seals and packs, and opens nothing. */
export interface ShutTablet {
  readonly vault: VaultKey;
  readonly state: StateReach;
  sealed(table: string, row: string, bytes: Uint8Array, to?: StateReach | null): Promise<Uint8Array<ArrayBuffer>>;
}

export async function shutTablet(office: Office): Promise<ShutTablet> {
  const state = await reachState(office.store.stateKey.publicKey);
  if (state === null) throw new Error("the State's key is none");
  const vault = { vaultId: randomId(), key: await newVaultKey() };
  return {
    vault,
    state,
    sealed: async (table, row, bytes, to = state) =>
      new Uint8Array(await seal(vault, to, { table, row, schema: 1 }, new Uint8Array(bytes))),
  };
}

/** A working copy as a tablet's storage holds it. */
export const draftRow = (change: object = {}) => ({
  coeId: randomId(),
  recruiterId: people.ana.id,
  createdAt: "2026-11-20T18:00:00.000Z",
  changedAt: "2026-11-20T18:30:00.000Z",
  editSeq: 41,
  answersSchema: answersSchemaVersion,
  answers: sampleAnswers(),
  baseRevisionId: null,
  parents: [],
  state: "ZZ",
  stage: "draft",
  signing: null,
  place: { section: "children", field: null },
  checkpointedSeq: -1,
  typed: true,
  ...change,
});

export const bytesOf = (row: object): Uint8Array => utf8ToBytes(JSON.stringify(row));

export const sealedDraft = (tablet: ShutTablet, row: ReturnType<typeof draftRow>, to?: StateReach | null) =>
  tablet.sealed("drafts", row.coeId, bytesOf(row), to);

/** Another family's, so that two working copies are never the same. */
export const answersOf = (address: string): CoeAnswers => {
  const answers = sampleAnswers();
  return { ...answers, familyData: { ...answers.familyData, address } };
};

export const handIn = (office: Office, who: PersonName | null, parcel: Uint8Array, type: string = rescueType) =>
  office.call(who, "/v1/rescues", {
    method: "POST",
    body: new Uint8Array(parcel),
    headers: { "content-type": type },
  });

export const handInAll = (office: Office, who: PersonName, envelopes: readonly Uint8Array[]) =>
  handIn(office, who, packParcel(envelopes));

export const agree = (office: Office, who: PersonName, rescueId: string) =>
  deviceCalls(() => office).freshly(who, "POST", `/v1/rescues/${rescueId}/approvals`);
