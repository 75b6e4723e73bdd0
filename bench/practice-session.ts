import { protocolHeader, protocolVersion } from "../src/domain/protocol/hello.ts";
import { practicePeopleSchema } from "../src/domain/protocol/person.ts";
import type { Role } from "../src/domain/protocol/roles.ts";

/** Enters the practice State as its first person of a role; gives the cookie and who it is. */
export async function enterPractice(
  url: string,
  role: Role,
): Promise<{ readonly cookie: string; readonly id: string; readonly name: string }> {
  const { people } = practicePeopleSchema.parse(await (await fetch(`${url}/v1/practice/people`)).json());
  const person = people.find((one) => one.roles.includes(role));
  if (person === undefined) throw new Error(`the practice State has no ${role}`);
  const entered = await fetch(`${url}/v1/practice/session`, {
    method: "POST",
    headers: { "content-type": "application/json", [protocolHeader]: String(protocolVersion.max) },
    body: JSON.stringify({ personId: person.id }),
  });
  const cookie = entered.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  if (!entered.ok || cookie === "") throw new Error(`entering practice answered ${entered.status}`);
  return { cookie, id: person.id, name: person.name };
}
