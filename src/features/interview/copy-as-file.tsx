import { useState } from "react";
import { buffer } from "../../domain/base/shape.ts";
import { Button } from "../../ui/button.tsx";
import { keepAsFile } from "../../ui/keep-as-file.ts";

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
    keepAsFile(`${name}.json`, "application/json", inPlainText(content()));
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
