import { describe, expect, test } from "vitest";
import { MAX_NUMBER_CHARACTERS } from "./checkers/numberReading.ts";
import { MAX_TEXT_CHARACTERS } from "./checkers/textReading.ts";
import { ModeratorCommand, TeamCommand } from "./commands.ts";
import { ControlCommand } from "./controlActs.ts";
import { CardWriting } from "./editActs.ts";
import { charactersOver, mostCharacters, mostKeyCharacters, takenPart } from "./mostCharacters.ts";

describe("PAG44 characters that are too many", () => {
  test("are counted as the schemas count them", () => {
    expect(charactersOver("goose", 5)).toBe(0);
    expect(charactersOver("gooses", 5)).toBe(1);
    expect(charactersOver("🚤".repeat(5), 5)).toBe(0);
    expect(charactersOver("🚤".repeat(7), 5)).toBe(2);
  });

  test("stand behind a part that is taken, which ends with a whole character", () => {
    expect(takenPart("goose", 5)).toBe("goose");
    expect(takenPart("a🚤🚤", 2)).toBe("a🚤");
  });

  test("of an answer are cut by its box, and no reader judges what is left of it", () => {
    expect(mostCharacters.answer).toBeGreaterThan(MAX_TEXT_CHARACTERS);
    expect(mostCharacters.answer).toBeGreaterThan(MAX_NUMBER_CHARACTERS);
  });

  test("are those that the schemas refuse", () => {
    const text = (most: number, over: number) => "🚤".repeat(most + over);
    const writing = (over: number) => ({
      category: "",
      pricePoints: null,
      statement: text(mostCharacters.statement, over),
      solution: "",
      checker: null,
      typedKey: null,
    });
    const typedKey = (over: number) => ({
      ...writing(0),
      typedKey: { kind: "choice", cells: { answer: "", choices: text(mostKeyCharacters.choices, over) } },
    });
    const says = (over: number) => ({
      type: "SendMessage",
      to: null,
      text: text(mostCharacters.message, over),
      screenSeconds: null,
    });
    const asks = (over: number) => ({
      type: "AskQuestion",
      cardId: null,
      text: text(mostCharacters.question, over),
    });
    const gives = (over: number) => ({
      type: "GiveOwnAward",
      teamId: "t1",
      text: text(mostCharacters.award, over),
    });
    for (const over of [0, 1]) {
      expect(CardWriting.safeParse(writing(over)).success).toBe(over === 0);
      expect(CardWriting.safeParse(typedKey(over)).success).toBe(over === 0);
      expect(ControlCommand.safeParse(says(over)).success).toBe(over === 0);
      expect(TeamCommand.safeParse(asks(over)).success).toBe(over === 0);
      expect(ModeratorCommand.safeParse(gives(over)).success).toBe(over === 0);
    }
  });
});
