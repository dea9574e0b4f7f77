import { expect, test } from "vitest";
import { httpProblemCodes } from "../../shared/api.ts";
import { boatCount } from "../../shared/contest/boats.ts";
import { rejectionCodes } from "../../shared/contest/rejections.ts";
import { languages } from "../../shared/languages.ts";
import { boatDesign } from "../boats/boatDesign.ts";
import { dictionaries } from "./dictionaries.ts";
import { refusalSentence } from "./sentences.ts";

const numbers = [0, 1, 2, 4, 5, 11, 21, 1000];

const specialArguments: Readonly<Record<string, readonly unknown[]>> = {
  "boats.name": Array.from({ length: boatCount }, (_, boat) => boatDesign(boat)),
  "cards.solvedBy": [["Foxes"], ["Foxes", "Herons"]],
  "cards.atWork": [["Foxes"], ["Foxes", "Herons"]],
  "control.plan.acts.CoverBoards": [true, false],
  "control.plan.acts.SetEntry": [true, false],
  "readiness.findings.board_has_holes": numbers.map((holes) => ({ holes })),
  "readiness.findings.statement_blank": numbers.map((cards) => ({ cards })),
  "readiness.findings.start_buys_nothing": numbers.map((n) => ({ startPoints: n, cheapestPoints: n })),
  "readiness.findings.start_buys_by_relief": numbers.map((n) => ({ startPoints: n, cheapestPoints: n })),
  "readiness.findings.guessing_pays": numbers.map((n) => ({ cards: n, gainPoints: n })),
  "readiness.findings.sold_out_early": [{ teamsPercent: 40, contestsPercent: 90, minute: 21 }],
  "readiness.findings.broke_early": [{ teamsPercent: 40, contestsPercent: 90, minute: 21 }],
  "readiness.findings.card_too_dear": numbers.map((cards) => ({ cards })),
  "readiness.findings.card_not_reached": numbers.map((cards) => ({ cards })),
  "repairs.answerNow": ["accepted", "wrong", "annulled"],
  "screen.orAddress": [["a", "b"]],
  "studio.lacks": [["a", "b"]],
  "editors.here": [["a", "b"]],
  "editors.atThese": [["a", "b"]],
  "studio.pricesAre": [[100, 200]],
  "trying.rivals": [
    { teams: 5, skillPercent: 60, cardSeconds: 120, hurry: 1 },
    { teams: 1, skillPercent: 45, cardSeconds: 70, hurry: 10 },
  ],
  "screen.tally": [{ solved: 1, active: 2, failed: 3 }],
};

/** Every sentence of a dictionary with its path; functions are asked with numbers and with words. */
function sentences(part: unknown, path: string): [string, string][] {
  if (typeof part === "string") return [[path, part]];
  if (typeof part === "function") {
    const takesParams = path.startsWith("rejections") || path.startsWith("httpProblems");
    const asked = takesParams ? [{}] : (specialArguments[path] ?? numbers);
    return asked.map((value) => [`${path}(${JSON.stringify(value)})`, String(part(value, value, value))]);
  }
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part)
    .filter(([key]) => key !== "format")
    .flatMap(([key, value]) => sentences(value, path === "" ? key : `${path}.${key}`));
}

/** The parts for which a dash or nothing at all is meant. */
const mayBeEmpty = ["play.cellStates.none", "play.offers.none"];

test("ru: «со» stands before «второй»", () => {
  for (const [path, sentence] of sentences(dictionaries.ru, ""))
    expect(sentence, path).not.toMatch(/(?<![а-яё])с 2-/iu);
});

test("ru: one thing has one name", () => {
  for (const [path, sentence] of sentences(dictionaries.ru, ""))
    expect(sentence, path).not.toMatch(/табло|ведущ|зал[а-я]* ожидания|учёт(?!н)|ПИН-код|Regatta/iu);
});

test("ru: what is counted stands in the case that its verb asks for", () => {
  const { cockpit, console: pult, httpProblems, studio } = dictionaries.ru;
  expect([1, 2, 5, 21].map(cockpit.removeSeveralTitle)).toEqual([
    "Удалить 1 команду?",
    "Удалить 2 команды?",
    "Удалить 5 команд?",
    "Удалить 21 команду?",
  ]);
  expect([1, 2, 5, 21].map(studio.throwAwayTitle)).toEqual([
    "Выбросить 1 карточку?",
    "Выбросить 2 карточки?",
    "Выбросить 5 карточек?",
    "Выбросить 21 карточку?",
  ]);
  expect(httpProblems.practice_too_often({ seconds: 50 })).toMatch(/Подождите 1 минуту\.$/);
  expect(cockpit.hint.sameWrong(21, "7", 1)).toMatch(/^Ответ 7 дала 21 команда, решила 1:/);
  expect(cockpit.hint.sameWrong(4, "7", 0)).toMatch(/^Ответ 7 дали 4 команды, и никто/);
  expect(cockpit.hint.nobodySolves(21)).toMatch(/^Закончила 21 команда,/);
  expect(pult.crowd.burst(61, 5)).toMatch(/вошла 61 команда/);
  expect(pult.crowd.applicants(61)).toBe("Оттуда ждёт разрешения войти 61 команда.");
});

test("en: verbs agree with what is counted", () => {
  const { crowd } = dictionaries.en.console;
  expect(crowd.here(1, 0)).toBe("1 team of it is here.");
  expect(crowd.applicants(1)).toBe("1 team from there waits to be let in.");
  expect(crowd.here(2, 1)).toMatch(/2 teams of it are here; of them 1 was never connected/);
  expect(crowd.removeAllText(1)).toMatch(/^1 of them was connected or has bought/);
  expect(crowd.removeAllText(3)).toMatch(/^3 of them were connected or have bought/);
  expect(dictionaries.en.freezing.next("Foxes", 3, 1)).toMatch(/1 point\.$/);
});

test.each(languages)("%s: every sentence says something, and no value is lost in it", (language) => {
  const all = sentences(dictionaries[language], "");
  expect(all.length).toBeGreaterThan(300);
  for (const [path, sentence] of all) {
    if (!mayBeEmpty.includes(path)) expect(sentence.trim(), path).not.toBe("");
    expect(sentence, path).not.toMatch(/\b(undefined|NaN|null)\b|\[object/);
  }
});

test("both languages have the same keys", () => {
  const keys = (language: "en" | "ru") => sentences(dictionaries[language], "").map(([path]) => path);
  expect(keys("ru")).toEqual(keys("en"));
});

test.each(languages)("%s: every refusal has a sentence, with and without its values", (language) => {
  for (const code of [...rejectionCodes, ...httpProblemCodes, "unreachable"] as const) {
    expect(refusalSentence(dictionaries[language], { code }), code).toMatch(/[.?]$/);
  }
  const refusal = {
    code: "answer_ambiguous_number",
    params: { asThousands: "1500", asDecimal: "1.5" },
  } as const;
  expect(refusalSentence(dictionaries[language], refusal)).toMatch(/1500.*1\.5/);
});

test("a code of a newer server still says something", () => {
  const code = "from_the_future" as "internal";
  expect(refusalSentence(dictionaries.en, { code })).toMatch(/Something went wrong/);
});

test("plural forms are those of the language", () => {
  expect(numbers.map(dictionaries.ru.points)).toEqual([
    "0 очков",
    "1 очко",
    "2 очка",
    "4 очка",
    "5 очков",
    "11 очков",
    "21 очко",
    "1\u00A0000 очков",
  ]);
  expect([1, 2].map(dictionaries.en.points)).toEqual(["1 point", "2 points"]);
});

test("names in a list are told apart in both languages", () => {
  for (const { format } of Object.values(dictionaries))
    expect(format.list(["A b", "C d", "E"])).toBe("A b, C d, E");
});

test("clocks and changes", () => {
  const { format } = dictionaries.en;
  expect([0, 1, 61_000, 3_600_000].map(format.countdown)).toEqual(["0:00", "0:01", "1:01", "1:00:00"]);
  expect([400, -100, 0].map(format.signed)).toEqual(["+400", "−100", "0"]);
});
