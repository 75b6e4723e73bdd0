import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { World } from "../../storage/world.ts";
import { clientFor } from "./administration-queries.ts";
import { AuditScreen } from "./audit-screen.tsx";
import { InviteScreen } from "./invite-screen.tsx";
import { PeopleScreen } from "./people-screen.tsx";
import { PersonScreen } from "./person-screen.tsx";
import { RescuesScreen } from "./rescues-screen.tsx";
import { TabletsScreen } from "./tablets-screen.tsx";
import "./administration.scss";

type AdministrationScreenProps = {
  world: World;
  /** people, devices, rescues or audit. */
  part: string;
  /** One of them: whoever it is, or `invite`. */
  one: string | undefined;
  go: (path: string, how?: { replace?: boolean }) => void;
  notHere: ReactNode;
};

/** Who works here, with which tablets, and what they did. It works with a network only. */
export function AdministrationScreen(props: AdministrationScreenProps) {
  return (
    <QueryClientProvider client={clientFor(props.world)}>
      <Part {...props} />
    </QueryClientProvider>
  );
}

function Part({ world, part, one, go, notHere }: AdministrationScreenProps) {
  if (part === "people") {
    if (one === undefined) return <PeopleScreen go={go} world={world} />;
    if (one === "invite") return <InviteScreen world={world} />;
    return <PersonScreen key={one} notHere={notHere} personId={one} world={world} />;
  }
  if (one !== undefined) return notHere;
  if (part === "devices") return <TabletsScreen />;
  if (part === "rescues" && world.person) return <RescuesScreen person={world.person} />;
  return part === "audit" ? <AuditScreen world={world} /> : notHere;
}
