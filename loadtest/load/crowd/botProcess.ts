import { collectGarbage } from "../collectGarbage.ts";
import { serveCalls } from "../processCalls.ts";
import type { BotCalls } from "./botCalls.ts";
import { Crowd } from "./Crowd.ts";
import { play, storm } from "./play.ts";
import { spread } from "./spread.ts";

// A process of bots: forked by the coordinator, does what it is called for.

const crowd = new Crowd();

serveCalls({
  ramp: (order) => crowd.ramp(order),
  align: async ({ originUs }) => {
    await crowd.rest();
    crowd.align(originUs);
    collectGarbage();
  },
  play: (order) => play(crowd, order),
  storm: (order) => storm(crowd, order),
  spread: (order) => spread(crowd, order),
  views: () => crowd.views(),
} satisfies BotCalls);
