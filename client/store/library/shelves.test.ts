import { expect, test } from "vitest";
import type { ContestSummary } from "../../../shared/api.ts";
import { isOf, libraryFilters, nameOrder, placeOf, shelvesOf, type Wanted } from "./shelves.ts";

const plain: ContestSummary = {
  roomCode: "AAAAAA",
  title: "Plain",
  language: "en",
  phase: "draft",
  createdAt: 0,
  finishedAt: null,
  teamCount: null,
  folder: null,
  archived: false,
  deletedAt: null,
  broken: false,
};
const compare = nameOrder("ru");
const everything: Wanted = { search: "", filter: "all", sort: "newest" };
const found = (contests: readonly ContestSummary[], wanted: Partial<Wanted>) =>
  shelvesOf(contests, { ...everything, ...wanted }, compare).map(({ folder, contests: shown }) => [
    folder,
    shown.map(({ title }) => title),
  ]);

test("LIB7 titles are searched by the beginnings of words, letters without case, ё as е, and codes as typed", () => {
  const contests = [
    { ...plain, title: "Всё о дробях (7 Б)", roomCode: "K7MPXW" },
    { ...plain, title: "ЁЛКА 7 А", roomCode: "ABC234" },
    { ...plain, title: "17 А", roomCode: "777777" },
  ];
  const titles = (search: string) => found(contests, { search }).flatMap(([, shown]) => shown ?? []);
  expect(titles("все ДРОБ")).toEqual(["Всё о дробях (7 Б)"]);
  expect(titles("елка")).toEqual(["ЁЛКА 7 А"]);
  expect(titles(" 7 ")).toHaveLength(2);
  expect(titles("7-б")).toEqual(["Всё о дробях (7 Б)"]);
  expect(titles("k7m-pxw")).toEqual(["Всё о дробях (7 Б)"]);
  expect(titles("777")).toEqual(["17 А"]);
  expect(titles("дроби")).toEqual([]);
  expect(titles(" -- ")).toHaveLength(3);
});

test("LIB7 contests are found in one place each; what is archived or in the bin is not among all", () => {
  const phases = ["draft", "lobby", "running", "paused", "finished"] as const;
  const contests = phases.flatMap((phase) =>
    [false, true].flatMap((archived) =>
      [null, 5].map((deletedAt) => ({ ...plain, phase, archived, deletedAt })),
    ),
  );
  for (const contest of contests)
    expect(libraryFilters.filter((filter) => filter !== "all" && isOf(filter, contest))).toEqual([
      placeOf(contest),
    ]);
  const places = (changes: Partial<ContestSummary>) => {
    const contest = { ...plain, ...changes };
    return [placeOf(contest), isOf("all", contest)];
  };
  expect(places({ phase: "finished" })).toEqual(["finished", true]);
  expect(places({ phase: "finished", archived: true })).toEqual(["archived", false]);
  expect(places({ phase: "finished", archived: true, deletedAt: 5 })).toEqual(["bin", false]);
  expect(places({ phase: "paused" })).toEqual(["running", true]);
});

test("LIB3 a contest that is played is in sight also when it was archived", () => {
  const contest = { ...plain, phase: "running", archived: true } as const;
  expect([placeOf(contest), isOf("all", contest), isOf("archived", contest)]).toEqual([
    "running",
    true,
    false,
  ]);
});

test("LIB7 what is in no folder comes first, then the folders by name, each sorted as wished", () => {
  const contests = [
    { ...plain, title: "c", createdAt: 1, folder: "10 А" },
    { ...plain, title: "a", createdAt: 2, folder: "10 А" },
    { ...plain, title: "b", createdAt: 3, folder: "7 Б" },
    { ...plain, title: "e", createdAt: 4 },
    { ...plain, title: "d", createdAt: 5 },
    { ...plain, title: "archived", createdAt: 6, folder: "7 А", archived: true },
  ];
  expect(found(contests, {})).toEqual([
    [null, ["d", "e"]],
    ["7 Б", ["b"]],
    ["10 А", ["a", "c"]],
  ]);
  expect(found(contests.toReversed(), { sort: "title" })).toEqual([
    [null, ["d", "e"]],
    ["7 Б", ["b"]],
    ["10 А", ["a", "c"]],
  ]);
  expect(found(contests, { filter: "archived" })).toEqual([["7 А", ["archived"]]]);
  expect(found([], {})).toEqual([]);
});
