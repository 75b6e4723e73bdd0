import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { catalogs } from "../../../src/app/messages/catalogs.ts";
import { emptyCoeAnswers } from "../../../src/domain/coe/coe.ts";
import { elementLabels } from "../../../src/domain/coe/element-labels.ts";
import { nationalForm, textParts } from "../../../src/domain/coe/form.ts";
import { familyNameOf } from "../../../src/domain/coe/summary.ts";
import type { CoeRecord } from "../../../src/domain/protocol/desk.ts";
import type { Person } from "../../../src/domain/protocol/person.ts";
import { keepWalk } from "../../../src/features/review/queue-walk.ts";
import { ReviewDeskScreen } from "../../../src/features/review/review-desk-screen.tsx";
import { type Locale, Words } from "../../../src/ui/words.tsx";
import { sampleAnswers } from "../../domain/coe/sample-answers.ts";
import { id, openOffice, recordOf, refusal, reviewer, signedVersion, worldOf } from "./desk-office.ts";

const first = signedVersion(id(1));
const second = signedVersion(id(2));

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  globalThis.CSS ??= { escape: (text: string) => text } as unknown as typeof CSS;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function show(record: Partial<CoeRecord> = {}, person: Person = reviewer, locale: Locale = "en") {
  const office = openOffice([first, second], [recordOf([first], record), recordOf([second])]);
  keepWalk({ address: "/desk?stage=all", coeIds: [id(1), id(2)] });
  const go = vi.fn();
  const view = render(
    <Words catalogs={catalogs} locale={locale}>
      <ReviewDeskScreen coeId={id(1)} go={go} world={worldOf(person)} />
    </Words>,
  );
  await screen.findByText(nationalForm.form);
  return { office, go, sheet: view.container.querySelector(".sheet") as HTMLElement };
}

const focusTheForm = async () => {
  screen.getByRole("heading", { level: 1 }).focus();
  await waitFor(() => expect(document.activeElement?.tagName).toBe("H1"));
};

describe("a COE on the desk", () => {
  it("[V-13] names the other COE that holds a child of this one, and says it beside the children", async () => {
    const child = first.revision.answers.childData.children[0];
    if (!child) throw new Error("a COE without children");
    const other = { coeId: id(2), familyName: "Luna", stage: "approved" as const, childIds: [child.id] };
    const { sheet } = await show({ duplicates: [other] });
    const link = screen.getByRole("link", { name: `${child.firstName} on the COE of the Luna family` });
    expect(link.getAttribute("href")).toBe(`/desk/${id(2)}`);
    expect(sheet.textContent).toContain(`${child.firstName} seems to be on another COE with the same date.`);
    expect(screen.getByText(/before you decide/)).toBeTruthy();
  });

  it("[V-13] asks nobody to compare before a decision that is made already", async () => {
    const childIds = first.revision.answers.childData.children.slice(0, 1).map((child) => child.id);
    const duplicates = [{ coeId: id(2), familyName: "", stage: "approved" as const, childIds }];
    await show({ stage: "approved", duplicates });
    expect(screen.getByRole("link", { name: /on the COE of a family without a name/ })).toBeTruthy();
    expect(screen.getByText(/one decision may have to change/)).toBeTruthy();
    expect(screen.queryByText(/before you decide/)).toBeNull();
  });

  it("is called by the family, and by the youth where there is none", async () => {
    const { answers } = first.revision;
    const [child] = answers.childData.children;
    const [worker] = answers.qualifyingMoves.workers;
    if (!child || !worker) throw new Error("a COE without a child and a worker");
    await show();
    const family = familyNameOf(answers);
    expect(screen.getByRole("heading", { level: 1, name: `COE of the ${family} family` })).toBeTruthy();
    cleanup();
    const noParent = { firstName: { dash: "none" }, lastName: { dash: "none" } } as const;
    const alone = signedVersion(id(3), {
      ...answers,
      familyData: { ...answers.familyData, parent1: noParent, parent2: noParent },
      childData: { children: [{ ...child, firstName: "Eleazar", lastName1: "Chub", lastName2: "Caal" }] },
      qualifyingMoves: { ...answers.qualifyingMoves, workers: [{ ...worker, relation: "self", childId: child.id }] },
    });
    openOffice([alone], [recordOf([alone])]);
    render(
      <Words catalogs={catalogs} locale="es">
        <ReviewDeskScreen coeId={id(3)} go={vi.fn()} world={worldOf()} />
      </Words>,
    );
    expect(await screen.findByRole("heading", { level: 1, name: "COE de Eleazar Chub Caal" })).toBeTruthy();
  });

  it("a comment can be left as it was, and deleted once it is written", async () => {
    await show();
    const open = async (): Promise<ReturnType<typeof within>> => {
      await userEvent.click(screen.getByRole("button", { name: /comment(ed)? on Parent\/Guardian 1 Last Name/ }));
      return within(await screen.findByRole("dialog", { name: /^Comment: / }));
    };
    const say = (dialog: ReturnType<typeof within>, text: string) =>
      userEvent.type(dialog.getByRole("textbox", { name: "Your comment for the recruiter" }), text);
    let dialog = await open();
    await userEvent.click(dialog.getByRole("button", { name: "Not now" }));
    expect(screen.queryByRole("dialog")).toBeNull();
    dialog = await open();
    await say(dialog, "Which spelling?");
    await userEvent.click(dialog.getByRole("button", { name: "Leave it as it was" }));
    expect(screen.queryByText("Which spelling?")).toBeNull();
    dialog = await open();
    await say(dialog, "As on the passport?");
    await userEvent.click(dialog.getByRole("button", { name: "Close" }));
    dialog = await open();
    await say(dialog, " Or not?");
    await userEvent.click(dialog.getByRole("button", { name: "Leave it as it was" }));
    expect(screen.getByText("As on the passport?")).toBeTruthy();
    dialog = await open();
    await userEvent.click(dialog.getByRole("button", { name: "Delete the comment" }));
    expect(screen.queryByText("As on the passport?")).toBeNull();
  });

  it.each([
    ["Return", "Not now"],
    ["Approve", "Not now"],
    ["Deny", "Not now"],
    ["Return", "Close"],
  ])("“%s” asks, and “%s” leaves everything as it was", async (decision, way) => {
    const { office } = await show();
    await userEvent.click(screen.getByRole("button", { name: decision }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.click(dialog.getByRole("button", { name: way }));
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(office.requests).toEqual([]);
  });

  it.each(["en", "es"] as const)(
    "says what is missing where no child is listed, not that the rules raise no doubts (%s)",
    async (locale) => {
      const empty = signedVersion(id(3), emptyCoeAnswers());
      openOffice([empty], [recordOf([empty])]);
      render(
        <Words catalogs={catalogs} locale={locale}>
          <ReviewDeskScreen coeId={id(3)} go={vi.fn()} world={worldOf(reviewer)} />
        </Words>,
      );
      expect(await screen.findByText(catalogs[locale]["review.outcome.no-children"] ?? "")).toBeTruthy();
      expect(screen.queryByText(/The rules raise no doubts|Ninguna regla dejó dudas/)).toBeNull();
    },
  );

  it.each(["en", "es"] as const)("contains every official label and text word for word (%s)", async (locale) => {
    const { sheet } = await show({}, reviewer, locale);
    const text = sheet.textContent.replace(/\s+/g, " ");
    for (const label of Object.values(elementLabels)) expect(text).toContain(label.en);
    for (const item of nationalForm.qualifyingMovesAndWork.items) {
      const row = sheet.querySelector(`[data-item="${item.item}"]`)?.textContent.replace(/\s+/g, " ") ?? "";
      const parts = textParts(item.text ?? "").filter((part) => typeof part === "string");
      for (const part of [...parts, ...(item.choices ?? []), ...Object.values(item.blanks ?? {})]) {
        expect(row, item.item).toContain(part.trim());
      }
    }
    const { comments, intervieweeSignature, eligibilityCertification, qualifyingMovesAndWork } = nationalForm;
    for (const words of [
      qualifyingMovesAndWork.title,
      comments.title,
      comments.text,
      intervieweeSignature.title,
      intervieweeSignature.en,
      ...intervieweeSignature.blanks,
      eligibilityCertification.title,
      eligibilityCertification.en,
      ...eligibilityCertification.blanks,
    ]) {
      expect(text).toContain(words);
    }
    expect(text).not.toContain("⟦");
  });

  it.each(["en", "es"] as const)("draws the boxes of the form, and says which one is ticked (%s)", async (locale) => {
    const { sheet } = await show({}, reviewer, locale);
    const row = sheet.querySelector('[data-item="2a"]') as HTMLElement;
    const choice = row.querySelector(".choice--ticked") as HTMLElement;
    expect(choice.textContent).toContain(catalogs[locale]["review.box.ticked"]);
    expect(choice.querySelector(".tick-box")?.getAttribute("data-ticked")).toBe("true");
    const boxes = [...row.querySelectorAll(".tick-box")].map((box) => box.querySelector("path") !== null);
    // The Spanish beside the English form has the same boxes.
    expect(boxes.filter(Boolean)).toHaveLength(locale === "es" ? 2 : 1);
    expect(boxes).toHaveLength(locale === "es" ? 6 : 3);
    expect(sheet.textContent).not.toMatch(/[☐☒]/);
  });

  it("draws the signature from its strokes, and says that it stands for these facts", async () => {
    await show();
    const ink = await screen.findByRole("img", { name: "Signature of Rosa Sample" });
    expect(ink.querySelector("path")?.getAttribute("d")).toBe("M1 2C15.5 21 15.5 21 30 40");
    expect(screen.getByText("Signed for exactly these facts")).toBeTruthy();
  });

  it("moves, comments, and decides from the keyboard", async () => {
    const { go, office } = await show();
    await focusTheForm();
    await userEvent.keyboard("j");
    expect(go).toHaveBeenLastCalledWith(`/desk/${id(2)}`);
    await userEvent.keyboard("u");
    expect(go).toHaveBeenLastCalledWith("/desk?stage=all");
    screen.getByRole("button", { name: /comment on Parent\/Guardian 1 Last Name/ }).focus();
    await userEvent.keyboard("{ArrowDown}c");
    const box = await screen.findByRole("textbox", { name: "Your comment for the recruiter" });
    await userEvent.type(box, "Which spelling?");
    await userEvent.click(screen.getByRole("button", { name: "Keep the comment" }));
    expect(screen.getByText("Which spelling?")).toBeTruthy();
    await focusTheForm();
    await userEvent.keyboard("r");
    const dialog = within(await screen.findByRole("dialog", { name: "Return this COE to Lucía Ferreira?" }));
    await userEvent.click(dialog.getByRole("button", { name: "Return it" }));
    expect(dialog.getByText("Choose at least one reason.")).toBeTruthy();
    expect(office.requests).toHaveLength(0);
    await userEvent.click(dialog.getByRole("checkbox", { name: /A name, a birth date/ }));
    await userEvent.click(dialog.getByRole("button", { name: "Return it" }));
    await waitFor(() => expect(go).toHaveBeenLastCalledWith(`/desk/${id(2)}`));
    expect(office.requests[0]).toMatchObject({
      revisionId: first.id,
      decision: "returned",
      reasons: ["name-or-birth-details"],
      comments: [{ field: "familyData.parent1.firstName", text: "Which spelling?" }],
    });
    expect(sessionStorage.getItem(`surco.desk.notes ruth ${first.id}`)).toBeNull();
  });

  it("has silent letters while they are turned off", async () => {
    localStorage.setItem("surco.desk.shortcuts", "off");
    const { go } = await show();
    await focusTheForm();
    await userEvent.keyboard("ja");
    expect(go).not.toHaveBeenCalled();
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("[P24] says who was quicker and keeps what was written", async () => {
    const { office } = await show();
    const theirs = { ...office.made({} as never), reviewer: { id: "tomas", name: "Tomás Villaseñor" } };
    office.said.push((request) =>
      refusal("already-decided", 409, { decision: { ...theirs, ...request, reviewId: id(77) } }),
    );
    await focusTheForm();
    await userEvent.keyboard("a");
    await userEvent.click(await screen.findByRole("button", { name: "Approve it" }));
    expect(await screen.findByText(/Tomás Villaseñor was quicker: “Approved”/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Approve it" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Show how it stands now" }));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it.each([
    ["not-signed-in", 401, "what was asked before may stand", true],
    ["blocking-findings", 409, "nothing was decided", false],
  ])("[P24] after %s (%d: %s) the next try bears the same name: %s", async (code, status, _why, same) => {
    const { office } = await show();
    office.said.push(() => refusal(code, status));
    await focusTheForm();
    await userEvent.keyboard("a");
    await userEvent.click(await screen.findByRole("button", { name: "Approve it" }));
    await screen.findByText("Your decision was not recorded");
    await userEvent.click(screen.getByRole("button", { name: "Approve it" }));
    await waitFor(() => expect(office.requests).toHaveLength(2));
    expect(office.requests[1]?.reviewId === office.requests[0]?.reviewId).toBe(same);
  });

  it("names everything that a return lacks at once, and goes to the first", async () => {
    await show();
    await focusTheForm();
    await userEvent.keyboard("r");
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.click(dialog.getByRole("button", { name: "Return it" }));
    expect(dialog.getByText("Choose at least one reason.")).toBeTruthy();
    expect(dialog.getByText("Write a note, or close this and comment on a field.")).toBeTruthy();
    expect(document.activeElement).toBe(dialog.getAllByRole("checkbox")[0]);
    await userEvent.click(dialog.getByRole("checkbox", { name: /temporary or seasonal/ }));
    await userEvent.click(dialog.getByRole("button", { name: "Return it" }));
    expect(document.activeElement).toBe(dialog.getByRole("textbox"));
  });

  it("offers to return what cannot be approved", async () => {
    const { qualifyingMoves } = emptyCoeAnswers();
    const unmoved = signedVersion(id(3), { ...sampleAnswers(), qualifyingMoves });
    openOffice([unmoved], [recordOf([unmoved])]);
    render(
      <Words catalogs={catalogs} locale="en">
        <ReviewDeskScreen coeId={id(3)} go={vi.fn()} world={worldOf(reviewer)} />
      </Words>,
    );
    await screen.findByText(nationalForm.form);
    await userEvent.click(screen.getByRole("button", { name: "Approve" }));
    await screen.findByRole("dialog", { name: "This COE cannot be approved as it is" });
    expect(screen.queryByRole("button", { name: "Approve it" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Return it instead" }));
    expect(await screen.findByRole("dialog", { name: /^Return this COE/ })).toBeTruthy();
  });

  it("[V-12] tells a reviewer who wrote the COE that nobody reviews their own", async () => {
    const { office } = await show(
      { stage: "received" },
      { ...reviewer, id: "lucia", roles: ["recruiter", "reviewer"] },
    );
    expect(screen.getByText(/Nobody reviews their own/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
    expect(office.asked.some((call) => call.endsWith("/opened"))).toBe(false);
  });

  it("is frozen once approved: only a decision that overturns it, with its note", async () => {
    const approval = {
      reviewId: id(50),
      coeId: id(1),
      revisionId: first.id,
      decision: "approved" as const,
      reasons: [],
      note: "",
      comments: [],
      overturns: null,
      reviewer: { id: "tomas", name: "Tomás Villaseñor" },
      at: "2026-11-21T10:00:00.000Z" as never,
      seq: 8,
    };
    const { office, go } = await show({ stage: "approved", decisions: [approval] });
    expect(screen.getByText(/Approved by Tomás Villaseñor/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Deny instead" }));
    const dialog = within(await screen.findByRole("dialog"));
    await userEvent.click(dialog.getByRole("checkbox", { name: "The work does not qualify" }));
    await userEvent.click(dialog.getByRole("button", { name: "Deny it" }));
    expect(dialog.getByText("Write why the decision changes.")).toBeTruthy();
    await userEvent.type(dialog.getByRole("textbox"), "The job runs all year.");
    await userEvent.click(dialog.getByRole("button", { name: "Deny it" }));
    await waitFor(() => expect(go).toHaveBeenCalled());
    expect(office.requests[0]).toMatchObject({ decision: "denied", overturns: id(50), note: "The job runs all year." });
  });

  it("says at once why it was returned, what was written, and when it came", async () => {
    const returned = {
      reviewId: id(51),
      coeId: id(1),
      revisionId: first.id,
      decision: "returned" as const,
      reasons: ["name-or-birth-details" as const],
      note: "The passport has another spelling.",
      comments: [{ field: "familyData.parent1.firstName" as never, text: "Which spelling?" }],
      overturns: null,
      reviewer: { id: "tomas", name: "Tomás Villaseñor" },
      at: "2026-11-21T10:00:00.000Z" as never,
      seq: 8,
    };
    await show({ stage: "returned", decisions: [returned] });
    const standing = screen.getByText(/^Returned by Tomás Villaseñor/).closest(".alert") as HTMLElement;
    expect(within(standing).getByText(/^Reasons: A name, a birth date/)).toBeTruthy();
    expect(within(standing).getByText("The passport has another spelling.")).toBeTruthy();
    expect(within(standing).getByText("1 comment stands at its field below.")).toBeTruthy();
    expect(screen.getByText(/written by Lucía Ferreira · received Nov 20, 2026 · version 1 of 1/)).toBeTruthy();
  });

  it("[P8] says that a signature is on its way, and decides nothing until it is there", async () => {
    const record = recordOf([first]);
    const [version] = record.revisions;
    if (!version) throw new Error("a record without a version");
    const awaiting = first.revision.attachments.map((slot) => slot.id);
    await show({ revisions: [{ ...version, receipt: { ...version.receipt, awaiting } }] });
    expect(screen.getByText("1 signature or photo has not arrived yet")).toBeTruthy();
    expect(screen.getByText("The drawing has not arrived yet.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
  });
});
