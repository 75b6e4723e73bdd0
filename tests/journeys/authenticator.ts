import type { Page } from "playwright-core";

/** A tablet with a fingerprint reader, as the browser itself plays it. Gives the way to take the reader away. */
export async function fingerprintReader(page: Page, { hasPrf }: { hasPrf: boolean }): Promise<() => Promise<void>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  const { authenticatorId } = await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ctap2Version: "ctap2_1",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      hasPrf,
    },
  });
  return async () => {
    await devtools.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
    await devtools.detach();
  };
}
