import { Page } from "../../../src/ui/page.tsx";
import { SignaturePad } from "../../../src/ui/signature-pad.tsx";
import { StoryBlock } from "../../../src/ui/story-block.tsx";

export function SigningSheet() {
  return (
    <Page title="Read back and sign">
      <div className="stack">
        <StoryBlock
          lang="es"
          paragraphs={[
            "Xóchitl y Mateo se mudaron con su mamá, Itzel Peña, de Three Rivers a Surco Valley el 14 de marzo de 2026.",
            "La mamá buscaba trabajo en la cosecha de fresa, que es un trabajo de temporada.",
          ]}
          title="Lo que usted nos contó"
        />
        <SignaturePad
          alternative="If drawing is not possible, choose another way to sign below the pad."
          label="Signature of Itzel Peña"
          onChange={(drawing) => {
            document.title = `${drawing?.strokes.length ?? 0} strokes`;
          }}
          words={{
            signHere: "Sign here",
            clear: "Clear",
            undo: "Undo the last stroke",
            empty: "Nothing drawn",
            drawn: "Signature drawn",
          }}
        />
      </div>
    </Page>
  );
}
