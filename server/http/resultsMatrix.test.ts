import { expect, test } from "vitest";
import { replay } from "../../shared/contest/evolve.ts";
import {
  byModerator,
  created,
  finishes,
  happened,
  joins,
  opens,
  starts,
} from "../../shared/contest/testing.ts";
import { resultsMatrix } from "./resultsMatrix.ts";

test("SEA5 a name that is hidden from others stands in the organizer's table", () => {
  const state = replay(
    happened(
      created(),
      opens(),
      joins(1, "Ann"),
      joins(2, "Bob"),
      starts(),
      byModerator(3, { type: "HideName", teamId: "t1", hidden: true }),
      finishes(10),
    ),
  );
  expect(resultsMatrix(state).rows.map(({ name, place }) => [name, place])).toEqual([
    ["Ann", 1],
    ["Bob", 1],
  ]);
});
