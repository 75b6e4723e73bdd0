import { useState } from "react";
import { Alert } from "../../../src/ui/alert.tsx";
import { Button } from "../../../src/ui/button.tsx";
import { Dialog } from "../../../src/ui/dialog.tsx";
import { Disclosure } from "../../../src/ui/disclosure.tsx";
import { EmptyState } from "../../../src/ui/empty-state.tsx";
import { LoadMore } from "../../../src/ui/load-more.tsx";
import { Page } from "../../../src/ui/page.tsx";
import { SearchField } from "../../../src/ui/search-field.tsx";
import { SegmentedChoice } from "../../../src/ui/segmented-choice.tsx";
import { Skeleton } from "../../../src/ui/skeleton.tsx";
import { TaskList } from "../../../src/ui/task-list.tsx";

const TASKS = [
  {
    id: "family",
    href: "#family",
    title: "The family",
    official: "Section I. Family Data",
    state: { words: "Complete", tone: "good" },
  },
  {
    id: "children",
    href: "#children",
    title: "The children",
    official: "Section II. Child Data",
    detail: "3 children",
    state: { words: "In progress", tone: "told", icon: "edit" },
  },
  {
    id: "moves",
    href: "#moves",
    title: "Moves and work",
    official: "Section III. Qualifying Moves & Work",
    state: { words: "Needs a comment", tone: "caution" },
  },
  {
    id: "comments",
    href: "#comments",
    title: "Comments",
    official: "Section IV. Comments",
    state: { words: "Not started", tone: "plain" },
  },
  {
    id: "sign",
    href: "#sign",
    title: "Read back and sign",
    state: { words: "Has errors", tone: "bad" },
  },
] as const;

export function ListSheet() {
  const [query, setQuery] = useState("");
  const [stage, setStage] = useState("all");
  const [asking, setAsking] = useState(false);
  return (
    <Page
      actions={
        <Button icon="add" size="large">
          New COE
        </Button>
      }
      lede="About 25 minutes. You can stop and come back."
      title="The Peña family"
    >
      <TaskList currentId="children" label="Sections" tasks={TASKS} />
      <div className="stack">
        <SearchField label="Search by name" onChange={setQuery} value={query} />
        <SegmentedChoice
          choices={[
            { value: "all", label: "All", count: 214 },
            { value: "returned", label: "Returned", count: 2 },
            { value: "draft", label: "Drafts", count: 7 },
          ]}
          label="Which COEs"
          onChange={setStage}
          value={stage}
        />
        {(["told", "good", "caution", "bad", "plain"] as const).map((tone) => (
          <Alert
            actions={tone === "bad" ? <Button variant="secondary">Try again</Button> : undefined}
            key={tone}
            title="Held on this tablet only"
            tone={tone}
          >
            <p>It will be sent as soon as there is a network. Nothing else is needed from you.</p>
          </Alert>
        ))}
        <div>
          <Disclosure aside="2 rules" open summary="Why does the family qualify?">
            <p>The worker moved within the last 36 months for seasonal work.</p>
          </Disclosure>
          <Disclosure summary="What would change this?">
            <p>A later date of arrival.</p>
          </Disclosure>
        </div>
        <Skeleton label="Loading" />
        <LoadMore more={{ label: "Show 50 more", onPress: () => undefined }} shown="50 of 214 shown" />
        <EmptyState actions={<Button icon="add">Start a COE</Button>} title="No COE on this tablet yet">
          Start one: it works without a network.
        </EmptyState>
        <Button onClick={() => setAsking(true)} variant="danger">
          Remove this COE
        </Button>
      </div>
      <Dialog
        actions={
          <Button data-first-focus="" onClick={() => setAsking(false)} variant="secondary">
            Keep it
          </Button>
        }
        onClose={() => setAsking(false)}
        open={asking}
        title="Remove this COE from the tablet?"
      >
        <p>It has not been sent to the State. It can be brought back for ten days.</p>
      </Dialog>
    </Page>
  );
}
