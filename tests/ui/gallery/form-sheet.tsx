import { useState } from "react";
import { Alert } from "../../../src/ui/alert.tsx";
import { Beside } from "../../../src/ui/beside.tsx";
import { Button } from "../../../src/ui/button.tsx";
import { Card } from "../../../src/ui/card.tsx";
import { CardFrame } from "../../../src/ui/card-frame.tsx";
import { Checkbox } from "../../../src/ui/checkbox.tsx";
import { DashableField, type DashableValue } from "../../../src/ui/dashable-field.tsx";
import { ErrorSummary } from "../../../src/ui/error-summary.tsx";
import { FactList } from "../../../src/ui/fact-list.tsx";
import { MemorableDate } from "../../../src/ui/memorable-date.tsx";
import { Page } from "../../../src/ui/page.tsx";
import { Pill } from "../../../src/ui/pill.tsx";
import { RadioGroup } from "../../../src/ui/radio-group.tsx";
import { SelectField } from "../../../src/ui/select-field.tsx";
import { SidePanel } from "../../../src/ui/side-panel.tsx";
import { StatusLine } from "../../../src/ui/status-line.tsx";
import { TextArea } from "../../../src/ui/text-area.tsx";
import { TextField } from "../../../src/ui/text-field.tsx";
import { CARD_WORDS, DASHES, DATE_WORDS, SUMMARY_GROUPS } from "./gallery-words.ts";

type Dash = (typeof DASHES)[number]["value"];

function ChildFields() {
  const [name2, setName2] = useState<DashableValue<Dash>>({ text: "", dash: "none" });
  const [phone, setPhone] = useState<DashableValue<Dash>>({ text: "", dash: undefined });
  const [born, setBorn] = useState({ y: "2017", m: "4", d: "12" });
  const [arrived, setArrived] = useState({ y: "2026", m: "", d: "31" });
  const [estimated, setEstimated] = useState(true);
  const [school, setSchool] = useState<"yes" | "no">("yes");
  const [work, setWork] = useState<"seasonal" | "temporary">("seasonal");
  return (
    <>
      <div className="columns">
        <TextField defaultValue="Xóchitl" label="First name" official="First Name" />
        <TextField defaultValue="Peña" label="First surname" official="Last Name 1" />
      </div>
      <br />
      <DashableField
        choices={DASHES}
        choicesLabel="Or, for the second surname"
        label="Second surname"
        official="Last Name 2"
        onChange={setName2}
        value={name2}
      />
      <DashableField
        choices={DASHES}
        choicesLabel="Or, for the telephone"
        hint="Any way of writing it is fine."
        inputMode="tel"
        label="Which telephone can we call?"
        official="Telephone"
        onChange={setPhone}
        value={phone}
      />
      <MemorableDate
        echo="April 12, 2017 · 9 years old"
        estimate={{
          label: "The family is not sure: this is our best estimate",
          checked: estimated,
          onChange: setEstimated,
          how: { label: "How was the date established?", value: "", onChange: () => undefined },
        }}
        label="When was Xóchitl born?"
        official="Birth Date"
        onChange={setBorn}
        value={born}
        words={DATE_WORDS}
      />
      <MemorableDate
        error="The month is missing. Choose the month the family arrived."
        id="arrived"
        label="When did the family arrive here?"
        official="Qualifying Arrival Date (QAD)"
        onChange={setArrived}
        value={arrived}
        words={DATE_WORDS}
      />
      <RadioGroup
        choices={[
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ]}
        label="Does Xóchitl go to school now?"
        layout="row"
        onChange={setSchool}
        value={school}
      />
      <RadioGroup
        choices={[
          { value: "seasonal", label: "In season", hint: "The work depends on the time of the year" },
          { value: "temporary", label: "For a short time", hint: "The work ends within twelve months" },
        ]}
        label="What kind of work was it?"
        official="The qualifying work was (mark one): seasonal / temporary employment"
        onChange={setWork}
        value={work}
      />
      <SelectField
        blank="Choose one"
        choices={[{ value: "Hu", label: "Hispanic / Latino" }]}
        label="Which grade is Xóchitl in?"
        official="Grade"
        width="medium"
      />
      <TextArea
        error="Please write what the family said in one or two sentences."
        hint="Begin with the words below and say it your way."
        id="comment"
        label="Why did the worker move soon after?"
        official="Comments"
      />
      <Checkbox label="I read the statement to the parent in their language" tile />
    </>
  );
}

function Determination() {
  return (
    <>
      <Pill tone="good">Qualifies, as far as we know</Pill>
      <FactList
        facts={[
          { id: "qad", term: "Arrival date that counts (QAD)", value: "March 14, 2026" },
          { id: "eed", term: "Eligible until (EED)", value: "March 14, 2029" },
          { id: "res", term: "Residency date", value: "March 15, 2026" },
        ]}
      />
      <Alert title="A comment is owed" tone="caution">
        The worker started work more than 60 days after the move.
      </Alert>
      <p>
        <small>34 CFR 200.81(e)</small>
      </p>
    </>
  );
}

function Panel() {
  return (
    <SidePanel
      closeLabel="Close"
      openLabel="Why"
      summary={<Pill tone="good">Qualifies so far · QAD March 14, 2026</Pill>}
      title="Does the family qualify?"
    >
      <Determination />
    </SidePanel>
  );
}

export function FormSheet() {
  const [ids, setIds] = useState(["child-1", "child-2", "child-3"]);
  const move = (id: string, to: number) =>
    setIds((before) => before.filter((other) => other !== id).toSpliced(Math.max(0, to), 0, id));
  const names: Record<string, string> = { "child-1": "Xóchitl Peña", "child-2": "Mateo Peña", "child-3": "New child" };
  return (
    <Page
      kicker="Certificate of Eligibility"
      lede="Any order is fine. Everything you type is kept on this tablet."
      status={<StatusLine spoken="Saved">Saved 14:03</StatusLine>}
      title="Children"
      width="full"
    >
      <Beside panel={<Panel />}>
        <ErrorSummary
          attempt={0}
          groups={SUMMARY_GROUPS}
          lede="Nothing is lost. Fix these and try again."
          title="Three things before you finish"
        />
        {ids.map((id, place) => (
          <CardFrame
            card={{
              id,
              title: names[id] ?? id,
              status: id === "child-3" ? <Pill>Not started</Pill> : <Pill tone="good">Complete</Pill>,
              body: id === "child-1" ? <ChildFields /> : <TextField label="First name" official="First Name" />,
            }}
            key={id}
            moving={{
              first: place === 0,
              last: place === ids.length - 1,
              onMoveUp: () => move(id, place - 1),
              onMoveDown: () => move(id, place + 1),
            }}
            onRemove={() => setIds(ids.filter((other) => other !== id))}
            words={CARD_WORDS}
          />
        ))}
        <div className="button-row">
          <Button icon="add" variant="secondary">
            Add a child
          </Button>
          <Button iconAfter="arrow-forward">Next: moves and work</Button>
          <Button busy>Saving</Button>
          <Button disabled>Not yet</Button>
          <Button variant="danger">Remove</Button>
          <Button variant="quiet">Cancel</Button>
        </div>
      </Beside>
      <Card look="sunk" title="A quiet card">
        <p>Read only.</p>
      </Card>
    </Page>
  );
}
