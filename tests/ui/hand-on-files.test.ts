import { describe, expect, it, vi } from "vitest";
import { handOnFiles } from "../../src/ui/hand-on-files.ts";

const files = [{ name: "surco.surco-rescue", bytes: new Uint8Array([1, 2, 3]) }];
const type = "application/vnd.surco.rescue";

async function handedOn(sharing: Parameters<typeof handOnFiles>[2]) {
  const save = vi.fn();
  return { how: await handOnFiles(files, type, sharing, save), saved: save.mock.calls };
}

describe("a file that is handed on", () => {
  it("goes through the share sheet where it takes such files", async () => {
    const share = vi.fn(async (_: ShareData) => undefined);
    expect(await handedOn({ canShare: () => true, share })).toEqual({ how: "shared", saved: [] });
    expect(share.mock.calls[0]?.[0].files?.map(({ name, size }) => [name, size])).toEqual([["surco.surco-rescue", 3]]);
  });

  it("goes nowhere when the sheet is closed again", async () => {
    const share = () => Promise.reject(new DOMException("closed", "AbortError"));
    expect(await handedOn({ canShare: () => true, share })).toEqual({ how: "left", saved: [] });
  });

  it.each([
    ["there is no sheet", {}],
    ["the sheet takes no such files", { canShare: () => false, share: async () => undefined }],
    [
      "the sheet refuses after all",
      { canShare: () => true, share: () => Promise.reject(new DOMException("no", "NotAllowedError")) },
    ],
  ])("is saved where %s", async (_, sharing) => {
    expect(await handedOn(sharing)).toEqual({ how: "saved", saved: [[files[0]?.name, type, files[0]?.bytes]] });
  });
});
