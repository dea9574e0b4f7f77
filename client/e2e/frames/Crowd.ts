import { answerBookOf } from "../../../loadtest/bots/answerBook.ts";
import type { TeamBot } from "../../../loadtest/bots/TeamBot.ts";
import { makeContestFile } from "../../../loadtest/contestFile.ts";
import { seededRandom } from "../../../loadtest/random.ts";
import type { OwnSeat } from "../../store/seats.ts";
import { byTurns, Conductor } from "../film/Conductor.ts";
import { LessonRoom } from "../film/LessonRoom.ts";

export interface CrowdParts {
  readonly origin: string;
  readonly password: string;
  readonly seed: number;
  readonly teams: number;
  readonly board: { readonly rows: number; readonly columns: number };
  readonly changesPerSecond: number;
}

/** While its page is looked at, the watched team makes one of so many moves, so that its own board moves, too. */
const watchedEvery = 8;
/** Of the moves some are refused, as an answer that was tried before: so many more are made. */
const movesPerChange = 1.3;

/** A contest under way with as many teams and as many changes a second as asked for. */
export class Crowd {
  readonly #room: LessonRoom;
  readonly #conductor: Conductor;
  readonly #everyMs: number;
  #isWatched = false;

  static async open(parts: CrowdParts): Promise<Crowd> {
    const { csv, board } = makeContestFile(seededRandom(parts.seed), parts.board);
    const names = Array.from({ length: parts.teams }, (_, index) => `Team ${index + 1}`);
    const room = await LessonRoom.open({
      ...parts,
      title: "A full house",
      csv,
      book: answerBookOf(board),
      names,
    });
    await room.command({ type: "StartContest" });
    return new Crowd(room, parts.changesPerSecond);
  }

  private constructor(room: LessonRoom, changesPerSecond: number) {
    this.#room = room;
    this.#everyMs = 1_000 / (changesPerSecond * movesPerChange);
    this.#conductor = new Conductor((move) => this.#nextBot(move));
  }

  get roomCode(): string {
    return this.#room.roomCode;
  }

  /** What went otherwise than it should, in sentences. */
  get faults(): readonly string[] {
    return this.#room.faults;
  }

  /** Changes of the contest that the server has confirmed to the crowd. */
  get changes(): number {
    const confirmed = this.#room.bots.map((bot) => bot.answers.filter(({ reply }) => reply.ok).length);
    return confirmed.reduce((sum, count) => sum + count, 0);
  }

  /** One more seat of the watched team, for a browser. */
  async takeSeat(): Promise<OwnSeat> {
    const [watched] = this.#room.bots;
    if (!watched) throw new Error("there is no team to sit down with");
    return this.#room.takeSeat(watched);
  }

  /** Whether the watched team's page is looked at. */
  watch(isWatched: boolean): void {
    this.#isWatched = isWatched;
  }

  play(): void {
    this.#conductor.play(this.#everyMs);
  }

  /** Nobody acts any more; resolves when all that was under way is done. */
  rest(): Promise<void> {
    return this.#conductor.stop();
  }

  async close(): Promise<void> {
    await this.rest();
    await this.#room.close();
  }

  #nextBot(move: number): TeamBot | undefined {
    const [watched, ...others] = this.#room.bots;
    if (!this.#isWatched) return byTurns(this.#room.bots, move);
    return move % watchedEvery === 0 && watched?.isAtRest ? watched : byTurns(others, move);
  }
}
