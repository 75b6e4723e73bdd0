import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";
import type { SignOnSettings } from "../../sync-server/identity/single-sign-on.ts";
import type { Browser } from "./sign-in-office.ts";

export interface SignOnServer {
  readonly issuer: string;
  close(): Promise<void>;
}

/** Serves on a free port; what answers may need to know where that is. */
export async function serve(make: (address: string) => RequestListener): Promise<SignOnServer> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.on("request", make(issuer));
  return {
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export const client = { id: "surco", secret: "a secret of the tests alone, long enough" } as const;

/** As a State writes its sign-on down for the server. */
export const settingsOf = ({ issuer }: SignOnServer): SignOnSettings => ({
  issuer,
  client: client.id,
  secret: client.secret,
  label: "State of Alder sign-on",
});

/** A real OpenID provider (oidc-provider, certified by the OpenID Foundation), with its own pages for signing in. */
export const startProvider = (back: string, claimsOf: (subject: string) => Record<string, unknown>) =>
  serve((issuer) => {
    const provider = new Provider(issuer, {
      clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [back] }],
      cookies: { keys: ["a key of the tests"] },
      claims: { openid: ["sub"], email: ["email", "email_verified"] },
      pkce: { required: () => true },
      findAccount: (_context: unknown, id: string) => ({
        accountId: id,
        claims: () => ({ sub: id, ...claimsOf(id) }),
      }),
    });
    return provider.callback();
  });

/** Follows the provider's pages as somebody who signs in there and agrees, until it sends the browser back. */
export async function signInThere(browser: Browser, start: string, subject: string, back: string): Promise<string> {
  let address = start;
  for (let step = 0; step < 20; step += 1) {
    if (address.startsWith(back)) return address;
    const page = await browser.call("GET", address);
    const location = page.headers.get("location");
    if (location !== null) {
      address = new URL(location, address).href;
      continue;
    }
    const html = await page.text();
    const [, action = ""] = /action="([^"]+)"/.exec(html) ?? [];
    const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? "login";
    const form = new URLSearchParams({ prompt, login: subject, password: "any" });
    const sent = await browser.submit(new URL(action, address).href, form);
    address = new URL(sent.headers.get("location") ?? "", address).href;
  }
  throw new Error(`the sign-on never came back: ${address}`);
}
