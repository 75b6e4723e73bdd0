import { proofHeader } from "../../src/domain/protocol/device-proof.ts";
import { type Person, personHeader } from "../../src/domain/protocol/person.ts";
import type { Carrier } from "../../src/sync/transport.ts";
import type { Chance } from "./chance.ts";
import { StateDied } from "./crash-points.ts";
import type { Sent, State } from "./state.ts";
import type { Turns } from "./turns.ts";

/** Everything between the tablets and the State: it may drop, delay, duplicate, reorder, cut and lie, until it is fair. */
export interface Network {
  fair: boolean;
  /** Bodies that went over it since this was last set to zero. */
  bodies: number;
  /** How often the State was put back to its last copy between two requests of a round. */
  putBack: number;
  /** Rounds in which somebody else had signed in before the tablet knew of them. */
  colleagues: number;
  /** Requests that were delayed: they reach the server later, in any order, when nobody waits for the answer any more. */
  readonly late: Sent[];
  deliverLate(all: boolean): Promise<void>;
  /** For the requests of one round. */
  carrierFor(person: Person): Carrier;
}

const unanswered = () => Promise.reject<Response>(new TypeError("network error"));

const isNot = (person: Person) => (another: Person) => another.id !== person.id;

/** A server that died in the middle of a request is to a tablet what a broken line is. */
function unlessDied(error: unknown): Promise<Response> {
  diedOrThrow(error);
  return unanswered();
}

function diedOrThrow(error: unknown): void {
  if (!(error instanceof StateDied)) throw error;
}

interface Surroundings {
  readonly chance: Chance;
  readonly turns: Turns;
  /** Everybody who may sign in on a tablet. */
  readonly people: readonly Person[];
  /** Seven requests in ten come to harm, for towns in which something has to go wrong soon. */
  readonly harsh: boolean;
}

export function createNetwork(state: State, { chance, turns, people, harsh }: Surroundings): Network {
  const fate = chance.branch(1);
  /** Whose session each request of a round meets. */
  const sessionsOf = (person: Person): (() => Person) => {
    const colleague = network.fair || !fate.happens(0.15) ? undefined : fate.pick(people.filter(isNot(person)));
    if (colleague === undefined) return () => person;
    let own = fate.whole(6);
    return () => {
      if (own === 0) network.colleagues += 1;
      return own-- > 0 ? person : colleague;
    };
  };
  const network: Network = {
    fair: false,
    bodies: 0,
    putBack: 0,
    colleagues: 0,
    late: [],
    async deliverLate(all) {
      const leaving = all ? network.late.length : chance.whole(network.late.length + 1);
      for (let n = 0; n < leaving; n++) {
        const [sent] = network.late.splice(chance.whole(network.late.length), 1);
        // Nobody waits for the answer any more, nor for the news that there will be none.
        if (sent) await state.handle(sent, !all).catch(diedOrThrow);
      }
    },
    carrierFor(person) {
      const session = sessionsOf(person);
      return {
        after: () => () => undefined,
        async fetch(path, init) {
          const method = init.method ?? "GET";
          const body = init.body instanceof Uint8Array ? init.body : new Uint8Array();
          const header = (name: string) => new Headers(init.headers).get(name) ?? undefined;
          const words = { proof: header(proofHeader), type: header("content-type"), inNameOf: header(personHeader) };
          const sent: Sent = { person: session(), method, path, body, ...words };
          if (method === "PUT" || path === "/v1/batch" || path === "/v1/bodies" || path.startsWith("/v1/revisions/"))
            network.bodies += 1;
          return turns.take(() =>
            network.fair ? state.handle(sent) : through(network, state, chance, sent, harsh).catch(unlessDied),
          );
        },
      };
    },
  };
  return network;
}

async function through(network: Network, state: State, chance: Chance, sent: Sent, harsh: boolean): Promise<Response> {
  if (chance.happens(0.002) && (await state.restoreLast())) network.putBack += 1;
  const draw = chance.next() * (harsh ? 0.4 : 1);
  if (draw < 0.06) return unanswered();
  if (draw < 0.1) {
    network.late.push(sent);
    return unanswered();
  }
  if (draw < 0.12) return new Response("<!doctype html>Welcome to Motel WiFi", { status: 200 });
  if (draw < 0.13) return new Response(null, { status: 503, headers: { "retry-after": "30" } });
  const answer = await state.handle(sent, true);
  if (draw < 0.17) return unanswered();
  if (draw < 0.25) {
    if (draw < 0.2) network.late.push(sent);
    return state.handle(sent, true);
  }
  if (draw < 0.28) return new Response((await answer.text()).slice(0, chance.whole(200)), { status: 200 });
  return answer;
}
