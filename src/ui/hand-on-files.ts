import { keepAsFile } from "./keep-as-file.ts";

interface NamedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Sharing = Partial<Pick<Navigator, "canShare" | "share">>;

/** shared: somebody chose where it goes. saved: into the downloads. left: they closed the sheet again. */
export type HandedOn = "shared" | "saved" | "left";

/** Through the share sheet where there is one that takes such files, else into the downloads. */
export async function handOnFiles(
  files: readonly NamedFile[],
  type: string,
  sharing: Sharing = navigator,
  save: typeof keepAsFile = keepAsFile,
): Promise<HandedOn> {
  const sheet = { files: files.map(({ name, bytes }) => new File([bytes], name, { type })) };
  if (sharing.canShare?.(sheet) && sharing.share) {
    try {
      await sharing.share(sheet);
      return "shared";
    } catch (error) {
      // Browsers say that they can, and then refuse an ending they do not know.
      if ((error as { name?: unknown } | null)?.name === "AbortError") return "left";
    }
  }
  for (const { name, bytes } of files) save(name, type, bytes);
  return "saved";
}
