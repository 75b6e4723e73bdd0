import type { RequestLine } from "./log.ts";

type Labels = Readonly<Record<string, string>>;

const labelText = (labels: Labels): string => {
  const all = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, "_")}"`);
  return all.length === 0 ? "" : `{${all.join(",")}}`;
};

const heads = (name: string, type: string, help: string): string => `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;

/** Upper bounds in seconds, from a read out of memory to a photograph on a slow line. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

interface Durations {
  readonly buckets: number[];
  sum: number;
  count: number;
}

export interface Gauge {
  readonly name: string;
  readonly help: string;
  /** Left out where there is none to tell. */
  readonly value: number | null;
}

export interface Metrics {
  /** Counts a request that is over: by its route as the table writes it, never by its address. */
  request(line: RequestLine): void;
  /** In the text form that Prometheus reads (0.0.4). */
  text(gauges: readonly Gauge[]): string;
}

function durationLines(durations: ReadonlyMap<string, Durations>): string {
  const name = "surco_request_seconds";
  const lines = [...durations].flatMap(([route, { buckets, sum, count }]) => [
    ...bounds.map((le, index) => `${name}_bucket${labelText({ route, le: String(le) })} ${buckets[index]}`),
    `${name}_bucket${labelText({ route, le: "+Inf" })} ${count}`,
    `${name}_sum${labelText({ route })} ${sum}`,
    `${name}_count${labelText({ route })} ${count}`,
  ]);
  return `${heads(name, "histogram", "How long requests took, from the first byte in to the last one out.")}${lines.join("\n")}\n`;
}

function counterLines(name: string, help: string, counted: ReadonlyMap<string, number>): string {
  const lines = [...counted].map(([labels, times]) => `${name}${labels} ${times}\n`);
  return heads(name, "counter", help) + lines.join("");
}

const gaugeLines = (gauges: readonly Gauge[]): string =>
  gauges
    .flatMap(({ name, help, value }) => (value === null ? [] : `${heads(name, "gauge", help)}${name} ${value}\n`))
    .join("");

const putRevision = "/v1/revisions/{id}";
const batchOfThem = "/v1/batch";

/** Numbers of this process since it began, about requests and never about people. */
export function openMetrics(): Metrics {
  const requests = new Map<string, number>();
  const revisions = new Map<string, number>();
  const durations = new Map<string, Durations>();
  const count = (map: Map<string, number>, labels: Labels) => {
    const key = labelText(labels);
    map.set(key, (map.get(key) ?? 0) + 1);
  };
  return {
    request({ method, route, status, ms, outcomes }) {
      const named = route ?? "none";
      count(requests, { method, route: named, status: `${Math.floor(status / 100)}xx` });
      const isPut = (method === "PUT" && route === putRevision) || route === batchOfThem;
      for (const outcome of isPut ? (outcomes ?? ["refused"]) : []) count(revisions, { outcome });
      const taken = durations.get(named) ?? { buckets: bounds.map(() => 0), sum: 0, count: 0 };
      bounds.forEach((bound, index) => {
        if (ms / 1000 <= bound) taken.buckets[index] = (taken.buckets[index] ?? 0) + 1;
      });
      taken.sum += ms / 1000;
      taken.count += 1;
      durations.set(named, taken);
    },
    text: (gauges) =>
      counterLines("surco_requests_total", "Requests that are over, by route and class of status.", requests) +
      counterLines("surco_revisions_put_total", "Versions of COEs that were put, by what became of them.", revisions) +
      durationLines(durations) +
      gaugeLines(gauges),
  };
}
