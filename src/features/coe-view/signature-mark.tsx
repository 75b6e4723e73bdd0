import { useEffect, useState } from "react";
import type { AttachmentSlot } from "../../domain/protocol/revision.ts";
import * as strokes from "../../domain/signing/stroke-paths.ts";
import { readAttachment } from "../../storage/attachments.ts";
import type { World } from "../../storage/world.ts";
import { useWords } from "../../ui/words.tsx";

type Mark =
  | { readonly kind: "drawn"; readonly drawing: strokes.Drawing }
  | { readonly kind: "picture"; readonly url: string }
  | { readonly kind: "elsewhere" };

type SignatureMarkProps = { world: World; attachment: AttachmentSlot | undefined; name: string };

/** What somebody left as their signature, where this tablet has it. */
export function SignatureMark({ world, attachment, name }: SignatureMarkProps) {
  const t = useWords();
  const [mark, setMark] = useState<Mark | null>(null);
  useEffect(() => {
    if (!attachment) return;
    let over = false;
    let url: string | null = null;
    void readAttachment(world.db, attachment.id).then((read) => {
      if (over) return;
      const drawing = read.ok ? strokes.drawingOf(new TextDecoder().decode(read.value.bytes)) : null;
      if (!read.ok || (drawing === null && !attachment.type.startsWith("image/"))) setMark({ kind: "elsewhere" });
      else if (drawing) setMark({ kind: "drawn", drawing });
      else {
        url = URL.createObjectURL(new Blob([new Uint8Array(read.value.bytes)], { type: attachment.type }));
        setMark({ kind: "picture", url });
      }
    });
    return () => {
      over = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [world, attachment]);
  if (!attachment || mark === null) return null;
  const label = t("coe-view.signature-of", { name });
  if (mark.kind === "elsewhere") return <p>{t("coe-view.signature-elsewhere")}</p>;
  if (mark.kind === "picture") return <img alt={label} className="coe-view__ink" src={mark.url} />;
  const { width, height } = mark.drawing;
  return (
    <svg aria-label={label} className="coe-view__ink" role="img" viewBox={`0 0 ${width} ${height}`}>
      {strokes.pathsOf(mark.drawing).map((path) => (
        <path d={path} key={path} />
      ))}
    </svg>
  );
}
