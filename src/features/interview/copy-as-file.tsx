import { useState } from "react";
import { buffer } from "../../domain/base/shape.ts";
import { Button } from "../../ui/button.tsx";

interface CopyAsFileProps {
  readonly content: () => unknown;
  /** Of the file, without its ending. */
  readonly name: string;
  readonly label: string;
}

/** A plain copy, made on this tablet and sent nowhere. */
export function CopyAsFile({ content, name, label }: CopyAsFileProps) {
  const [done, setDone] = useState(false);
  const copy = () => {
    const url = URL.createObjectURL(new Blob([inPlainText(content())], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = url;
    link.download = `${name}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    setDone(true);
  };
  return (
    <Button icon={done ? "check" : "file-present"} onClick={copy} variant="secondary">
      {label}
    </Button>
  );
}

/** JSON, with the bytes of a photo as numbers. */
const inPlainText = (content: unknown): string =>
  JSON.stringify(content, (_, value: unknown) => (buffer(value) ? [...new Uint8Array(value)] : value), 2);
