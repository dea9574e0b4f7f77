import { deepStrictEqual } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { checkerKinds } from "../../../shared/contest/checkers/readers.ts";
import { en } from "../../i18n/en.ts";
import { type Album, makersLooks } from "../Album.ts";
import { eventually } from "../eventually.ts";
import type { Pace } from "../Pace.ts";
import type { PacedPage } from "../PacedPage.ts";
import { type HandCard, misprint, ownTable, starDrawing } from "./ownContest.ts";
import { buyAndAnswer } from "./playingTeams.ts";
import type { Seat } from "./tenMinutes.ts";

/** The first one by a click on its place; each leads on to the next. */
export async function writeCards(
  { hand, texts }: Seat,
  pace: Pace,
  cards: readonly HandCard[],
  album: Album,
): Promise<void> {
  for (const [index, card] of cards.entries()) {
    pace.begin(`card ${index + 14}`);
    if (index === 0) await hand.css(placeOf(card)).click();
    await hand.role("heading", { name: texts.studio.cardTitle(card.row, card.column) }).there();
    // The column's category and the row's price are there already.
    await eventually(() => hand.focused(), "statement");
    deepStrictEqual(await hand.css(".studio-card [name=category]").value(), card.category);
    deepStrictEqual(await hand.css(".studio-card [name=price]").value(), `${card.price}`);
    await writeStatement(hand, card);
    await writeKey(hand, card);
    if (card.extra) await hand.picture(album, `studio-card-${card.extra.type}`, makersLooks);
    if (index < cards.length - 1) await hand.press("Control+Enter");
    else await hand.role("button", { name: texts.app.close }).click();
    await hand.css(`${placeOf(card)}[data-state=whole]`).there();
  }
}

const placeOf = ({ row, column }: { readonly row: number; readonly column: number }) =>
  `[data-place="${row}:${column}"]`;

async function writeStatement(hand: PacedPage, { statement, extra }: HandCard): Promise<void> {
  await hand.type(statement);
  if (extra?.type === "formula") {
    await hand.role("button", { name: en.studio.insertions.block }).click();
    await hand.type(extra.formula);
  }
  if (extra?.type === "picture") await bringPicture(hand, extra.alt);
}

/** From the statement by Tab to the kind, and from there to the key. */
async function writeKey(hand: PacedPage, { kind, options, answers, extra }: HandCard): Promise<void> {
  // A formula leaves the focus there, too.
  await eventually(() => hand.focused(), "statement");
  await hand.press("Tab");
  await eventually(() => hand.focused(), "kind");
  const checked = await hand.css("input[name=kind]:checked").attribute("value");
  const steps = checkerKinds.indexOf(kind) - checkerKinds.map(String).indexOf(checked ?? "");
  for (let step = 0; step < Math.abs(steps); step += 1)
    await hand.press(steps > 0 ? "ArrowRight" : "ArrowLeft");
  await hand.press("Tab");
  if (options) {
    await eventually(() => hand.focused(), "choices");
    await hand.type(options.join("\n"));
    for (const answer of answers) await hand.role("checkbox", { name: answer }).click();
    return;
  }
  await eventually(() => hand.focused(), "right");
  await hand.type(answers.join("\n"));
  if (extra?.type === "tolerance") {
    await hand.press("Tab");
    await hand.type(extra.tolerance);
  }
  if (extra?.type === "capitals") await hand.role("checkbox", { name: en.flow.differences.case }).click();
}

/** Chosen among the files, and told in words for those who do not see it. */
async function bringPicture(hand: PacedPage, alt: string): Promise<void> {
  const drawing = { name: "star.svg", mimeType: "image/svg+xml", buffer: Buffer.from(starDrawing) };
  await hand.role("button", { name: en.pictures.button }).chooseFile(drawing);
  await eventually(() => hand.focused(), "picture-words");
  await hand.type(alt);
  await hand.press("Enter");
  await hand.css(".studio-sheet img").there();
  await hand.css(".studio-card [name=statement]").click();
}

/** Another editor of the account, in another language, at the same time. */
export async function correctMisprint(
  { hand, texts }: Seat,
  contest: {
    readonly origin: string;
    readonly login: string;
    readonly password: string;
    readonly title: string;
  },
  album: Album,
): Promise<void> {
  const { console: words, studio } = texts;
  await hand.follow(`${contest.origin}/console`);
  await hand.label(words.login).write(contest.login);
  await hand.press("Tab");
  await hand.type(contest.password);
  await hand.press("Enter");
  await hand.role("link", { name: contest.title }).click();
  await hand.role("link", { name: studio.editBoard }).click();
  const place = hand.css(`${placeOf(misprint)}[data-state=whole]`);
  await place.click();
  await hand.role("heading", { name: studio.cardTitle(misprint.row, misprint.column) }).there();
  const statement = hand.css(".studio-card [name=statement]");
  await statement.click();
  await hand.press("Control+End");
  await hand.type(misprint.lacks);
  await hand.picture(album, "studio-colleague-card", makersLooks);
  await hand.role("button", { name: texts.app.close }).click();
  await hand.text(studio.saved).there();
}

/** What simulated teams say of the board before pupils see it. */
export async function lookWhetherReady({ hand, texts }: Seat): Promise<void> {
  await hand.css("summary").withText(texts.studio.panes.readiness).click();
  await hand.role("button", { name: texts.studio.check }).click();
  await hand.css(".studio-idle").there();
}

/** Played as a pupil against five quick teams, in a tab of its own, until one of them has points of its own making. */
export async function tryWithTeams({ hand, texts }: Seat, album: Album): Promise<void> {
  const { trying: words, play } = texts;
  await hand.css("summary").withText(words.title).click();
  await hand.css("[name=simulated-teams]").click();
  await hand.press("Control+A");
  await hand.type("5");
  await hand.role("radio", { name: words.paces.quick }).click();
  await hand.role("radio", { name: words.times(10) }).click();
  const trial = await hand.css(".studio-fold a").withText(words.start).openTab();
  await trial.text(words.mark).there();
  await trial.css("[data-board=ready]").there();
  await buyAndAnswer({ hand: trial, texts }, ownTable[0] ?? missing(), [["60", "right"]]);
  await trial.picture(album, "trial", makersLooks);
  await trial.css(".standings-line[aria-expanded=false]").click();
  await trial.role("tab", { name: play.standings }).click();
  const moved = async () => {
    const rows = await trial.role("tabpanel", { name: play.standings }).css("table").rows();
    return rows.some(([, name = "", points]) => name.startsWith("Simulated") && points !== "500");
  };
  await eventually(moved, true, 30_000);
  await trial.css("a").withText(words.endAndBack).click();
  await trial.closed();
  await hand.css("[data-place][data-state=whole]").first.there();
}

function missing(): never {
  throw new Error("the table is empty");
}
