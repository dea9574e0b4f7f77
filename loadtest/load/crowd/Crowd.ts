import { setTimeout as delay, setImmediate } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { patchEveryMs } from "../../../server/rooms/patchPace.ts";
import { loopbackAddress } from "../../bots/addresses.ts";
import { answerBookOf } from "../../bots/answerBook.ts";
import { callRoute } from "../../bots/callRoute.ts";
import { TeamModel } from "../../bots/TeamModel.ts";
import { seededRandom } from "../../random.ts";
import { Histogram } from "../Histogram.ts";
import { contestFileOf, contestRules, seededPin, teamName } from "../loadContests.ts";
import { nowUs } from "../monotonic.ts";
import { tellProgress } from "../processCalls.ts";
import type { PlannedSeat } from "../seatPlan.ts";
import type { RampOrder, RampReport, ViewsReport } from "./botCalls.ts";
import { Faults } from "./Faults.ts";
import { RoomWatch } from "./RoomWatch.ts";
import { SeatBot } from "./SeatBot.ts";

/** The clients of one team in this process, and what it may do next. */
export interface TeamOfBots {
  readonly room: number;
  readonly model: TeamModel;
  readonly seats: readonly SeatBot[];
}

const comingInAtOnce = 24;
const mostTries = 6;
const retryAfterMs = 500;
/** Longer than a room waits before it shows a change. */
const quietUs = (patchEveryMs.most + 100) * 1_000;
const patienceUs = 30_000_000;
const mostRestUs = 240_000_000;
const lookEveryMs = 20;
/** Patches. */
const mostReadAtOnce = 200;

/** All clients of one process. */
export class Crowd {
  readonly faults = new Faults();
  readonly bots: SeatBot[] = [];
  readonly teams: TeamOfBots[] = [];
  /** By room. */
  readonly watches = new Map<number, RoomWatch>();
  #retries = 0;

  /** Everybody comes in: first the teams, then their other laptops, then the screens. */
  async ramp(order: RampOrder): Promise<RampReport> {
    const join = new Histogram();
    const board = contestFileOf(order.boardSeed, order.boardSize).board;
    const book = answerBookOf(board);
    const readers = new Set<number>();
    const comeIn = async (plan: PlannedSeat, seat: SeatBot["seat"]) => {
      const reads = plan.client % order.readerEvery === 0 || !readers.has(plan.room);
      readers.add(plan.room);
      const roomCode = order.roomCodes[plan.room] ?? "";
      const fault = (sentence: string) => this.faults.add(sentence);
      const bot = new SeatBot({ origin: order.origin, roomCode, plan, seat, reads, fault });
      join.record(await this.#again(() => bot.connect()));
      this.bots.push(bot);
      tellProgress(this.bots.length);
      return bot;
    };

    const seatsByTeam = new Map<string, SeatBot[]>();
    const firsts = order.seats.filter(({ team, place }) => team !== null && place === 0);
    await eachAtOnce(firsts, async (plan) => {
      const seat = await this.#again(() =>
        order.seeded ? takeSeat(order, plan, seededPin) : joinTeam(order, plan),
      );
      const bot = await comeIn(plan, seat);
      const seats = [bot];
      seatsByTeam.set(teamKey(plan), seats);
      const random = seededRandom(order.seed + plan.client);
      this.teams.push({ room: plan.room, seats, model: new TeamModel(contestRules, board, book, random) });
    });
    const others = order.seats.filter(({ team, place }) => team !== null && place > 0);
    await eachAtOnce(others, async (plan) => {
      const seats = seatsByTeam.get(teamKey(plan)) ?? [];
      const seat = await this.#again(() => takeSeat(order, plan, seats[0]?.view?.pin ?? ""));
      seats.push(await comeIn(plan, seat));
    });
    await eachAtOnce(
      order.seats.filter(({ team }) => team === null),
      async (plan) => {
        await comeIn(plan, null);
      },
    );
    // A seeded contest has been under way for long.
    for (const { model, seats } of this.teams) if (order.seeded && seats[0]?.view) model.adopt(seats[0].view);
    return { join: join.toCounts(), retries: this.#retries, faults: this.faults.take() };
  }

  /** What failed is tried again, as browsers do: a server that is late with a whole school says so. */
  async #again<T>(work: () => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await work();
      } catch (error) {
        if (tries >= mostTries) throw error;
        this.#retries += 1;
        await delay(retryAfterMs);
      }
    }
  }

  /**
   * Whether everything was answered, `isShown` says true and nothing moves: at last, or never when nothing came for half
   * a minute. A reply may come before what it changed is shown.
   */
  async rest(isShown: () => boolean = () => true): Promise<boolean> {
    const sinceUs = nowUs();
    for (;;) {
      const unanswered = this.bots.reduce((sum, bot) => sum + bot.unanswered, 0);
      const movedUs = Math.max(sinceUs, ...this.bots.map(({ lastFrameUs }) => lastFrameUs));
      const quietForUs = nowUs() - movedUs;
      if (unanswered === 0 && quietForUs > quietUs && isShown()) {
        await this.#catchUp();
        return true;
      }
      if (quietForUs > patienceUs || nowUs() - sinceUs > mostRestUs) {
        this.faults.add(`${unanswered} commands have no answer, and no rest comes`);
        return false;
      }
      await delay(lookEveryMs);
    }
  }

  /** A little at a time, so that pings are answered meanwhile. */
  async #catchUp(): Promise<void> {
    for (const bot of this.bots) while (!bot.catchUp(mostReadAtOnce)) await setImmediate();
  }

  align(originUs: number): void {
    this.watches.clear();
    for (const bot of this.bots) {
      const { room } = bot.plan;
      const known = this.watches.get(room);
      const watch = known ?? new RoomWatch();
      this.watches.set(room, watch);
      bot.align(watch, false, originUs);
    }
    for (const room of this.watches.keys()) {
      const watch = this.watches.get(room);
      const teller = this.bots.find((bot) => bot.plan.room === room && bot.reads);
      if (watch && teller) teller.align(watch, true, originUs);
    }
  }

  /** At rest: every client got every patch, and sees what others of its team or room see. */
  checkAtRest(): void {
    const publicViews = new Map<number, unknown>();
    for (const [room, watch] of this.watches) {
      const here = this.bots.filter(({ plan }) => plan.room === room);
      const short = here.filter(({ arrivals }) => arrivals.length !== watch.length);
      if (short.length > 0)
        this.faults.add(`room ${room + 1}: ${short.length} clients did not get all ${watch.length} patches`);
    }
    for (const bot of this.bots) {
      const { room } = bot.plan;
      if (!bot.reads) continue;
      const { live } = bot;
      if (!publicViews.has(room)) publicViews.set(room, live);
      else if (!isDeepStrictEqual(publicViews.get(room), live))
        this.faults.add(`room ${room + 1}: client ${bot.plan.client} sees another public state than others`);
    }
    for (const { room, seats } of this.teams) {
      const [first, ...others] = seats;
      for (const other of others)
        if (!isDeepStrictEqual(first?.view, other.view))
          this.faults.add(`room ${room + 1}: two seats of ${first?.seat?.teamId} see different things`);
    }
  }

  views(): ViewsReport {
    const rooms = new Map<number, NonNullable<SeatBot["live"]>>();
    for (const bot of this.bots) {
      const live = bot.reads && !rooms.has(bot.plan.room) ? bot.live : null;
      if (live) rooms.set(bot.plan.room, live);
    }
    return {
      rooms: [...rooms].map(([room, live]) => ({ room, live })),
      teams: this.teams.flatMap(({ room, seats: [first] }) =>
        first?.view ? [{ room, view: first.view }] : [],
      ),
      seats: this.bots.flatMap(({ plan, seat }) =>
        seat ? [{ room: plan.room, teamId: seat.teamId, seatId: seat.seatId, name: nameOf(plan) }] : [],
      ),
      faults: this.faults.take(),
    };
  }
}

async function joinTeam({ origin, roomCodes }: RampOrder, plan: PlannedSeat) {
  const caller = { origin, localAddress: loopbackAddress(plan.client) };
  const body = { id: commandId(plan), name: nameOf(plan) };
  const answer = await callRoute(caller, "joinRoom", { code: roomCodes[plan.room] ?? "", body });
  if (!answer.ok) throw new Error(`${nameOf(plan)} could not join: ${answer.problem.code}`);
  return answer.reply;
}

async function takeSeat({ origin, roomCodes }: RampOrder, plan: PlannedSeat, pin: string) {
  const caller = { origin, localAddress: loopbackAddress(plan.client) };
  const body = { id: commandId(plan), name: nameOf(plan), pin };
  const answer = await callRoute(caller, "takeSeat", { code: roomCodes[plan.room] ?? "", body });
  if (!answer.ok) throw new Error(`a seat of ${nameOf(plan)} could not be taken: ${answer.problem.code}`);
  return answer.reply;
}

function nameOf({ team }: PlannedSeat): string {
  return teamName(team ?? 0);
}

function teamKey({ room, team }: PlannedSeat): string {
  return `${room}/${team}`;
}

function commandId({ client }: PlannedSeat): string {
  return `join-${String(client).padStart(19, "0")}`;
}

async function eachAtOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: comingInAtOnce }, worker));
}
