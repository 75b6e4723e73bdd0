import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
} from "openid-client";
import type { SignOnRefusal } from "../../src/domain/protocol/identity.ts";

/** As the environment tells it. */
export interface SignOnSettings {
  readonly issuer: string;
  readonly client: string;
  readonly secret: string;
  /** What people call it: "State of Alder sign-on". */
  readonly label: string;
}

/** What is kept of an attempt until its answer comes. */
export interface SignOnAttempt {
  readonly nonce: string;
  readonly verifier: string;
}

/** The State's own sign-on: OpenID Connect with the authorization code flow, PKCE (S256), state and nonce. */
export interface SingleSignOn {
  readonly label: string;
  readonly issuer: string;
  /** Where to send the browser. `again`: they must prove themselves there anew, whatever they did before. */
  addressFor(attempt: SignOnAttempt, state: string, back: string, again: boolean): Promise<string>;
  /** What the State's sign-on says about them, once everything in it has been checked: issuer, audience, times, nonce, signature. */
  claimsIn(attempt: SignOnAttempt, state: string, backWith: URL): Promise<IDToken>;
}

/** Why somebody could not come in by the State's sign-on. It has a code and no words: words may name people. */
export class SignOnRefused extends Error {
  readonly code: string;
  /** What the sign-in page tells the person. */
  readonly why: SignOnRefusal;
  constructor(code: string, why: SignOnRefusal) {
    super("the State's sign-on was refused");
    this.name = "SignOnRefused";
    this.code = code;
    this.why = why;
  }
}

const codeOf = (error: unknown): string => {
  const { code } = error as { code?: unknown };
  return typeof code === "string" && /^[A-Z_0-9]{1,60}$/.test(code) ? code : "ANSWER_NOT_RIGHT";
};

/** Also an account that the State has not let use Surco comes back in this way. */
const isDenied = (error: unknown): boolean =>
  error instanceof AuthorizationResponseError && error.error === "access_denied";

const whyOf = (error: unknown): SignOnRefusal => {
  if (isDenied(error)) return "cancelled";
  return isNoAnswer(error) ? "not-reached" : "refused";
};

/** `fetch` fails with a TypeError; the timeout of openid-client has a code. */
const isNoAnswer = (error: unknown): boolean =>
  codeOf(error) === "OAUTH_TIMEOUT" || (error instanceof TypeError && error.message === "fetch failed");

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/** By the book (OpenID Connect Core 5.4) the address is not in the token but asked for with it; many sign-ons put it there anyway. */
async function withAddress(configuration: Configuration, claims: IDToken, accessToken: string): Promise<IDToken> {
  if (claims.email !== undefined || !configuration.serverMetadata().userinfo_endpoint) return claims;
  const { email, email_verified } = await fetchUserInfo(configuration, accessToken, claims.sub);
  return { ...claims, ...(email === undefined ? {} : { email }), email_verified: email_verified === true };
}

/** The sign-on is looked up when it is first needed: one that is down for an hour must not keep the server from starting. */
export function openSingleSignOn(settings: SignOnSettings): SingleSignOn {
  const issuer = new URL(settings.issuer);
  let found: Promise<Configuration> | null = null;

  async function discover(): Promise<Configuration> {
    // Plain HTTP only on this machine: everywhere else the tokens would travel open.
    const execute = issuer.protocol === "http:" && loopback.test(issuer.hostname) ? [allowInsecureRequests] : [];
    const configuration = await discovery(issuer, settings.client, settings.secret, undefined, {
      execute,
      timeout: 10,
    });
    // The signature too, although the token comes straight from the sign-on over TLS.
    enableNonRepudiationChecks(configuration);
    return configuration;
  }

  const configuration = (): Promise<Configuration> => {
    found ??= discover().catch((error) => {
      found = null;
      throw new SignOnRefused(codeOf(error), "not-reached");
    });
    return found;
  };

  return {
    label: settings.label,
    issuer: issuer.href,
    async addressFor({ nonce, verifier }, state, back, again) {
      const address = buildAuthorizationUrl(await configuration(), {
        redirect_uri: back,
        scope: "openid email",
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: "S256",
        nonce,
        state,
        ...(again ? { prompt: "login", max_age: "0" } : {}),
      });
      return address.href;
    },
    async claimsIn({ nonce, verifier }, state, backWith) {
      try {
        const tokens = await authorizationCodeGrant(await configuration(), backWith, {
          expectedNonce: nonce,
          expectedState: state,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims) return await withAddress(await configuration(), claims, tokens.access_token);
      } catch (error) {
        if (error instanceof SignOnRefused) throw error;
        throw new SignOnRefused(codeOf(error), whyOf(error));
      }
      throw new SignOnRefused("NO_ID_TOKEN", "refused");
    },
  };
}
