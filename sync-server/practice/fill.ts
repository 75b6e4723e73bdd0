import { createHash } from "node:crypto";
import { addDays, type CalendarDate, earlierOf } from "../../src/domain/base/calendar-date.ts";
import type { Instant } from "../../src/domain/base/instant.ts";
import { type PracticeCoe, type PracticeReview, practiceCaseload } from "../../src/domain/practice/caseload.ts";
import { policyFor } from "../../src/domain/states/all.ts";
import { putAttachment } from "../store/attachments.ts";
import { openCoe } from "../store/coe-record.ts";
import type { Db } from "../store/db.ts";
import { addPerson, readPerson } from "../store/people.ts";
import { decide } from "../store/reviews.ts";
import { putRevision } from "../store/revisions.ts";
import type { Store } from "../store/store.ts";
import { practiceCoordinator, practiceRecruiters, practiceReviewer, practiceStaff } from "./people.ts";
import { type MadeCoe, makeRevision } from "./revision-making.ts";
import { dayIn } from "./state-day.ts";

/** Something that happened to a COE on a day; `order` keeps the days of one COE apart. */
interface Happening {
  readonly day: CalendarDate;
  readonly order: number;
  happen(store: Store): Promise<unknown>;
}

/** The same families in every practice State; only the days move along. */
const seed = 2023;

const timeOf = (day: CalendarDate, order: number): Instant =>
  new Date(Date.parse(`${day}T18:00:00.000Z`) + order * 61_000).toISOString() as Instant;

/** The practice State's own day: a server's may be another one (D9). */
const practiceDay = (now: Instant): CalendarDate => dayIn(policyFor("ZZ").timeZone, now);

/** The names of reviews are minted by the desk's browser; here they follow from the revision. */
const reviewIdOf = (revisionId: string): string =>
  createHash("sha256").update(`review ${revisionId}`).digest("hex").slice(0, 32);

const sent = (coe: PracticeCoe, made: MadeCoe) => async (store: Store) => {
  const carrier = practiceRecruiters[coe.recruiter].id;
  await putRevision(store, made.id, made.bytes, carrier);
  // "Signed" is a COE whose signatures are still on their way: the office sees that it waits for them (P8).
  if (coe.stage === "signed") return;
  for (const attachment of made.attachments) await putAttachment(store, attachment.id, attachment.bytes, carrier);
};

const decided =
  (coe: PracticeCoe, made: MadeCoe, review: PracticeReview, reviewerId: string) => async (store: Store) => {
    const reviewer = await store.write((db) => readPerson(db, store, reviewerId));
    if (!reviewer) throw new Error(`no reviewer ${reviewerId}`);
    const { decision, reasons, note, comments } = review;
    await decide(
      store,
      {
        reviewId: reviewIdOf(made.id),
        coeId: coe.coeId,
        revisionId: made.id,
        decision,
        reasons: [...reasons],
        note,
        comments: [...comments],
        overturns: null,
      },
      reviewer,
    );
  };

/** One version of a COE on its way: sent on the evening of the interview, opened the day after, decided two days later. */
interface Version {
  readonly made: MadeCoe;
  /** Days after the interview. */
  readonly sentAfter: number;
  readonly isOpened: boolean;
  readonly review: PracticeReview | null;
}

/** The days of one COE; what was returned is corrected two days after its decision. */
function lifeOf(coe: PracticeCoe, place: number, now: Instant, olderRules: boolean): Happening[] {
  const reviewerId = place % 3 === 0 ? practiceReviewer.id : practiceCoordinator.id;
  const order = place * 4;
  const today = practiceDay(now);
  const day = (days: number) => earlierOf(addDays(coe.interviewDate, days), today);
  // What was signed today was signed before this moment.
  const moment = (days: number): Instant => ([timeOf(day(days), order), now].toSorted()[0] ?? now) as Instant;
  const signed = (days: number) => ({ signedOn: day(days), at: moment(days) });
  const opened = (store: Store) => openCoe(store, coe.coeId, reviewerId);
  const happenings = ({ made, sentAfter, isOpened, review }: Version): Happening[] => [
    { day: day(sentAfter), order, happen: sent(coe, made) },
    ...(isOpened ? [{ day: day(sentAfter + 1), order: order + 1, happen: opened }] : []),
    ...(review ? [{ day: day(sentAfter + 2), order: order + 2, happen: decided(coe, made, review, reviewerId) }] : []),
  ];
  const returned: Version | null = coe.returnedBefore && {
    made: makeRevision({
      ...signed(0),
      coe,
      answers: coe.returnedBefore.answers,
      parent: null,
      stage: "signed",
      deviceSeq: order + 1,
      olderRules: false,
    }),
    sentAfter: 0,
    isOpened: true,
    review: coe.returnedBefore.review,
  };
  const sentAfter = returned ? 4 : 0;
  const made = makeRevision({
    ...signed(sentAfter),
    coe,
    answers: coe.answers,
    parent: returned?.made.id ?? null,
    stage: coe.stage === "draft" ? "draft" : "signed",
    deviceSeq: order + 2,
    olderRules,
  });
  const isOpened = coe.stage === "in-review" || coe.review !== null;
  return [...(returned ? happenings(returned) : []), ...happenings({ made, sentAfter, isOpened, review: coe.review })];
}

/** A practice State of an earlier release gets the people whose roles came since; its families stay as they are. */
const addNewcomers = (store: Store): Promise<void> =>
  store.write(async (db) => {
    const rows = await db.selectFrom("people").select("id").execute();
    const known = new Set(rows.map((row) => row.id));
    for (const person of practiceStaff) if (!known.has(person.id)) await addPerson(db, store, person);
  });

const hasPeople = async (db: Db): Promise<boolean> =>
  (await db.selectFrom("people").select("id").executeTakeFirst()) !== undefined;

/**
 * Fills an empty practice State through the doors that tablets and reviewers use: real revisions, receipts, openings and decisions, on
 * the days they happened. All of it in one transaction, so a practice State is whole or not there.
 */
export async function fillPracticeState(store: Store): Promise<void> {
  if (await hasPeople(store.reading)) return await addNewcomers(store);
  const now = store.now();
  const today = practiceDay(now);
  const caseload = practiceCaseload(seed, today);
  const old = caseload.find((coe) => coe.stage === "received" && coe.verdict === "needs-review");
  const lives = caseload.flatMap((coe, place) => lifeOf(coe, place, now, coe === old));
  const inOrder = lives
    .map((happening, step) => ({ ...happening, step }))
    .sort((a, b) => (a.day === b.day ? a.step - b.step : a.day < b.day ? -1 : 1));
  await store.write(async (db) => {
    // Another process may have filled it while this one thought of the families.
    if (await hasPeople(db)) return;
    const then = (at: Instant): Store => ({ ...store, now: () => at, write: (work) => work(db) });
    for (const [place, person] of practiceStaff.entries()) {
      await addPerson(db, then(timeOf(addDays(today, -400), place)), person);
    }
    let latest: string = timeOf(addDays(today, -400), 0);
    for (const { day, order, happen } of inOrder) {
      // Never before what happened last, never after this moment: the middle one of the three.
      latest = [timeOf(day, order), latest, now].toSorted()[1] ?? now;
      await happen(then(latest as Instant));
    }
  });
}
