import { useRef } from "react";
import { Button } from "./button.tsx";

type FileButtonProps = {
  label: string;
  /** The endings that are offered first. */
  accept: string;
  busy: boolean;
  onFile: (file: File) => void;
};

/** Asks for one file. The browser's own button for it speaks the browser's language, and stays hidden. */
export function FileButton({ label, accept, busy, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button busy={busy} icon="file-present" onClick={() => input.current?.click()} variant="secondary">
        {label}
      </Button>
      <input
        accept={accept}
        aria-label={label}
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file can be chosen once more after it failed.
          event.target.value = "";
          if (file) onFile(file);
        }}
        ref={input}
        type="file"
      />
    </>
  );
}
