// The Content-Security-Policy asks that no text becomes script or the address of one (Trusted Types). This is its one exception, the
// policy that browsers ask for every address of a script: our own service worker, and the workers among our own built files.
interface TrustedTypes {
  createPolicy(name: "default", rules: { createScriptURL(address: string): string | null }): unknown;
}

const ownScript = /^\/(service-worker\.js|assets\/[\w.-]+\.js)$/;

function ownAddress(address: string): string | null {
  const { origin, pathname, search } = new URL(address, location.origin);
  return origin === location.origin && search === "" && ownScript.test(pathname) ? address : null;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
if (import.meta.env.PROD) trustedTypes?.createPolicy("default", { createScriptURL: ownAddress });

export {};
