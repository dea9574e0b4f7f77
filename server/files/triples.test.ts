import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Checker, judgeReading, readerOf } from "../../shared/contest/checkers/checker.ts";
import { readAnswer } from "../../shared/contest/checkers/readers.ts";
import { type Expected, parseTriples, type Triple } from "../../shared/contest/checkers/testing/triples.ts";
import type { TaskCells } from "./cells.ts";
import { readChecker } from "./taskCells.ts";

const triples = parseTriples(
  readFileSync(new URL("../../shared/contest/checkers/testing/triples.tsv", import.meta.url), "utf8"),
);

/** What other kinds of checkers will read: formulas, dates, lists. */
const notesForLater = new Set(
  `date|time|name|initials|Roman numeral|yes or no|number in a text|letters, set|set of option numbers written as digits
  |matching or ordering written as digits|two roots|point|interval|equation|expression|power|comparison|unit in a text`
    .split("|")
    .map((note) => note.trim()),
);

const isInScope = ({ note, options, input }: Triple) =>
  !notesForLater.has(note) && !options.includes("form=") && input !== "город Москва";

type Outcome = "accepted" | "wrong" | "refused";

const fulfilling: Readonly<Record<Expected, readonly Outcome[]>> = {
  A: ["accepted"],
  W: ["wrong"],
  R: ["refused"],
  AR: ["accepted", "refused"],
  WR: ["wrong", "refused"],
};

/** As a file's import makes the task: in the language of the row, else in both. */
function outcomesOf(triple: Triple): readonly Outcome[] {
  const [, language] = /language=(en|ru)/u.exec(triple.options) ?? [];
  const languages = (["en", "ru"] as const).filter((known) => language === undefined || language === known);
  return languages.map((language) => {
    const checker = readChecker(triple.kind, cellsOf(triple), language, (problem) => {
      throw new Error(`${JSON.stringify(triple)}: ${JSON.stringify(problem)}`);
    });
    if (checker === null) throw new Error(`${JSON.stringify(triple)} makes no task`);
    return outcomeOf(checker, triple.input);
  });
}

function outcomeOf(checker: Checker, input: string): Outcome {
  const result = readAnswer(readerOf(checker), input);
  if (!result.ok) return "refused";
  return judgeReading(checker, result.reading) ? "accepted" : "wrong";
}

function cellsOf({ kind, options, key }: Triple): TaskCells {
  const [, exact] = /exact=(\S+)/u.exec(options) ?? [];
  const [, tolerance] = /tolerance=(\S+)/u.exec(options) ?? [];
  if (kind !== "choice") return { answer: key, ...(exact && { exact }), ...(tolerance && { tolerance }) };
  const choices = options.replace("*several", "").split("|");
  const answer = key.split(",").map((number) => choices[Number(number) - 1]);
  return { choices: choices.join("\n"), answer: answer.join("\n") };
}

const isFalseAccept = (expected: Expected, outcome: Outcome) =>
  outcome === "accepted" && !fulfilling[expected].includes("accepted");
const isLostAttempt = (expected: Expected, outcome: Outcome) =>
  outcome === "wrong" && (expected === "A" || expected === "AR");

const judged = triples.map((triple) => ({ ...triple, outcomes: outcomesOf(triple) }));
const inScope = judged.filter(isInScope);
const describeRow = ({ options, key, input, expected, outcomes, note }: (typeof judged)[number]) =>
  `${key} ← ${JSON.stringify(input)} ${options}: ${expected}, but ${outcomes.join("/")} (${note})`;

describe("answers as pupils type them", () => {
  test("all 600 rows are read", () => {
    expect(triples).toHaveLength(600);
    expect(inScope.length).toBeGreaterThan(450);
  });

  test("CHK24 CHK25 CHK26 CHK27 CHK31 CHK32 CHK33 CHK34 CHK36 CHK38 CHK39 CHK40 no false accept", () => {
    const rows = inScope.filter(({ expected, outcomes }) =>
      outcomes.some((outcome) => isFalseAccept(expected, outcome)),
    );
    expect(rows.map(describeRow)).toEqual([]);
  });

  test("CHK24 CHK25 CHK26 CHK27 CHK31 CHK32 CHK33 CHK34 CHK36 CHK38 CHK39 CHK40 no attempt is lost", () => {
    const rows = inScope.filter(({ expected, outcomes }) =>
      outcomes.some((outcome) => isLostAttempt(expected, outcome)),
    );
    expect(rows.map(describeRow)).toEqual([]);
  });

  test.each(["number", "text", "choice"])("%s: the rows that are as expected, counted", (kind) => {
    const rows = inScope.filter((row) => row.kind === kind);
    const unlike = rows.filter(
      ({ expected, outcomes }) => !outcomes.every((outcome) => fulfilling[expected].includes(outcome)),
    );
    const accepted = rows.filter(
      ({ expected, outcomes }) => expected === "AR" && outcomes.every((outcome) => outcome === "accepted"),
    );
    const either = rows.filter(({ expected }) => expected === "AR");
    const later = judged.filter((row) => row.kind === kind && !isInScope(row));
    console.info(
      [
        `${kind}: ${rows.length - unlike.length} of ${rows.length} as expected;`,
        `of ${either.length} that are best accepted, ${accepted.length} are; ${later.length} rows for later kinds:`,
        [...new Set(later.map(({ note }) => note))].join(", ") || "none",
      ].join(" "),
    );
    expect(unlike.map(describeRow)).toEqual([]);
  });
});
