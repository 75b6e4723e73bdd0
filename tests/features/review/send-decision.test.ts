import { describe, expect, it } from "vitest";
import { err, ok } from "../../../src/domain/base/result.ts";
import type { Decision, ReviewRequest } from "../../../src/domain/protocol/review.ts";
import { sendDecision } from "../../../src/features/review/send-decision.ts";
import { atScreen } from "../../../src/sync/at-screen.ts";
import type { OfficeProblem } from "../../../src/sync/office-refusal.ts";
import { at, id } from "./desk-office.ts";

const request: ReviewRequest = {
  reviewId: id(1),
  coeId: id(2),
  revisionId: "a".repeat(64) as ReviewRequest["revisionId"],
  decision: "returned",
  reasons: ["other"],
  note: "Which camp?",
  comments: [],
  overturns: null,
};
const decision: Decision = { ...request, reviewer: { id: "ruth", name: "Ruth" }, at, seq: 3 };
const refused = (problem: string): OfficeProblem => ({
  code: "refused",
  status: 409,
  problem,
  details: { some: "thing" },
  retryAfterMs: null,
});

/** Answers in this order; says what was asked for under which name. */
function office(...answers: (OfficeProblem | Decision)[]) {
  const names: string[] = [];
  return {
    names,
    by: {
      wait: () => Promise.resolve(),
      post: (asked: ReviewRequest) => {
        names.push(asked.reviewId);
        const answer = answers.shift();
        if (!answer) throw new Error("asked once too often");
        return Promise.resolve("code" in answer ? err(answer) : ok(answer));
      },
    },
  };
}

describe("sending a decision", () => {
  it("[P24] tries again under the same name while nobody answers", async () => {
    const { by, names } = office({ code: "no-answer" }, refused("busy"), decision);
    expect(await sendDecision(request, by)).toEqual({ kind: "stands", decision, asAsked: true });
    expect(names).toEqual([id(1), id(1), id(1)]);
  });

  it("says that nobody knows where the session ended after a try without an answer", async () => {
    const { by } = office({ code: "no-answer" }, refused("not-signed-in"));
    expect(await sendDecision(request, by)).toEqual({ kind: "unknown", problem: { code: "no-answer" } });
  });

  it("[P22] keeps asking in the name of whoever pressed, also when somebody else is at the screen by then", async () => {
    const asked: unknown[] = [];
    const answers = [err<OfficeProblem>({ code: "no-answer" }), ok(decision)];
    atScreen.personId = "ruth";
    await sendDecision(request, {
      async post(_, { inNameOf }) {
        asked.push(inNameOf);
        atScreen.personId = "tomas";
        return answers.shift() ?? ok(decision);
      },
      wait: () => Promise.resolve(),
    });
    atScreen.personId = null;
    expect(asked).toEqual(["ruth", "ruth"]);
  });

  it("does not repeat what was refused", async () => {
    const { by } = office(refused("own-coe"));
    expect(await sendDecision(request, by)).toEqual({ kind: "refused", code: "own-coe", details: { some: "thing" } });
  });

  it("says that nobody knows, rather than that it failed", async () => {
    const { by } = office({ code: "no-answer" }, { code: "not-an-answer", status: 200 }, { code: "no-answer" });
    expect(await sendDecision(request, by)).toEqual({ kind: "unknown", problem: { code: "no-answer" } });
  });

  it("notices that an earlier try had arrived with other words", async () => {
    const { by } = office({ ...decision, decision: "approved" });
    expect(await sendDecision(request, by)).toMatchObject({ kind: "stands", asAsked: false });
  });
});
