// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import { awardsOfResults } from "../../store/awards.ts";
import { clear, show, stageApp, textOf } from "../testing/stage.tsx";
import { Awards } from "./Awards.tsx";
import { TeamNames, TeamsInSentence } from "./TeamNames.tsx";

const owls = { name: "Owls", boat: 3 };
const bees = { name: "Bees", boat: 41 };
/** What stands on the page in its order, a boat by its number. */
const told = () =>
  [...document.querySelectorAll("svg[data-boat], bdi")].map(
    (part) => part.getAttribute("data-boat") ?? textOf(part),
  );

afterEach(() => clear());

test("BOA4 in a sentence each team's boat stands before its name, and the words around them stay", async () => {
  const say = (names: string) => `New leader: ${names}!`;
  await show(stageApp().app, <TeamsInSentence teams={[owls, bees]} say={say} />);
  expect(told()).toEqual(["3", "Owls", "41", "Bees"]);
  expect(textOf(document.body)).toBe("New leader: Owls, Bees!");
});

test("BOA4 so it does where names stand one after another, and a boat that nobody knows is left out", async () => {
  await show(stageApp().app, <TeamNames teams={[owls, { name: "Foxes", boat: null }]} />);
  expect(told()).toEqual(["3", "Owls", "Foxes"]);
  expect(textOf(document.body)).toBe("Owls, Foxes");
});

test("BOA4 awards of a finished contest have the boats of its standings", async () => {
  const award = {
    number: 1,
    kind: "own",
    card: null,
    teams: ["Owls", "Gone"],
    value: null,
    text: "Fair play",
  } as const;
  const row = { teamId: "t4", place: 1, balancePoints: 5, solvedCount: 1, ...owls };
  const awards = awardsOfResults({ awards: [award], standings: [row] });
  await show(stageApp().app, <Awards awards={awards} />);
  expect(told()).toEqual(["3", "Owls", "Gone"]);
});
