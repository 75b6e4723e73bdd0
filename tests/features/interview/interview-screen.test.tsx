import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, onTestFinished } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import type { CalendarDate } from "../../../src/domain/base/calendar-date.ts";
import type { Instant } from "../../../src/domain/base/instant.ts";
import type { Sha256 } from "../../../src/domain/base/sha256.ts";
import { dateAnswer } from "../../../src/domain/coe/answer.ts";
import { addChild } from "../../../src/domain/coe/child-list.ts";
import { type CoeAnswers, emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { schoolAskedFromAge } from "../../../src/domain/eligibility/school-age.ts";
import { InterviewScreen } from "../../../src/features/interview/interview-screen.tsx";
import { sealDecision } from "../../../src/storage/decisions.ts";
import { readDraft } from "../../../src/storage/drafts.ts";
import { sealDraft } from "../../../src/storage/sealed-draft.ts";
import { Words } from "../../../src/ui/words.tsx";
import { changeChild } from "../../domain/coe/changed-answers.ts";
import { coeId, keepDraft, kept, showInterview, stageWorld } from "./interview-stage.tsx";

const person = userEvent.setup();

const withChildren = (...names: string[]): CoeAnswers =>
  names.reduce(
    (answers, firstName) => changeChild(addChild(answers, firstName), firstName, { firstName, lastName1: "Xol" }),
    emptyCoeAnswers(),
  );

const cards = () => screen.getAllByRole("heading", { level: 3 }).map((heading) => heading.textContent);

describe("an interview", () => {
  it("is shown also where its address came mangled: it asks for no field then", async () => {
    const world = await stageWorld();
    await keepDraft(world, withChildren("Ana"));
    onTestFinished(() => history.replaceState(null, "", location.pathname));
    history.replaceState(null, "", "#childData.children.%");
    showInterview(world, "children");
    await waitFor(() => expect(cards()).toEqual(["Child 1 · Ana Xol"]));
  });

  it("[P1] has its row from the first keystroke, and what was typed in it", async () => {
    const world = await stageWorld();
    showInterview(world, "family");
    const city = await screen.findByLabelText("City or town");
    expect(await readDraft(world.db, coeId)).toBeUndefined();
    await person.type(city, "R");
    await waitFor(async () => expect((await kept(world)).answers.familyData.city).toBe("R"));
    await waitFor(async () => expect((await kept(world)).typed).toBe(true));
  });

  it.each([
    ["en", "The State holds newer answers than these"],
    ["es", "El Estado tiene respuestas más nuevas que estas"],
  ] as const)("[S16] says (%s) that its answers are not the newest, and can be written on", async (locale, words) => {
    const world = await stageWorld();
    await keepDraft(world, withChildren("Ana"));
    showInterview(world, undefined, locale);
    await screen.findByRole("list", { name: /./ });
    expect(screen.queryByText(words)).toBeNull();
    const newer = { id: "a".repeat(64) as Sha256, coeId, parents: [], stage: "draft", deviceId: "other" } as const;
    await world.db.known.put({ ...newer, seq: 1, completedSeq: 1 });
    expect(await screen.findByText(words)).toBeTruthy();
    expect(screen.getByRole<HTMLFieldSetElement>("group", { name: "" }).disabled).toBe(false);
  });

  it("[P4] is not begun anew over a COE that the tablet knows from the State: its address leads to what is held", async () => {
    const world = await stageWorld();
    await keepDraft(world, withChildren("Ana"));
    await world.db.drafts.delete(coeId);
    showInterview(world, "family");
    await waitFor(() => expect(location.pathname).toBe(`/coes/${coeId}/view`));
    expect(screen.queryByRole("textbox")).toBeNull();
    history.replaceState(null, "", "/");
  });

  it("brings back what was written, and does not save because it was opened", async () => {
    const world = await stageWorld();
    await keepDraft(world, withChildren("Ana", "Luis"));
    showInterview(world, "children");
    await screen.findByText("Child 2 · Luis Xol");
    await new Promise((passed) => setTimeout(passed, 1500));
    const row = await kept(world);
    expect(row.typed).toBe(false);
    expect(row.changedAt).toBe(world.now());
    expect(row.answers).toEqual(withChildren("Ana", "Luis"));
  });

  it("keeps none, not told and not known as three different answers", async () => {
    const world = await stageWorld();
    await keepDraft(world, emptyCoeAnswers());
    showInterview(world, "family");
    const parent = within(await screen.findByRole("region", { name: "First parent or guardian" }));
    for (const [words, dash] of [
      ["Youth on their own", "none"],
      ["Not told", "not-told"],
      ["Not known", "unknown"],
    ] as const) {
      await person.click(parent.getAllByRole("button", { name: words })[0]!);
      await waitFor(async () => expect((await kept(world)).answers.familyData.parent1.lastName).toEqual({ dash }));
    }
  });

  it("[R-02] asks about school from the same age as the rule, and no younger child", async () => {
    const world = await stageWorld();
    const bornYearsAgo = (years: number) => dateAnswer(`${2026 - years}-11-22` as CalendarDate);
    let answers = withChildren("Ana", "Luis");
    answers = changeChild(answers, "Ana", { birthDate: bornYearsAgo(schoolAskedFromAge) });
    answers = changeChild(answers, "Luis", { birthDate: bornYearsAgo(schoolAskedFromAge - 1) });
    await keepDraft(world, answers);
    showInterview(world, "children");
    const graduated = "Finished high school with a diploma in the United States?";
    const ana = await screen.findByRole("group", { name: /Ana Xol/ });
    expect(await within(ana).findByRole("group", { name: new RegExp(graduated.slice(0, 20)) })).toBeTruthy();
    const luis = screen.getByRole("group", { name: /Luis Xol/ });
    expect(within(luis).queryByText(graduated)).toBeNull();
  });

  it("says in the next section nothing of what was done in the last one", async () => {
    const world = await stageWorld();
    await keepDraft(world, withChildren("Ana", "Luis"));
    const { rerender } = showInterview(world, "children");
    await screen.findByText("Child 2 · Luis Xol");
    await person.click(screen.getByRole("button", { name: "Remove: Child 2 · Luis Xol" }));
    expect(await screen.findByRole("button", { name: "Undo" })).toBeTruthy();
    rerender(
      <Words catalogs={catalogs} locale="en">
        <InterviewScreen coeId={coeId} section="family" world={world} />
      </Words>,
    );
    await screen.findByLabelText("City or town");
    expect(screen.queryByRole("button", { name: "Undo" })).toBeNull();
  });

  it("puts a child first, takes one off and brings it back", async () => {
    const world = await stageWorld();
    await keepDraft(world, withChildren("Ana", "Luis", "Eva"));
    showInterview(world, "children");
    await person.click(await screen.findByRole("button", { name: "Move up: Child 2 · Luis Xol" }));
    expect(cards()).toEqual(["Child 1 · Luis Xol", "Child 2 · Ana Xol", "Child 3 · Eva Xol"]);
    await person.click(screen.getByRole("button", { name: "Remove: Child 1 · Luis Xol" }));
    expect(cards()).toEqual(["Child 1 · Ana Xol", "Child 2 · Eva Xol"]);
    await person.click(screen.getByRole("button", { name: "Undo" }));
    expect(cards()).toEqual(["Child 1 · Luis Xol", "Child 2 · Ana Xol", "Child 3 · Eva Xol"]);
    await waitFor(async () =>
      expect((await kept(world)).answers.childData.children.map((child) => child.id)).toEqual(["Luis", "Ana", "Eva"]),
    );
  });

  it("shows what the State returned at its field and on its section, and nowhere else", async () => {
    const world = await stageWorld();
    await keepDraft(world, withChildren("Ana"));
    await world.db.decisions.put(
      await sealDecision(world.db, {
        reviewId: "r1",
        coeId,
        revisionId: "v1" as Sha256,
        decision: "returned",
        reasons: [],
        note: "",
        comments: [{ field: "familyData.city", text: "Which town is this camp nearest to?" }],
        overturns: null,
        reviewer: { id: "p1", name: "Ruth Abernathy" },
        at: "2026-11-01T10:00:00.000Z" as Instant,
        seq: 7,
      }),
    );
    showInterview(world, "family");
    await screen.findByText("What Ruth Abernathy asks here");
    const city = screen.getByLabelText("City or town");
    await waitFor(() => expect(city.getAttribute("aria-invalid")).toBe("true"));
    expect(screen.getByText("The State asks: Which town is this camp nearest to?")).toBeTruthy();
    cleanup();
    showInterview(world, "children");
    await screen.findByText("Child 1 · Ana Xol");
    expect(screen.queryByText("What Ruth Abernathy asks here")).toBeNull();
  });

  it.each(["a colleague wrote on this tablet", "was handed to a colleague"])(
    "[P22] shows nothing of what %s",
    async (how) => {
      const world = await stageWorld();
      await keepDraft(world, withChildren("Ana"));
      const row = await kept(world);
      if (how === "was handed to a colleague") await world.db.summaries.update(coeId, { recruiterId: "a-colleague" });
      else await world.db.drafts.put(await sealDraft(world.db, { ...row, recruiterId: "a-colleague" }));
      const shown = render(
        <Words catalogs={catalogs} locale="en">
          <InterviewScreen coeId={coeId} notHere={<p>Not here</p>} section="children" world={world} />
        </Words>,
      );
      await shown.findByText("Not here");
      expect(shown.queryByText("Child 1 · Ana Xol")).toBeNull();
    },
  );

  it("names each open field after a check, and not before", async () => {
    const world = await stageWorld();
    await keepDraft(world, withChildren("Ana"));
    showInterview(world);
    await person.click(await screen.findByRole("button", { name: "Check this COE" }));
    const link = screen.getByRole("link", { name: "Write the city or town where the family lives now." });
    expect(link.getAttribute("href")).toBe("#familyData.city");
    expect(document.activeElement?.textContent).toContain("before signing");
  });

  it("says each section's state in words", async () => {
    const world = await stageWorld();
    await keepDraft(world, withChildren("Ana"));
    showInterview(world);
    const list = within(await screen.findByRole("list", { name: "Sections of this COE" }));
    expect(list.getByRole("link", { name: /Children/ }).textContent).toContain("In progress");
    expect(list.getByRole("link", { name: /^Family/ }).textContent).toContain("Not started");
  });

  it("speaks Spanish with the official wording beside it", async () => {
    const world = await stageWorld();
    await keepDraft(world, withChildren("Ana"));
    showInterview(world, "children", "es");
    const surname = await screen.findByLabelText("Primer apellido");
    const described = document.getElementById(surname.getAttribute("aria-describedby")?.split(" ")[0] ?? "");
    expect(described?.textContent).toBe("Last name 1");
    expect(described?.lang).toBe("en");
  });

  it("opens again where the recruiter was", async () => {
    const world = await stageWorld();
    await keepDraft(world, withChildren("Ana"));
    showInterview(world, "children");
    await person.click(await screen.findByLabelText("First surname"));
    await waitFor(async () =>
      expect((await kept(world)).place).toEqual({
        section: "children",
        field: "childData.children.Ana.lastName1",
      }),
    );
    cleanup();
    showInterview(world, "children");
    await waitFor(() => expect(document.activeElement?.id).toBe("childData.children.Ana.lastName1"));
  });
});
