import { deepStrictEqual } from "node:assert/strict";
import { eventually } from "../eventually.ts";
import { everywhere } from "../Scene.ts";
import type { ClusterRoom } from "./ClusterClass.ts";
import { notedNotices, noteNotices } from "./WatchedPage.ts";

const comesBackWithinMs = 10_000;

/** One process is killed in the middle of a contest, and what that was for its pages. */
export class Interruption {
  readonly #room: ClusterRoom;
  readonly #killedAt: number;
  readonly #documents: readonly number[];

  /** Kills the process that has the contest; resolves with its slot. Every page must be connected to it. */
  static async begin(room: ClusterRoom): Promise<{ readonly slot: number; readonly gap: Interruption }> {
    const { service, cast } = room;
    const [slot = 0, ...others] = new Set(cast.watched.map((page) => page.slot));
    deepStrictEqual(others, [], "all pages are connected to the process that has the contest");
    await everywhere(cast.all, ({ page }) => noteNotices(page));
    for (const { witness } of cast.all) witness.networkMayFail = true;
    const gap = new Interruption(room);
    await service.kill(slot);
    return { slot, gap };
  }

  private constructor(room: ClusterRoom) {
    this.#room = room;
    this.#killedAt = performance.now();
    this.#documents = room.cast.watched.map(({ documents }) => documents);
  }

  /** Until every page is connected to a process again; how long each was without one, in seconds, by who is before it. */
  async pauses(): Promise<ReadonlyMap<string, number>> {
    const { cast } = this.#room;
    // By their names: what differs is written out, and a page holds its whole browser.
    const away = async () =>
      cast.watched.filter((page) => page.pauseMs(this.#killedAt) === null).map(({ person }) => person.who);
    await eventually(away, [], comesBackWithinMs);
    return new Map(
      cast.watched.map((page) => [page.person.who, (page.pauseMs(this.#killedAt) ?? Infinity) / 1000]),
    );
  }

  /** When all has been done that the gap is about: no page was loaded anew, and none showed that anything was wrong. */
  async end(): Promise<void> {
    const { cast } = this.#room;
    deepStrictEqual(
      cast.watched.map(({ documents }) => documents),
      this.#documents,
      "no page was loaded anew",
    );
    for (const { who, page, texts, witness } of cast.all) {
      const { status, screen, httpProblems, app } = texts;
      const bad = [status.reconnecting, status.notSaved, screen.stale, screen.notSaved, app.stale];
      const problems = Object.values(httpProblems).map((sentence) => sentence({}));
      const shown = (await notedNotices(page)).filter((notice) =>
        [...bad, ...problems].some((sentence) => notice.includes(sentence)),
      );
      deepStrictEqual({ who, shown }, { who, shown: [] });
      witness.networkMayFail = false;
    }
  }
}

/** The middle one, and the longest. */
export function middleAndLongest(seconds: Iterable<number>): readonly [number, number] {
  const sorted = [...seconds].sort((a, b) => a - b);
  return [sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, sorted.at(-1) ?? Number.NaN];
}
