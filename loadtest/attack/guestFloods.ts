import { median } from "../statistics.ts";
import { formatNumber } from "../table.ts";
import type { Findings } from "./Findings.ts";
import { type Asked, Attacker, summary } from "./http.ts";
import type { Players } from "./Players.ts";
import type { AttackedContest, Target } from "./Target.ts";

const joins = 1_200;
const seats = 40;
const refreshes = 1_200;
/** The flood and the plain requests by turns, so that a busy machine slows both; the median round counts. */
const rounds = 7;
/** Of each, ms: a team sends some four commands meanwhile. */
const roundMs = 400;
const mostTimesSlower = 2;

/** Guests who are refused, and tokens of nobody, beside teams that play: they cost a team no more than as many plain pages. */
export async function floodWithGuests(
  target: Target,
  contest: AttackedContest,
  players: Players,
  findings: Findings,
): Promise<void> {
  const { code } = contest;
  const id = (what: string, index: number) => `${what}${"x".repeat(16)}${index}`;

  const compare = async (
    what: string,
    inFlight: number,
    localAddress: string,
    ask: (attacker: Attacker, index: number) => Promise<Asked>,
  ) => {
    const attacker = new Attacker(target.origin, localAddress);
    const plain = new Side();
    const flood = new Side();
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const measure = async (side: Side, asking: (index: number) => Promise<Asked>) => {
        const flooding = attacker.keepAsking(inFlight, roundMs, asking);
        const { tookMs, medianMs } = await players.during(flooding);
        side.tookMs.push(...tookMs);
        side.answers.push(...(await flooding));
        return medianMs;
      };
      const plainMs = await measure(plain, () => attacker.ask("findRoom", { code }));
      const floodMs = await measure(flood, (index) => ask(attacker, round * 100_000 + index));
      ratios.push(floodMs / plainMs);
    }
    attacker.close();
    const ratio = median(ratios);
    const unanswered = flood.answers.filter(({ status }) => status === 0).length;
    findings.add({
      what,
      tried: `${inFlight} at once for ${(rounds * roundMs) / 1_000} s`,
      seen:
        `a team's command ${formatNumber(flood.medianMs)} ms, beside plain requests ` +
        `${formatNumber(plain.medianMs)} ms, in the median round ${formatNumber(ratio)} times as long (${flood.tookMs.length}, ${plain.tookMs.length}); ${summary(flood.answers)}`,
      broke: [
        ...(ratio <= mostTimesSlower ? [] : [`a team waited ${formatNumber(ratio)} times as long`]),
        ...(unanswered === 0 ? [] : [`${unanswered} were not answered`]),
      ],
    });
  };

  await compare("joining with a taken name", joins, "127.8.2.1", (attacker, index) =>
    attacker.ask("joinRoom", { code, body: { id: id("join", index), name: "Player 1" } }),
  );
  await compare("taking seats of unknown teams", seats, "127.8.2.2", (attacker, index) =>
    attacker.ask("takeSeat", {
      code,
      body: { id: id("seat", index), name: `Nobody ${index}`, pin: "000000" },
    }),
  );
  await compare("refreshing by tokens of nobody", refreshes, "127.8.2.3", (attacker, index) =>
    attacker.ask("refresh", { cookie: `regatta_refresh=${id("token", index)}` }),
  );
}

class Side {
  readonly tookMs: number[] = [];
  readonly answers: Asked[] = [];

  get medianMs(): number {
    return median(this.tookMs);
  }
}
