import type { StampedCommand } from "../../../shared/contest/commands.ts";
import { answers, buys, created, joins, opens, starts } from "../../../shared/contest/testing.ts";
import { type Classroom, openClassroom } from "./classroom.ts";

/** Three teams that play, and what happens `more`: Ann has 600, Bob 300 and a card for 200 in play, Cid 500. */
export function lesson(...more: readonly StampedCommand[]): Classroom {
  return openClassroom(
    created(),
    opens(),
    joins(1, "Ann"),
    joins(2, "Bob"),
    joins(3, "Cid"),
    starts(),
    buys(1, "t1", 1),
    answers(2, "t1", 1, "42"),
    buys(3, "t2", 2),
    ...more,
  );
}
