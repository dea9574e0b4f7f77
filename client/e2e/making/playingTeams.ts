import { eventually } from "../eventually.ts";
import { startingWith } from "../pages/PersonPage.ts";
import type { TableRow } from "./ownContest.ts";
import type { Seat } from "./tenMinutes.ts";

interface TeamSeat extends Seat {
  readonly team: string;
}

/** From the first page by the code. */
export async function joinTeam(
  { hand, texts, team }: TeamSeat,
  contest: { readonly origin: string; readonly code: string; readonly title: string },
): Promise<void> {
  await hand.follow(`${contest.origin}/?renderer=canvas`);
  await hand.label(texts.join.code).write(contest.code);
  await hand.press("Enter");
  await hand.role("heading", { name: contest.title }).there();
  await hand.label(texts.join.teamName).write(team);
  await hand.press("Enter");
  await hand.role("heading", { level: 1, name: team }).there();
  await hand.css("[data-figure=balance]").there();
}

interface BoughtCard extends Pick<TableRow, "category" | "price" | "question"> {
  readonly hasPicture?: boolean;
}

/** An answer, and what becomes of it. */
type Answered = readonly [answer: string, verdict: "right" | "wrong"];

/** Buys a card and answers it, each answer after the verdict on the one before. */
export async function buyAndAnswer(
  { hand, texts }: Seat,
  { category, price, question, hasPicture = false }: BoughtCard,
  answers: readonly Answered[],
): Promise<void> {
  const { play } = texts;
  await hand.role("button", { name: startingWith(play.cell(category, price)) }).clickDrawn();
  await hand
    .role("dialog", { name: play.buyTitle })
    .role("button", { name: play.buyConfirm(price) })
    .click();
  await hand.text(question).there();
  if (hasPicture) await hand.css(".task-text img").there();
  for (const [answer, verdict] of answers) {
    const box = hand.css("#answer");
    await box.there();
    await eventually(() => box.value(), "");
    await box.write(answer);
    await hand.press("Enter");
    await hand.css(`.verdict-box[data-verdict=${verdict}]`).withText(answer).there();
  }
}
