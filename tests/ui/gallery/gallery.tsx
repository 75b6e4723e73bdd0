import "../../../src/app/styles/app.scss";
import { createRoot } from "react-dom/client";
import { AppShell } from "../../../src/ui/app-shell.tsx";
import { Banner } from "../../../src/ui/banner.tsx";
import { Brand } from "../../../src/ui/brand.tsx";
import { Button } from "../../../src/ui/button.tsx";
import { DeskSheet } from "./desk-sheet.tsx";
import { FormSheet } from "./form-sheet.tsx";
import { ListSheet } from "./list-sheet.tsx";
import { SigningSheet } from "./signing-sheet.tsx";

/**
 * Every part on one page, to be looked at: `npx vite tests/ui/gallery --config vite.config.ts`, then
 * `?sheet=form`, `lists`, `desk` or `signing`, with `&theme=sunlight`.
 */
const SHEETS = { form: FormSheet, lists: ListSheet, desk: DeskSheet, signing: SigningSheet };

const asked = new URLSearchParams(location.search);
const Sheet = SHEETS[(asked.get("sheet") ?? "form") as keyof typeof SHEETS];
const theme = asked.get("theme");
if (theme) document.documentElement.dataset.theme = theme;

createRoot(document.getElementById("root")!).render(
  <AppShell
    banner={
      <Banner icon="eco" label="Practice" striped>
        Practice State: no family here is real
      </Banner>
    }
    brand={<Brand href="#" name="Surco" />}
    footer={
      <>
        <a href="#help">Help</a>
        <span>Version 0.1.0</span>
      </>
    }
    nav={
      <>
        <a aria-current="page" href="#coes">
          COEs
        </a>
        <a href="#ready">Ready for the field</a>
      </>
    }
    navLabel="Main"
    skipLabel="Skip to the content"
    tools={
      <>
        <Button icon="language" variant="quiet">
          Español
        </Button>
        <Button icon="sun" narrowIcon variant="quiet">
          Sunlight
        </Button>
        <Button icon="lock" narrowIcon variant="quiet">
          Lock
        </Button>
      </>
    }
  >
    <Sheet />
  </AppShell>,
);
