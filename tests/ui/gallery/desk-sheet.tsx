import { useState } from "react";
import { Button } from "../../../src/ui/button.tsx";
import { CommentThread } from "../../../src/ui/comment-thread.tsx";
import { DeskTable } from "../../../src/ui/desk-table.tsx";
import { DifferenceRows } from "../../../src/ui/difference-rows.tsx";
import { KeyboardHelp } from "../../../src/ui/keyboard-help.tsx";
import { LinkButton } from "../../../src/ui/link-button.tsx";
import { Page } from "../../../src/ui/page.tsx";
import { Pill } from "../../../src/ui/pill.tsx";
import { Timeline } from "../../../src/ui/timeline.tsx";

const ROWS = [
  { id: "a", family: "Peña Xool", children: 3, district: "Surco Valley", age: "2 days", findings: 2 },
  { id: "b", family: "O’Quinn", children: 1, district: "Three Rivers", age: "1 day", findings: 0 },
  { id: "c", family: "Ñuu Savi López", children: 5, district: "Surco Valley", age: "4 hours", findings: 1 },
];

export function DeskSheet() {
  const [help, setHelp] = useState(false);
  return (
    <Page
      actions={
        <>
          <Button icon="keyboard" onClick={() => setHelp(true)} size="dense" variant="secondary">
            Keyboard
          </Button>
          <LinkButton href="#next" iconAfter="arrow-forward" size="dense">
            Review the next
          </LinkButton>
        </>
      }
      title="Review queue"
      width="desk"
    >
      <div className="stack">
        <DeskTable
          caption="COEs waiting for a decision"
          captionHidden
          columns={[
            { key: "family", header: "Family", cell: (row) => row.family },
            {
              key: "children",
              header: "Children",
              stackedLabel: "Children",
              align: "end",
              cell: (row) => row.children,
            },
            { key: "district", header: "District", stackedLabel: "District", cell: (row) => row.district },
            { key: "age", header: "Waiting", stackedLabel: "Waiting", cell: (row) => row.age },
            {
              key: "findings",
              header: "Findings",
              stackedLabel: "Findings",
              cell: (row) =>
                row.findings ? <Pill tone="caution">{row.findings} to look at</Pill> : <Pill tone="good">None</Pill>,
            },
          ]}
          rowHref={(row) => `#${row.id}`}
          rowId={(row) => row.id}
          rows={ROWS}
        />
        <DifferenceRows
          caption="From version 1 to version 2"
          differences={[
            { id: "1", element: "Birth Date", kind: "changed", before: "April 11, 2017", after: "April 12, 2017" },
            { id: "2", element: "Telephone", kind: "added", before: null, after: "555 0142" },
          ]}
          words={{
            element: "Element",
            before: "Before",
            after: "Now",
            kinds: { added: "Added", removed: "Removed", changed: "Changed" },
          }}
        />
        <div className="columns">
          <Timeline
            entries={[
              {
                id: "3",
                tone: "caution",
                title: "Returned with two comments",
                when: { words: "November 20, 2026, 9:12", dateTime: "2026-11-20T09:12" },
                who: "R. Almazán",
                current: true,
              },
              {
                id: "2",
                tone: "good",
                title: "Received by the State",
                when: { words: "November 18, 2026, 17:40", dateTime: "2026-11-18T17:40" },
              },
              {
                id: "1",
                tone: "plain",
                icon: "edit",
                title: "Signed",
                when: { words: "November 18, 2026, 15:03", dateTime: "2026-11-18T15:03" },
              },
            ]}
            label="Versions"
          />
          <CommentThread
            comments={[
              {
                id: "1",
                author: "R. Almazán",
                when: { words: "Nov 20", dateTime: "2026-11-20" },
                about: <a href="#birth">Birth Date of Xóchitl</a>,
                text: <p>Is it the 11th or the 12th? The school has the 12th.</p>,
                state: <Pill tone="caution">Open</Pill>,
              },
              {
                id: "2",
                own: true,
                author: "You",
                when: { words: "Nov 21", dateTime: "2026-11-21" },
                text: <p>The mother showed the certificate: the 12th.</p>,
              },
            ]}
            label="Comments"
          />
        </div>
      </div>
      <KeyboardHelp
        closeLabel="Close"
        groups={[
          {
            id: "move",
            title: "Moving",
            keys: [
              { id: "j", press: ["j", "↓"], does: "Next COE" },
              { id: "k", press: ["k", "↑"], does: "COE before" },
            ],
          },
        ]}
        onClose={() => setHelp(false)}
        open={help}
        title="Keys you can use"
      />
    </Page>
  );
}
