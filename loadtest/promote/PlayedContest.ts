import { MarkSeal } from "../../server/cluster/MarkSeal.ts";
import type { Contest } from "../cluster/Contest.ts";

/** A contest of the test, and what is known of it beside what its clients were told. */
export class PlayedContest {
  readonly contest: Contest;
  readonly contestId: string;
  readonly #marks: MarkSeal;
  /** Promotions that it has seen. */
  age = 0;

  /** `markKey`: of the service's `Keys`. */
  constructor(contest: Contest, contestId: string, markKey: Uint8Array) {
    this.contest = contest;
    this.contestId = contestId;
    this.#marks = new MarkSeal(markKey);
  }

  /** The last entry that any client was shown. */
  get shownSeq(): number {
    const marks = this.contest.marks.map((mark) => this.#marks.open(this.contestId, mark));
    return Math.max(0, ...marks.map((mark) => mark?.seq ?? 0));
  }
}
