import { RedisPresence } from "@colyseus/redis-presence";
import type { z } from "zod";
import type { Channel } from "./channels.ts";
import { redisOptions } from "./redisOptions.ts";

const patienceMs = 300;

/**
 * What one process tells all others at once, over Redis: news that each of them reads in the database a moment later, so
 * that nothing is lost with a message. RDS3
 */
export class Announcements {
  readonly #presence: OwnPresence;

  constructor(url: string) {
    this.#presence = new OwnPresence(redisOptions(url, patienceMs));
  }

  /** Never throws, and waits for nobody. */
  tell<News extends z.ZodType>({ name }: Channel<News>, news: z.output<News>): void {
    this.#presence.publish(name, news).catch(() => undefined);
  }

  /** Also what this process told itself. */
  on<News extends z.ZodType>({ name, news }: Channel<News>, call: (told: z.output<News>) => void): void {
    const hear = (message: unknown) => {
      const read = news.safeParse(message);
      // A later version may say something else there.
      if (read.success) call(read.data);
    };
    // While Redis is away this fails, and is done by itself as soon as it is there, now and each time.
    this.#presence.subscribe(name, hear).catch(() => undefined);
  }

  close(): void {
    this.#presence.shutdown();
  }
}

class OwnPresence extends RedisPresence {
  constructor(options: ReturnType<typeof redisOptions>) {
    super(options);
    // It would print them. That Redis is away is told once, by `RedisLink`.
    for (const client of [this.sub, this.pub])
      client.removeAllListeners("error").on("error", () => undefined);
    const subscribe = this.sub.subscribe.bind(this.sub);
    // The client does so by itself whenever Redis is back, and awaits nothing: a refusal then would end the process.
    Object.assign(this.sub, {
      subscribe: (...given: readonly string[]) => {
        const answer = subscribe(...given);
        answer.catch(() => undefined);
        return answer;
      },
    });
  }

  /** Without a word to Redis, which may not answer: a promise of Colyseus' own that nobody awaits would end the process. */
  override shutdown(): void {
    this.sub.disconnect();
    this.pub.disconnect();
  }
}
