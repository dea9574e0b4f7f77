import { describe, expect, test } from "vitest";
import { ModeratorCommand } from "./commands.ts";
import type { NameWords } from "./state.ts";
import { byModerator, created, given, happened } from "./testing.ts";

const list = (marked: readonly string[], allowed: readonly string[] = []): NameWords => ({ marked, allowed });
const sets = (at: number, words: NameWords, basedOn?: NameWords) =>
  byModerator(at, { type: "SetNameWords", ...words, ...(basedOn && { basedOn }) });

describe("NAM3 words are saved over those that were seen", () => {
  const seen = list(["goose"], ["Scunthorpe"]);
  const theirs = list(["goose", "swan"], ["Scunthorpe"]);
  const mine = list(["goose", "duck"]);
  const history = happened(created(), sets(1, seen), sets(2, theirs, seen));

  test("and not over somebody else's", () => {
    given(history)
      .when(sets(3, mine, seen))
      .isRefused("changed_meanwhile", { words: 3 });
    given(history)
      .when(sets(3, mine, list(["swan", "goose"], ["Scunthorpe"])))
      .isRefused("changed_meanwhile", { words: 3 });
    given(history)
      .when(sets(3, mine, theirs))
      .gives({ type: "NameWordsSet", ...mine });
  });

  test("of a contest that has none yet, too", () => {
    given([created()])
      .when(sets(1, mine, list([])))
      .gives({ type: "NameWordsSet", ...mine });
    given([created()])
      .when(sets(1, mine, seen))
      .isRefused("changed_meanwhile", { words: 0 });
  });

  test("the same words are no conflict", () => {
    given(history)
      .when(sets(3, theirs, seen))
      .gives({ type: "NameWordsSet", ...theirs });
  });

  test("a page of before says nothing of what it saw", () => {
    const { basedOn, ...command } = { type: "SetNameWords", ...mine, basedOn: seen } as const;
    for (const sent of [command, { ...command, basedOn }])
      expect(ModeratorCommand.safeParse(sent).data).toEqual(sent);
    given(history)
      .when(byModerator(3, command))
      .gives({ type: "NameWordsSet", ...mine });
  });
});

describe("NAM4 what a list holds", () => {
  const words = (count: number) => Array.from({ length: count }, (_, index) => `word ${index}`);

  test("300 words of 60 characters, whatever a character is stored as", () => {
    const longest = ["\u{1F986}".repeat(60), ...words(299)];
    for (const full of [list(longest), list([], longest)])
      given([created()])
        .when(sets(1, full))
        .gives({ type: "NameWordsSet", ...full });
  });

  test("a longer word is named, and not cut", () => {
    const long = `${"goose ".repeat(10)}!`;
    const told = { start: long.slice(0, 20), characters: 61, most: 60 };
    for (const over of [list(["swan", long]), list([], [long])])
      given([created()]).when(sets(1, over)).isRefused("word_too_long", told);
  });

  test("it is said how many words are too many", () => {
    for (const over of [list(words(302)), list([], words(302))])
      given([created()]).when(sets(1, over)).isRefused("too_many_words", { over: 2, most: 300 });
  });

  test("what is too much reaches the rules, which say so", () => {
    for (const over of [list(["x".repeat(200)]), list(words(400))])
      expect(ModeratorCommand.safeParse({ type: "SetNameWords", ...over }).success).toBe(true);
  });
});
