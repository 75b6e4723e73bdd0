/** Into the downloads of whoever pressed the button; nothing is sent anywhere. */
export function keepAsFile(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: the browser may still have to read it.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
