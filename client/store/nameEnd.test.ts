import { expect, test } from "vitest";
import { partsOfName } from "./nameEnd.ts";

test.each([
  ["School 12, team 3", "School 12, team", " 3"],
  ["Достопримечательнейшие превосходитель 19", "Достопримечательнейшие превосходитель", " 19"],
  ["Incomprehensibilities of 7B", "Incomprehensibilities of", " 7B"],
  ["The Improbable Integrals", "The Improbable Integrals", ""],
  ["Team 3", "Team 3", ""],
  ["🦊🛶 Foxes 👩🏽‍🚀", "🦊🛶 Foxes", " 👩🏽‍🚀"],
  ["Incomprehensibilities", "Incomprehensibilities", ""],
  ["", "", ""],
])("NME4 of %s what may be left out is %s, and what tells it from others %s", (name, start, end) => {
  expect(partsOfName(name)).toEqual({ start, end });
});
