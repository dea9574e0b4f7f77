import { setTimeout as delay } from "node:timers/promises";
import type { PlannedCommand } from "../../bots/TeamModel.ts";
import { type Random, seededRandom } from "../../random.ts";
import { atMoments, poissonArrivals, scatteredArrivals } from "../arrivals.ts";
import { Histogram } from "../Histogram.ts";
import { nowUs } from "../monotonic.ts";
import type { PlayOrder, PlayReport, StormOrder, StormReport } from "./botCalls.ts";
import type { Crowd, TeamOfBots } from "./Crowd.ts";
import type { SeatBot } from "./SeatBot.ts";
import { SentCommand } from "./SentCommand.ts";

const repeatShare = 0.01;
const retryMs = { least: 100, more: 200 };
/** From the beginning of a storm to the cut, and from a last salvo of commands to the cut. */
const cutAfterUs = 500_000;
const salvoBeforeUs = 2_000;
/** One of so many teams takes part in the salvo. */
const salvoEvery = 5;

/** Sends commands at the moments that chance sets, whatever becomes of earlier ones, and waits for the last answer. */
export async function play(crowd: Crowd, order: PlayOrder): Promise<PlayReport> {
  const tally = new Tally(crowd);
  const sender = new Sender(crowd, seededRandom(order.seed));
  await sender.send(order);
  if (await (order.isMended ? crowd.rest() : restShown(crowd, sender.sent))) crowd.checkAtRest();
  return tally.report(sender);
}

/**
 * Everybody drops half a second after the start and comes back at a moment of its own; commands go on arriving all the
 * time. Those of a salvo right before the cut are lost on their way, or only their answers are.
 */
export async function storm(crowd: Crowd, order: StormOrder): Promise<StormReport> {
  const tally = new Tally(crowd);
  const random = seededRandom(order.seed);
  const sender = new Sender(crowd, random);
  const back = new Histogram();
  const join = new Histogram();
  const cutUs = order.startUs + cutAfterUs;
  let retries = 0;
  for (const bot of crowd.bots) bot.unalign();
  const comeBack = async (bot: SeatBot, afterMs: number) => {
    await delay(afterMs);
    for (;;) {
      try {
        join.record(await bot.connect());
        back.record(nowUs() - cutUs);
        return;
      } catch {
        retries += 1;
        await delay(retryMs.least + random.below(retryMs.more));
      }
    }
  };
  const arrivals = sender.send(order);
  await atMoments(cutUs, [-salvoBeforeUs, 0], (scheduledUs, index) => {
    if (index === 0) sender.salvo(scheduledUs, Math.ceil(crowd.teams.length / salvoEvery));
    else for (const bot of crowd.bots) bot.drop();
  });
  const returns = crowd.bots.map((bot) => comeBack(bot, random.fraction() * order.returnSeconds * 1_000));
  await Promise.all([...returns, arrivals]);
  await restShown(crowd, sender.sent);
  return { ...tally.report(sender), back: back.toCounts(), join: join.toCounts(), retries };
}

/** The open loop of one process. */
class Sender {
  readonly sent: SentCommand[] = [];
  readonly lateness = new Histogram();
  idle = 0;
  repeated = 0;
  readonly #teams: readonly TeamOfBots[];
  readonly #random: Random;

  constructor({ teams }: Crowd, random: Random) {
    this.#teams = teams;
    this.#random = random;
  }

  async send({ startUs, seconds, rate, isCounted }: PlayOrder): Promise<void> {
    if (rate === null) {
      const moments = scatteredArrivals(this.#random, this.#teams.length, seconds);
      await atMoments(startUs, moments, (scheduledUs, index) => {
        const team = this.#teams[index];
        const planned = team?.model.buy();
        if (team && planned) this.#send(team, planned, scheduledUs);
        else this.idle += 1;
      });
      return;
    }
    const moments = isCounted
      ? scatteredArrivals(this.#random, Math.round(rate * seconds), seconds)
      : poissonArrivals(this.#random, rate, seconds);
    await atMoments(startUs, moments, (scheduledUs) => {
      this.salvo(scheduledUs, 1);
      if (this.#random.fraction() < repeatShare) this.#repeat();
    });
  }

  /** So many commands at once. */
  salvo(scheduledUs: number, count: number): void {
    for (let index = 0; index < count; index += 1) {
      const found = this.#findMove();
      if (found) this.#send(found.team, found.planned, scheduledUs);
      else this.idle += 1;
    }
  }

  /** Some team by chance, or the next one that has something to do. */
  #findMove(): { readonly team: TeamOfBots; readonly planned: PlannedCommand } | null {
    const first = this.#random.below(this.#teams.length);
    for (let step = 0; step < this.#teams.length; step += 1) {
      const team = this.#teams[(first + step) % this.#teams.length];
      const planned = team?.model.next();
      if (team && planned) return { team, planned };
    }
    return null;
  }

  #send(team: TeamOfBots, planned: PlannedCommand, scheduledUs: number): void {
    const seat = this.#random.pick(team.seats);
    const sender = { room: team.room, teamId: seat.seat?.teamId ?? "", client: seat.plan.client };
    const sent = new SentCommand(this.#random.id(), planned, scheduledUs, sender, (reply) =>
      team.model.settle(planned, reply),
    );
    this.lateness.record(nowUs() - scheduledUs);
    this.sent.push(sent);
    seat.send(sent);
  }

  #repeat(): void {
    const sent = this.sent[this.#random.below(this.sent.length)];
    if (!sent?.reply) return;
    const { room, client } = sent.record;
    const seat = this.#teams
      .filter((team) => team.room === room)
      .flatMap(({ seats }) => seats)
      .find(({ plan }) => plan.client === client);
    if (!seat) return;
    this.repeated += 1;
    seat.repeat(sent);
  }
}

/** Whether rest came with everything shown that was acknowledged; what was not is a fault. */
async function restShown(crowd: Crowd, sent: readonly SentCommand[]): Promise<boolean> {
  const isAtRest = await crowd.rest(() => notShown(crowd, sent).length === 0);
  if (!isAtRest) for (const sentence of notShown(crowd, sent)) crowd.faults.add(sentence);
  return isAtRest;
}

/** What was acknowledged and does not stand in the private view of its sender. */
function notShown(crowd: Crowd, sent: readonly SentCommand[]): readonly string[] {
  const bots = new Map(crowd.bots.map((bot) => [bot.plan.client, bot]));
  return sent.flatMap(({ id, reply, record: { client } }) => {
    if (!reply?.ok) return [];
    const { outcome } = reply;
    if (outcome.type !== "bought" && outcome.type !== "judged") return [];
    const purchase = bots.get(client)?.view?.purchases[outcome.purchaseId];
    const isShown =
      outcome.type === "bought"
        ? purchase?.cardId === outcome.cardId
        : purchase?.submissions[outcome.attempt - 1]?.verdict === outcome.verdict;
    return isShown ? [] : [`${id} was acknowledged and is not in the view of client ${client}`];
  });
}

/** Counts of the clients from its making until the report. */
class Tally {
  readonly #crowd: Crowd;
  readonly #before: ReturnType<typeof totalsOf>;

  constructor(crowd: Crowd) {
    this.#crowd = crowd;
    this.#before = totalsOf(crowd);
  }

  report({ sent, lateness, idle, repeated }: Sender): PlayReport {
    const now = totalsOf(this.#crowd);
    const since = (name: keyof typeof now) => now[name] - this.#before[name];
    return {
      records: sent.map(({ record }) => record),
      lateness: lateness.toCounts(),
      idle,
      repeated,
      sizes: {
        commands: since("commands"),
        commandBytes: since("commandBytes"),
        replies: since("replies"),
        replyBytes: since("replyBytes"),
      },
      patches: since("patches"),
      patchBytes: since("patchBytes"),
      patchesReceived: since("patchesReceived"),
      framesReceived: since("framesReceived"),
      bytesReceived: since("bytesReceived"),
      faults: this.#crowd.faults.take(),
    };
  }
}

function totalsOf({ bots, watches }: Crowd) {
  const sum = <T>(list: Iterable<T>, of: (item: T) => number) =>
    [...list].reduce((all, item) => all + of(item), 0);
  return {
    commands: sum(bots, ({ sizes }) => sizes.commands),
    commandBytes: sum(bots, ({ sizes }) => sizes.commandBytes),
    replies: sum(bots, ({ sizes }) => sizes.replies),
    replyBytes: sum(bots, ({ sizes }) => sizes.replyBytes),
    patches: sum(watches.values(), ({ length }) => length),
    patchBytes: sum(watches.values(), ({ bytes }) => bytes),
    patchesReceived: sum(bots, ({ arrivals }) => arrivals.length),
    framesReceived: sum(bots, (bot) => bot.framesReceived),
    bytesReceived: sum(bots, (bot) => bot.bytesReceived),
  };
}
