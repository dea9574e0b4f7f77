import type { Judge } from "./Judge.ts";
import type { ModelRedis } from "./model/ModelRedis.ts";
import type { Program } from "./Program.ts";
import type { Service } from "./Service.ts";
import type { World } from "./World.ts";

export interface ListingJudgeParts {
  readonly service: Service;
  readonly redis: ModelRedis;
  readonly judge: Judge;
}

const lookEveryMs = 1_000;
/** So long after whatever befell it Redis has all listings again. RDS2 */
const backWithinMs = 5_000;
/** By then those of a process that was killed have gone; some are looked for a little later. */
const goneWithinMs = 60_000 + backWithinMs;

/** Looks whether Redis lists what there is, whenever it could. */
export class ListingJudge {
  readonly #world: World;
  readonly #parts: ListingJudgeParts;

  constructor(world: World, parts: ListingJudgeParts) {
    this.#world = world;
    this.#parts = parts;
  }

  begin(): void {
    this.#world.after(lookEveryMs, () => {
      this.#look();
      this.begin();
    });
  }

  /** To be called when all is calm: each process lists every room that there is, once. */
  async verdict(): Promise<void> {
    const { service, judge } = this.#parts;
    const rooms = service.programs.flatMap(({ rooms }) => rooms.listings);
    const there = rooms.map(({ metadata, clients }) => `${metadata.contestId} of ${clients}`).toSorted();
    for (const { listings, host } of service.programs) {
      const listed = (await listings.listEverywhere())?.map(
        ({ contestId, clients }) => `${contestId} of ${clients}`,
      );
      const missing = there.filter((room) => !listed?.includes(room));
      if (missing.length > 0) judge.fault(`${host.name} does not list ${missing.join(", ")}`);
    }
  }

  #look(): void {
    const { service, redis, judge } = this.#parts;
    if (redis.wholeForMs < backWithinMs) return;
    const able = service.programs.filter(isAble);
    for (const { rooms, host } of able)
      for (const { roomId, openedAt, metadata } of rooms.listings)
        if (this.#world.now - openedAt > backWithinMs && !redis.listings.has(roomId))
          judge.fault(`the listing of ${metadata.contestId} at ${host.name} is lost`);
    if (able.length === 0) return;
    for (const [roomId, text] of redis.listings)
      if (redis.now - JSON.parse(text).metadata.writtenAt > goneWithinMs)
        judge.fault(`the listing ${roomId} of a process that is gone stays`);
  }
}

/** Nothing has kept it from Redis for a while. */
function isAble({ host, redisLink, rooms }: Program): boolean {
  return !rooms.isLeaving && Math.min(host.runsForMs, redisLink.wholeForMs) > backWithinMs;
}
