import type { Child } from "../coe/child-data.ts";
import type { CoeAnswers } from "../coe/coe.ts";
import type { Comments } from "../coe/comments.ts";
import type { SignatureMethod } from "../coe/interviewee-signature.ts";
import type { Move, Place, Work, WorkerRelation } from "../coe/qualifying-moves.ts";
import type { Stage } from "../coe/stage.ts";
import type { Verdict } from "../eligibility/determination.ts";
import type { ReasonCode } from "../review/reasons.ts";
import type { CommunityKey } from "./communities.ts";

/** Days count back from the interview, children and workers by their place in the list: a caseload never grows old. */
interface ToldMove {
  readonly daysBefore: number;
  readonly from: Place;
  /** The family's present district unless said otherwise. */
  readonly to?: Place;
  readonly children: "all" | readonly number[];
  readonly workers?: readonly number[];
  readonly change?: Partial<Move>;
}

interface ToldWork {
  readonly move: number;
  readonly worker?: number;
  /** Days after the move; null: no such work was found. */
  readonly startedAfter: number | null;
  readonly description: string;
  readonly change?: Partial<Work>;
}

interface ToldWorker {
  readonly relation: WorkerRelation;
  /** The child who is this worker or whose spouse this is. */
  readonly child?: number;
}

/** One field comment of the practice reviewer; `field` may name children and moves as `child:0` and `move:0`. */
interface ToldComment {
  readonly field: string;
  readonly text: string;
}

export interface ToldReview {
  readonly decision: "returned" | "approved" | "denied";
  readonly reasons: readonly ReasonCode[];
  readonly note: string;
  readonly comments: readonly ToldComment[];
}

/** One COE of the practice State, as it would be told to somebody who is new. */
export interface Telling {
  /** What it shows; also its key. */
  readonly about: string;
  readonly people: CommunityKey;
  readonly district: string;
  readonly interviewedDaysAgo: number;
  /** Ages in years at the interview. */
  readonly ages: readonly number[];
  readonly children?: Readonly<Record<number, Partial<Child>>>;
  /** A youth on their own: no parents on the form, and the youth answers. */
  readonly alone?: boolean;
  readonly workers?: readonly ToldWorker[];
  readonly moves: readonly ToldMove[];
  readonly work: readonly ToldWork[];
  readonly comments?: Comments;
  readonly method?: SignatureMethod;
  /** What is not as usual: applied last. */
  readonly change?: (answers: CoeAnswers) => CoeAnswers;
  readonly stage: Stage;
  readonly verdict: Verdict;
  readonly review?: ToldReview;
  /** The version that was returned before this one, made from the answers. */
  readonly returnedBefore?: { readonly was: (answers: CoeAnswers) => CoeAnswers; readonly review: ToldReview };
}
