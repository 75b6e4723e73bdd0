import { Dexie } from "dexie";
import { useEffect, useRef } from "react";
import { createRoot } from "react-dom/client";
import { useForm } from "react-hook-form";
import * as z from "zod";

/**
 * The floor of the screens: the same libraries (React, Dexie, react-hook-form, zod), 8 children of 20 plain inputs each, strict
 * autosave and a shape check; no rules, no words, no look.
 */
const children = 8;
const fields = 20;
const names = Array.from(
  { length: children * fields },
  (_, place) => `c${Math.floor(place / fields)}-f${place % fields}`,
);
const shape = z.record(z.string(), z.string());

const database = new Dexie("floor", { chromeTransactionDurability: "strict" });
database.version(1).stores({ drafts: "id" });

function Form({ initial }: { readonly initial: Record<string, string> }) {
  const { register, watch } = useForm({ defaultValues: initial });
  const timer = useRef(0);
  useEffect(() => {
    const subscription = watch((values) => {
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => {
        void database.table("drafts").put({ id: "one", answers: shape.parse(values) });
      }, 450);
    });
    return () => subscription.unsubscribe();
  }, [watch]);
  useEffect(() => {
    performance.mark("usable");
  }, []);
  return (
    <form>
      {names.map((name) => (
        <label key={name}>
          {name}
          <input id={name} {...register(name)} />
        </label>
      ))}
    </form>
  );
}

async function open(): Promise<void> {
  const held = await database.table("drafts").get("one");
  const initial = held ? shape.parse(held.answers) : Object.fromEntries(names.map((name) => [name, "Guadalupe"]));
  if (!held) await database.table("drafts").put({ id: "one", answers: initial });
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<Form initial={initial} />);
}

void navigator.serviceWorker.register("/service-worker.js");
void open();
