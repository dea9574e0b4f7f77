import type { Phase } from "../../shared/contest/phases.ts";
import type { TimedAnswer } from "../bots/CommandDesk.ts";
import type { ModeratorBot } from "../bots/ModeratorBot.ts";
import type { ScreenBot } from "../bots/ScreenBot.ts";
import { TeamBot } from "../bots/TeamBot.ts";
import type { Live, Told } from "../crash/live.ts";
import type { SavingSign } from "./NotSavedWatch.ts";

/** Whether the contest goes on, and how many acts the database lost. */
export interface Notice {
  readonly who: string;
  /** Null: it was shown nothing yet. */
  readonly phase: Phase | null;
  readonly missingActs: number | null;
}

/** The clients of a contest, and all that they were told. */
export class ContestClients implements Told {
  readonly title: string;
  readonly roomCode: string;
  protected readonly moderator: ModeratorBot;
  protected readonly screen: ScreenBot;
  /** Those that have joined. */
  protected readonly teams: TeamBot[] = [];

  constructor(
    title: string,
    roomCode: string,
    { moderator, screen }: { readonly moderator: ModeratorBot; readonly screen: ScreenBot },
  ) {
    this.title = title;
    this.roomCode = roomCode;
    this.moderator = moderator;
    this.screen = screen;
  }

  get answers(): readonly TimedAnswer[] {
    return this.#commanders.flatMap(({ answers }) => answers);
  }

  /** Of the teams, each a list that grows. */
  get answerLists(): readonly (readonly TimedAnswer[])[] {
    return this.teams.map(({ answers }) => answers);
  }

  /** Commands of teams that were accepted so far. */
  get acceptedCount(): number {
    return this.answerLists.reduce((sum, list) => sum + list.filter(({ reply }) => reply.ok).length, 0);
  }

  get seats(): Told["seats"] {
    return this.teams.map(({ seat: { teamId, seatId }, name }) => ({ teamId, seatId, name }));
  }

  get publicLogs(): Told["publicLogs"] {
    return [
      { who: `the screen of ${this.title}`, log: this.screen.publicLog },
      ...this.teams.map((bot) => ({ who: `${bot.name} of ${this.title}`, log: bot.publicLog })),
    ];
  }

  get live(): Live {
    return {
      seats: this.teams.map(({ name, view, live }) => ({ name, view, live })),
      screen: this.screen.live,
      moderators: [this.moderator.view],
    };
  }

  /** By which its clients say how far they were shown it. */
  get marks(): readonly string[] {
    return [...this.#commanders, this.screen].flatMap(({ mark }) => mark ?? []);
  }

  /** What every client reads above everything else. */
  get notices(): readonly Notice[] {
    const named = [
      ...this.teams.map((bot) => [bot.name, bot] as const),
      ["the moderator", this.moderator] as const,
    ];
    return [...named, ["the screen", this.screen] as const].map(([who, { live }]) => ({
      who,
      phase: live?.view.phase ?? null,
      missingActs: live?.view.missingActs ?? null,
    }));
  }

  /** Each client's ways back so far, ms. */
  get waysBack(): readonly (readonly number[])[] {
    return [...this.#commanders, this.screen].map(({ wayBackMs }) => wayBackMs);
  }

  /** Whether some client reads "not saved, retrying". */
  get isNotSaved(): boolean {
    return [...this.#commanders, this.screen].some(({ live }) => live?.saving === false);
  }

  /** What each client that sees the contest reads of whether it is saved. */
  get savingSigns(): readonly SavingSign[] {
    const signed = [
      ...this.#commanders.map((bot) => [nameOf(bot), bot, bot.desk.waitsSince] as const),
      ["the screen", this.screen, null] as const,
    ];
    return signed.flatMap(([who, { live, hasSight }, waitsSince]) =>
      live && hasSight ? [{ who, epoch: live.epoch, isSaved: live.saving, waitsSince }] : [],
    );
  }

  /** Clients that see nothing now, by name. */
  get away(): readonly string[] {
    const away = this.#commanders.filter(({ hasSight, isShown }) => !hasSight || !isShown);
    const names = away.map(nameOf);
    return this.screen.hasSight ? names : [...names, "the screen"];
  }

  get isAtRest(): boolean {
    return this.away.length === 0 && this.#commanders.every(({ isAtRest }) => isAtRest);
  }

  /** What must agree at rest, as every client sees it by itself. */
  checkAtRest(): void {
    for (const bot of this.teams) bot.checkAtRest();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#commanders, this.screen].map((one) => one.close()));
  }

  get #commanders(): readonly (TeamBot | ModeratorBot)[] {
    return [...this.teams, this.moderator];
  }
}

function nameOf(bot: TeamBot | ModeratorBot): string {
  return bot instanceof TeamBot ? bot.name : "the moderator";
}
