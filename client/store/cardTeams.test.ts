import { expect, test } from "vitest";
import type { PublicView } from "../../shared/contest/view.ts";
import { cardTeams } from "./cardTeams.ts";
import { plainView } from "./testing/plainView.ts";

function card(id: number, index: number) {
  const shown = { category: "Sums", pricePoints: 100, kind: "number", rewardsPoints: [200] } as const;
  return { id, row: 1, column: index + 1, ...shown };
}

/** Teams by name, with what they did with card 2. */
function viewOf(cells: Readonly<Record<string, number>>): PublicView {
  const teams = Object.entries(cells).map(([name, cell], index) => [
    `t${index + 1}`,
    {
      id: `t${index + 1}`,
      name,
      boat: index,
      balancePoints: 500,
      inPlayPoints: 0,
      lastRewardAt: null,
      cells: [0, cell, 0],
    },
  ]);
  return plainView({
    board: { rows: 1, columns: 3, cards: [20, 2, 3].map(card) },
    teams: Object.fromEntries(teams),
  });
}

test("who solved a card by which attempt, who is at it, who failed it, who ran out of time", () => {
  const view = viewOf({ Owls: 12, Cats: 11, Bees: 11, Ants: 1, Elks: 2, Yaks: 3, Dogs: 0, Gnus: 4 });
  expect(cardTeams(view, 2, "en")).toEqual({
    solved: [
      { name: "Bees", boat: 2, attempt: 1 },
      { name: "Cats", boat: 1, attempt: 1 },
      { name: "Owls", boat: 0, attempt: 2 },
    ],
    active: [{ name: "Ants", boat: 3 }],
    failed: [{ name: "Elks", boat: 4 }],
    expired: [{ name: "Yaks", boat: 5 }],
  });
});

test("of a card that nobody bought there is nothing to tell", () => {
  expect(cardTeams(viewOf({ Owls: 0 }), 2, "en")).toEqual({
    solved: [],
    active: [],
    failed: [],
    expired: [],
  });
  expect(cardTeams(viewOf({ Owls: 11 }), 3, "en").solved).toEqual([]);
});
