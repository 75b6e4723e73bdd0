import type { Configuration } from "openid-client";

/** The State's own sign-on (OpenID Connect), as the server was told of it. */
export interface SingleSignOn {
  /** What people call it: "State of Alder sign-on". */
  readonly label: string;
  readonly issuer: string;
  /** Asked when it is first needed: a sign-on that is down for an hour must not keep the server from starting. */
  configuration(): Promise<Configuration>;
}
