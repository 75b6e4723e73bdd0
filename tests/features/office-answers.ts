import { vi } from "vitest";

/** A State's answers by method and path; what is not listed is a network that is not there. */
export type Answers = Readonly<Record<string, (body: unknown) => Response>>;

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

export const problem = (code: string, status: number, details: object = {}): Response =>
  json({ type: `urn:surco:problem:${code}`, title: code, status, code, details }, status);

/** What was asked, in order, with the body that came along. */
export function answering(answers: Answers): { path: string; body: unknown }[] {
  const asked: { path: string; body: unknown }[] = [];
  vi.stubGlobal(
    "fetch",
    vi.fn(async (path: string, init: RequestInit) => {
      const key = `${init.method} ${path}`;
      const body = init.body ? JSON.parse(new TextDecoder().decode(init.body as Uint8Array)) : null;
      asked.push({ path: key, body });
      const answer = answers[key];
      if (!answer) throw new TypeError("no network");
      return answer(body);
    }),
  );
  return asked;
}
