import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Signature } from "../../domain/protocol/revision.ts";
import { drawingOf, pathsOf } from "../../domain/signing/stroke-paths.ts";
import { useWords } from "../../ui/words.tsx";
import { attachmentQuery } from "./desk-queries.ts";
import { readingWords } from "./problem-words.ts";
import { useSheet } from "./sheet-context.ts";

/** What somebody left as their signature: the strokes, a photograph of the paper, or the words for how they agreed. */
export function SignatureMark({ signature }: { signature: Signature }) {
  const t = useWords();
  const { record, revision, revisionId } = useSheet();
  const slot = revision.attachments.find((entry) => entry.slot === signature.slot);
  const version = record.revisions.find((entry) => entry.revisionId === revisionId);
  const awaited = slot !== undefined && version?.receipt.awaiting.includes(slot.id) === true;
  const refused = version?.receipt.problems.some(({ code }) => code === "picture-not-allowed") === true;
  return (
    <div className="signature">
      {slot && refused ? <p className="signature__words">{t("review.signature.unreadable")}</p> : null}
      {slot && !awaited && !refused ? <Drawn id={slot.id} name={signature.name} type={slot.type} /> : null}
      {awaited ? <p className="signature__words">{t("review.signature.awaited")}</p> : null}
      <p className="signature__name">
        {signature.name || "-"} · {t(`review.value.method.${signature.method}`)}
      </p>
    </div>
  );
}

function Drawn({ id, type, name }: { id: string; type: string; name: string }) {
  const t = useWords();
  const { data, error, isPending } = useQuery(attachmentQuery(id));
  const label = t("review.signature.of", { name });
  if (isPending) return <p className="signature__words">{t("review.signature.loading")}</p>;
  if (!data) return <p className="signature__words">{readingWords(t, error)}</p>;
  if (type.startsWith("image/")) return <Picture bytes={data} label={label} type={type} />;
  const drawing = drawingOf(new TextDecoder().decode(data));
  if (!drawing) return <p className="signature__words">{t("review.signature.unreadable")}</p>;
  return (
    <svg aria-label={label} className="signature__ink" role="img" viewBox={`0 0 ${drawing.width} ${drawing.height}`}>
      {pathsOf(drawing).map((path) => (
        <path d={path} key={path} />
      ))}
    </svg>
  );
}

/** Shown from memory, because a plain address of the server would not carry our header; an image can run nothing. */
function Picture({ bytes, type, label }: { bytes: Uint8Array; type: string; label: string }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [bytes, type]);
  return address === null ? null : <img alt={label} className="signature__ink" src={address} />;
}
