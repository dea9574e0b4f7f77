import { deepStrictEqual } from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { Phase } from "../../shared/contest/phases.ts";
import type { Texts } from "../i18n/texts.ts";
import type { FileCard } from "./cards.ts";
import { eventually } from "./eventually.ts";
import type { Hands } from "./hands.ts";
import type { Report } from "./Report.ts";
import { visit } from "./visit.ts";

/** Somebody in front of a page, the language they read, and how they work it. */
export interface Person {
  readonly page: Page;
  readonly texts: Texts;
  readonly hands: Hands;
}

export interface Lesson {
  readonly origin: string;
  readonly report: Report;
  readonly organizer: Person;
  readonly team: Person;
  readonly teamName: string;
  readonly title: string;
  readonly file: string;
  readonly cards: readonly FileCard[];
  readonly login: string;
  readonly password: string;
}

/** A whole contest: made from a file, joined, played, paused, finished. `onLobby`: once it can be looked at. */
export async function playLesson(
  lesson: Lesson,
  onLobby: (roomCode: string) => Promise<void> = async () => {},
): Promise<void> {
  const { report, cards } = lesson;
  const code = await report.step("the organizer signs in and makes a contest from a file", () =>
    make(lesson),
  );
  await report.step("opens the lobby", () => move(lesson, "openLobby", "lobby"));
  await onLobby(code);
  await report.step("a team joins by the code", () => join(lesson, code));
  await report.step("the organizer starts the contest", () => move(lesson, "start", "running"));
  const [first, second] = [cardAt(cards, 1, 1), cardAt(cards, 2, 3)];
  await report.step("the team buys a card of the board", () => buy(lesson, first));
  await report.step("a wrong answer is told, and what is left", () => answerWrong(lesson, first));
  await report.step("a right answer is told, and the points arrive", () => answerRight(lesson, first));
  await report.step("buys another card and switches between the tasks", () =>
    switchTasks(lesson, first, second),
  );
  await report.step("reads the standings", () => readStandings(lesson));
  await report.step("the organizer pauses, and the team is told", () => pause(lesson));
  await report.step("goes on, and finishes; the team is told", () => finish(lesson));
}

async function make({ origin, organizer, login, password, file, title }: Lesson): Promise<string> {
  const { page, texts, hands } = organizer;
  const words = texts.console;
  await visit(page, `${origin}/console`);
  await hands.write(field(organizer, words.login), login);
  // A password has no role of its own.
  await hands.write(page.getByLabel(words.password, { exact: true }), password);
  await hands.send();
  await heading(organizer, words.contests).waitFor();
  await hands.press(button(organizer, texts.beginning.chooseTable));
  // Nor has a file.
  await hands.attach(page.getByLabel(words.file, { exact: true }), file);
  await hands.write(field(organizer, words.contestTitle), title);
  await hands.press(button(organizer, words.create));
  await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
  const path = new URL(page.url()).pathname;
  return path.slice(path.lastIndexOf("/") + 1);
}

async function move(
  { organizer }: Lesson,
  action: keyof Texts["console"]["actions"],
  phase: Phase,
): Promise<void> {
  await organizer.hands.press(button(organizer, organizer.texts.console.actions[action]));
  await organizer.page.getByText(organizer.texts.phases[phase], { exact: true }).waitFor();
}

async function join({ origin, team, teamName, title }: Lesson, code: string): Promise<void> {
  const { page, texts, hands } = team;
  await visit(page, `${origin}/?renderer=canvas`);
  await hands.write(field(team, texts.join.code), code);
  await hands.send();
  await heading(team, title).waitFor();
  await hands.write(field(team, texts.join.teamName), teamName);
  await hands.send();
  await page.getByRole("heading", { level: 1, name: teamName, exact: true }).waitFor();
  await page.getByRole("timer", { name: texts.play.timeLeft }).waitFor();
}

/** In a narrow window one section is shown at a time. */
async function goTo({ page, texts, hands }: Person, section: keyof Texts["play"]["sections"]): Promise<void> {
  const name = new RegExp(`^${startOf(texts.play.sections[section])}`);
  const toSection = page.getByRole("navigation").getByRole("button", { name });
  if ((await toSection.count()) > 0) await hands.press(toSection);
}

async function buy({ team }: Lesson, card: FileCard): Promise<void> {
  const { page, texts, hands } = team;
  await goTo(team, "board");
  await hands.openCard(cell(team, card), card.column - 1, card.row - 1);
  const dialog = page.getByRole("dialog", { name: texts.play.buyTitle });
  await dialog.waitFor();
  await hands.press(dialog.getByRole("button", { name: texts.play.buyConfirm(card.pricePoints) }));
  await dialog.waitFor({ state: "hidden" });
  await taskOf(team, card).waitFor();
  await field(team, texts.play.answer).waitFor();
}

async function answerWrong({ team }: Lesson, card: FileCard): Promise<void> {
  const { texts, hands } = team;
  await hands.write(field(team, texts.play.answer), "-987654");
  await hands.send();
  const secondPays = card.pricePoints * 1.5;
  await said(team, startingBoth(texts.play.wrongLeft("", 2), texts.play.nextPays(secondPays)));
  await taskOf(team, card).getByText(texts.play.attemptsLeft(2)).first().waitFor();
}

async function answerRight({ team }: Lesson, card: FileCard): Promise<void> {
  const { page, texts, hands } = team;
  await hands.write(field(team, texts.play.answer), card.answer);
  await hands.send();
  const balance = 500 + card.pricePoints * 0.5;
  await said(team, startingBoth(texts.play.right("", 0), texts.play.balanceNow(balance)));
  const shown = page.getByRole("definition").filter({ hasText: team.texts.format.integer(balance) });
  await shown.first().waitFor();
}

async function switchTasks(lesson: Lesson, first: FileCard, second: FileCard): Promise<void> {
  const { team } = lesson;
  const { page, texts, hands } = team;
  await buy(lesson, second);
  const third = cardAt(lesson.cards, 1, 2);
  await buy(lesson, third);
  await hands.press(page.getByRole("tab", { name: texts.play.taskTab(second.category, second.pricePoints) }));
  await taskOf(team, second).waitFor();
  await goTo(team, "board");
  const solved = texts.play.cellStates.solved(2);
  await page
    .getByRole("button", { name: new RegExp(`${startOf(nameOf(team, first))}.*${startOf(solved)}`) })
    .waitFor();
}

async function readStandings({ team, teamName }: Lesson): Promise<void> {
  const { page, texts, hands } = team;
  await goTo(team, "standings");
  const line = page.getByRole("button", { name: new RegExp(`^${texts.play.standings}:`), expanded: false });
  if ((await line.count()) > 0) await hands.press(line);
  const tab = page.getByRole("tab", { name: texts.play.standings, exact: true });
  if ((await tab.count()) > 0) await hands.press(tab);
  const panel = page.getByRole("tabpanel", { name: texts.play.standings, exact: true });
  const row = panel.getByRole("row").filter({ hasText: teamName });
  await row.getByRole("rowheader").filter({ hasText: texts.play.you }).waitFor();
  const columns = await panel.getByRole("columnheader").allTextContents();
  if (!columns.some((name) => name.includes(texts.rules.total)))
    throw new Error(`the table's columns are ${columns.join()}`);
}

async function pause(lesson: Lesson): Promise<void> {
  const { team } = lesson;
  await move(lesson, "pause", "paused");
  await said(team, team.texts.status.paused);
}

async function finish(lesson: Lesson): Promise<void> {
  const { organizer, team } = lesson;
  const { page, texts, hands } = organizer;
  await move(lesson, "resume", "running");
  await eventually(
    () => team.page.getByRole("status").filter({ hasText: team.texts.status.paused }).count(),
    0,
  );
  await hands.press(page.getByRole("button", { name: new RegExp(`^${texts.console.actions.finish}`) }));
  const dialog = page.getByRole("dialog", { name: texts.console.finishTitle });
  await hands.press(dialog.getByRole("button", { name: texts.console.actions.finish, exact: true }));
  await page.getByText(texts.phases.finished, { exact: true }).waitFor();
  await said(team, team.texts.status.finished);
  await goTo(team, "tasks");
  await heading(team, team.texts.play.finalTitle).waitFor();
}

/** Alone, on a board chosen from the list. */
export async function playPractice({ origin, report, team, cards }: Lesson): Promise<void> {
  const { page, texts, hands } = team;
  const words = texts.practice;
  await report.step("the way to practise is on the first page", async () => {
    await visit(page, `${origin}/?renderer=canvas`);
    await hands.press(page.getByRole("link", { name: words.toPractice, exact: true }));
    await page.getByRole("heading", { level: 1, name: words.title }).waitFor();
  });
  await report.step("a board and a time are chosen, and it starts at once", async () => {
    await hands.choose(page.getByRole("radio", { name: /Math regatta|Математическая регата/ }));
    await hands.choose(page.getByRole("radio", { name: words.withoutClock }));
    await hands.press(button(team, words.start));
    await page.getByText(words.mark).waitFor();
    deepStrictEqual(await page.getByRole("timer").count(), 0);
  });
  const card = cardAt(cards, 1, 1);
  await report.step("a card is bought and solved", async () => {
    await goTo(team, "board");
    await hands.openCard(cell(team, card), 0, 0);
    const dialog = page.getByRole("dialog", { name: texts.play.buyTitle });
    await hands.press(dialog.getByRole("button", { name: texts.play.buyConfirm(card.pricePoints) }));
    await hands.write(field(team, texts.play.answer), card.answer);
    await hands.send();
    const balance = 500 + card.pricePoints;
    await said(team, startingBoth(texts.play.right("", 0), texts.play.balanceNow(balance)));
  });
  await report.step("it is finished, and begun once more", async () => {
    await hands.press(button(team, words.finish));
    const dialog = page.getByRole("dialog", { name: words.finishTitle });
    await hands.press(dialog.getByRole("button", { name: words.finish, exact: true }));
    await heading(team, words.doneTitle).waitFor();
    await hands.press(button(team, words.again));
    await button(team, words.finish).waitFor();
  });
}

/** Some live region says it. */
async function said({ page }: Person, sentence: string | RegExp): Promise<void> {
  await page.getByRole("status").filter({ hasText: sentence }).first().waitFor({ state: "attached" });
}

/** Two sentences of one region, the second in full. */
function startingBoth(first: string, second: string): RegExp {
  return new RegExp(`${startOf(first)}.*${startOf(second)}`);
}

function button({ page }: Person, name: string): Locator {
  return page.getByRole("button", { name, exact: true });
}

function field({ page }: Person, name: string): Locator {
  return page.getByRole("textbox", { name, exact: true });
}

function heading({ page }: Person, name: string): Locator {
  return page.getByRole("heading", { name, exact: true });
}

function nameOf({ texts }: Person, card: FileCard): string {
  return texts.play.cell(card.category, card.pricePoints);
}

function cell(person: Person, card: FileCard): Locator {
  return person.page.getByRole("button", {
    name: new RegExp(`^${startOf(nameOf(person, card))}(?=$|[,\\s])`),
  });
}

function taskOf({ page, texts }: Person, card: FileCard): Locator {
  const name = texts.play.taskTab(card.category, card.pricePoints);
  return page.getByRole("tabpanel", { name: new RegExp(`^${startOf(name)}`) });
}

/** What a sentence begins with, before the first value in it, as a pattern. */
function startOf(sentence: string): string {
  return (/^[^:!]*/.exec(sentence)?.[0] ?? sentence).trim().replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function cardAt(cards: readonly FileCard[], row: number, column: number): FileCard {
  const card = cards.find((other) => other.row === row && other.column === column);
  if (!card) throw new Error(`the file has no card at ${row}, ${column}`);
  return card;
}
