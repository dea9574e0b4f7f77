import { expect, it } from "vitest";
import { plainTeam, plainView, rowOfCards } from "../../store/testing/plainView.ts";
import type { SeenAct } from "./Stage.ts";
import { answersOf } from "./tell.ts";

const board = rowOfCards(2);
const [card] = board.cards;

/** Points and the cell of the first card, by name. */
function viewOf(teams: Readonly<Record<string, readonly [points: number, cell: number]>>) {
  const all = Object.entries(teams).map(([name, [balancePoints, cell]], index) =>
    plainTeam(index + 1, { name, balancePoints, cells: [cell, 0] }),
  );
  return plainView({
    board,
    teams: Object.fromEntries(all.map((team) => [team.id, team])),
    clock: { ...plainView().clock, startedAt: 0, endsAt: 100_000 },
  });
}

function answers(
  before: ReturnType<typeof viewOf>,
  after: ReturnType<typeof viewOf>,
  told: Partial<SeenAct> = {},
) {
  if (!card) throw new Error("no card");
  const act: SeenAct = { team: "Herons", card, kind: "solved", attempt: 1, before, after, ...told };
  return answersOf(act, after, 25_400);
}

const cardName = `${card?.category} ${card?.pricePoints}`;

it("names the leader, the time that is left and what was solved", () => {
  const before = viewOf({ Foxes: [900, 11], Herons: [500, 1] });
  const after = viewOf({ Foxes: [900, 11], Herons: [700, 12] });
  expect(answers(before, after, { attempt: 2 })).toEqual({
    leads: ["Foxes"],
    left: "1:15",
    happened: `Herons solved ${cardName} at attempt 2`,
  });
});

it("says that a team was the first, took the lead, shares it or rose", () => {
  const before = viewOf({ Foxes: [900, 0], Otters: [800, 0], Herons: [500, 1] });
  const happened = (points: number) =>
    answers(before, viewOf({ Foxes: [900, 0], Otters: [800, 0], Herons: [points, 11] })).happened;
  expect(happened(1_000)).toBe(
    `Herons solved ${cardName} at attempt 1, as the first team, and took the lead`,
  );
  expect(happened(900)).toContain("and shares the lead now");
  expect(happened(850)).toContain("and rose from place 3 to place 2");
});

it("names all that share the lead", () => {
  const view = viewOf({ Foxes: [900, 11], Herons: [900, 2] });
  expect(answers(view, view, { kind: "failed" })).toMatchObject({
    leads: ["Foxes", "Herons"],
    happened: `Herons failed ${cardName}`,
  });
});
