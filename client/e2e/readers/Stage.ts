import { setTimeout as delay } from "node:timers/promises";
import type { AnswerBook } from "../../../loadtest/bots/answerBook.ts";
import type { TeamBot } from "../../../loadtest/bots/TeamBot.ts";
import { readCell } from "../../../shared/contest/cells.ts";
import { shownStandings } from "../../../shared/contest/shownStandings.ts";
import { rankingPoints } from "../../../shared/contest/standings.ts";
import type { PublicCard, PublicView, PurchaseView } from "../../../shared/contest/view.ts";
import type { CardId } from "../../../shared/ids.ts";
import type { CommandReply } from "../../../shared/protocol.ts";
import { byTurns, Conductor } from "../film/Conductor.ts";
import { LessonRoom } from "../film/LessonRoom.ts";
import { readLesson, teamNames } from "../film/lessonCards.ts";
import { lessonMs } from "../film/story.ts";

const why = "for the picture";
const warmUpEveryMs = 25;
const heardWithinMs = 100;
/** Dear enough to be seen. */
const leastPrice = 200;

/** An act that everybody saw, with the contest before and after it. */
export interface SeenAct {
  readonly team: string;
  readonly card: PublicCard;
  readonly kind: "solved" | "failed";
  readonly attempt: number;
  readonly before: PublicView;
  readonly after: PublicView;
}

/** A contest under way in which things happen when they are asked for. */
export class Stage {
  readonly room: LessonRoom;
  readonly #book: AnswerBook;

  /** `moves`: so many the teams have made before. */
  static async open(parts: {
    readonly origin: string;
    readonly password: string;
    readonly seed: number;
    readonly teams: number;
    readonly moves: number;
  }): Promise<Stage> {
    const lesson = await readLesson();
    const names = teamNames(parts.teams, parts.seed);
    const room = await LessonRoom.open({
      ...parts,
      ...lesson,
      title: "The Autumn Regatta",
      names,
      isMended: true,
    });
    const { durationMs } = room.view.clock;
    await room.command({ type: "SetDetails", durationMs: { from: durationMs, to: lessonMs } });
    await room.command({ type: "StartContest" });
    await room.until("it starts", () => room.view.phase === "running");
    const conductor = new Conductor(() => byTurns(room.bots, room.random.below(room.bots.length)));
    conductor.play(warmUpEveryMs);
    await delay(parts.moves * warmUpEveryMs);
    await conductor.stop();
    return new Stage(room, lesson.book);
  }

  private constructor(room: LessonRoom, book: AnswerBook) {
    this.room = room;
    this.#book = book;
  }

  get view(): PublicView {
    return this.room.view;
  }

  get leftMs(): number {
    return (this.view.clock.endsAt ?? 0) - Date.now();
  }

  /** The bot of the team that stands there, from 1. */
  at(place: number): TeamBot {
    const team = shownStandings(this.view)[place - 1]?.team;
    const bot = this.room.bots.find(({ seat }) => seat.teamId === team?.id);
    if (!bot) throw new Error(`nobody stands at place ${place}`);
    return bot;
  }

  pointsOf(bot: TeamBot): number {
    const team = this.view.teams[bot.seat.teamId];
    if (!team) throw new Error(`${bot.name} is not there`);
    return rankingPoints(team, this.view.rules);
  }

  async setLeft(leftMs: number): Promise<void> {
    const before = this.view.clock.endsAt;
    await this.room.command({ type: "ExtendContest", byMs: Math.round(leftMs - this.leftMs) });
    await this.room.until("the clock is set", () => this.view.clock.endsAt !== before);
  }

  async waitUntilLeft(leftMs: number): Promise<void> {
    await delay(Math.max(0, this.leftMs - leftMs));
  }

  /** Gives or takes points, so that the team stands by so many. */
  async bring(bot: TeamBot, points: number): Promise<void> {
    const deltaPoints = points - this.pointsOf(bot);
    if (deltaPoints === 0) return;
    await this.room.command({ type: "AdjustBalance", teamId: bot.seat.teamId, deltaPoints, why });
    await this.room.until("the points are there", () => this.pointsOf(bot) === points);
  }

  /**
   * A card that the team works on and has not answered; it is bought unless there is one. `isNew`: which nobody has solved.
   * `besides`: another one than these, which stay as they are.
   */
  async ready(bot: TeamBot, isNew: boolean, besides: readonly PurchaseView[] = []): Promise<PurchaseView> {
    const isOther = ({ id }: PurchaseView) => besides.every((purchase) => purchase.id !== id);
    const all = () => purchasesOf(bot).filter(({ status }) => status === "active");
    const active = () => all().filter(isOther);
    const fits = ({ cardId, submissions, pricePoints }: PurchaseView) =>
      submissions.length === 0 && pricePoints >= leastPrice && (!isNew || !this.#isSolved(cardId));
    const there = active().find(fits);
    if (there) return there;
    const [first] = active();
    if (first && all().length >= this.view.rules.slots) await this.#answerRight(bot, first);
    const card = this.#cardFor(bot, isNew);
    const price = card.pricePoints;
    const balance = this.view.teams[bot.seat.teamId]?.balancePoints ?? 0;
    if (balance < price) await this.bring(bot, this.pointsOf(bot) + price - balance);
    told(await bot.desk.send({ type: "BuyCard", cardId: card.id }));
    const bought = () => active().find(({ cardId }) => cardId === card.id);
    await this.room.until("the card is bought", () => bought() !== undefined);
    const purchase = bought();
    if (!purchase) throw new Error("the card was not bought");
    return purchase;
  }

  /** What a right answer would add to what the team stands by. */
  gainOf({ rewardsPoints, submissions, paidPoints }: PurchaseView): number {
    return (rewardsPoints[submissions.length] ?? 0) - paidPoints;
  }

  async solve(bot: TeamBot, purchase: PurchaseView): Promise<SeenAct> {
    const before = this.view;
    const reply = await this.#answerRight(bot, purchase);
    return this.#seen(bot, purchase, before, "solved", reply);
  }

  /** Answers wrongly until no attempt is left; the last time is the act. */
  async fail(bot: TeamBot, purchase: PurchaseView): Promise<SeenAct> {
    for (;;) {
      const before = this.view;
      const answer = this.#book.wrong(purchase.cardId, this.room.random);
      const reply = told(await bot.desk.send({ type: "SubmitAnswer", purchaseId: purchase.id, answer }));
      if (reply.type === "judged" && reply.status === "failed")
        return this.#seen(bot, purchase, before, "failed", reply);
    }
  }

  async #answerRight(bot: TeamBot, { id, cardId }: PurchaseView) {
    const answer = this.#book.right(cardId);
    return told(await bot.desk.send({ type: "SubmitAnswer", purchaseId: id, answer }));
  }

  async #seen(
    bot: TeamBot,
    { cardId }: PurchaseView,
    before: PublicView,
    kind: SeenAct["kind"],
    outcome: ReturnType<typeof told>,
  ): Promise<SeenAct> {
    const cellOf = () => this.view.teams[bot.seat.teamId]?.cells[cardIndex(this.view, cardId)] ?? 0;
    await this.room.until("everybody sees it", () => readCell(cellOf()).status === kind);
    await delay(heardWithinMs);
    const card = before.board.cards[cardIndex(before, cardId)];
    if (!card || outcome.type !== "judged") throw new Error("nothing was judged");
    return { team: bot.name, card, kind, attempt: outcome.attempt, before, after: this.view };
  }

  #cardFor(bot: TeamBot, isNew: boolean): PublicCard {
    const bought = new Set(purchasesOf(bot).map(({ cardId }) => cardId));
    const fitting = this.view.board.cards.filter(
      ({ id, pricePoints }) =>
        !bought.has(id) && pricePoints >= leastPrice && (!isNew || !this.#isSolved(id)),
    );
    return this.room.random.pick(fitting);
  }

  #isSolved(cardId: CardId): boolean {
    const index = cardIndex(this.view, cardId);
    return Object.values(this.view.teams).some(
      ({ cells }) => readCell(cells[index] ?? 0).status === "solved",
    );
  }
}

function cardIndex({ board }: PublicView, cardId: CardId): number {
  return board.cards.findIndex(({ id }) => id === cardId);
}

function purchasesOf({ view }: TeamBot): readonly PurchaseView[] {
  return Object.values(view?.purchases ?? {});
}

function told(reply: CommandReply) {
  if (!reply.ok) throw new Error(`refused: ${reply.rejection.code}`);
  return reply.outcome;
}
