import { formatNumber } from "../table.ts";
import type { Findings } from "./Findings.ts";
import { Attacker, summary } from "./http.ts";
import type { Players } from "./Players.ts";
import type { AttackedContest, Target } from "./Target.ts";

const joins = 1_200;
const seats = 40;
const mostTimesSlower = 2;

/** Guests who are refused, beside teams that play: they cost a team no more than as many plain pages. */
export async function floodWithGuests(
  target: Target,
  contest: AttackedContest,
  players: Players,
  findings: Findings,
): Promise<void> {
  const attacker = new Attacker(target.origin, "127.8.2.1");
  const { code } = contest;
  const id = (what: string, index: number) => `${what}${"x".repeat(16)}${index}`;
  const measure = async (ask: (index: number) => ReturnType<Attacker["ask"]>, count: number) => {
    const flooding = attacker.flood(count, ask);
    const { medianMs, commands } = await players.during(flooding);
    return { medianMs, commands, answers: await flooding };
  };

  const compare = async (what: string, count: number, ask: Parameters<typeof measure>[0]) => {
    const plain = await measure(() => attacker.ask("findRoom", { code }), count);
    const flood = await measure(ask, count);
    const ratio = flood.medianMs / plain.medianMs;
    const unanswered = flood.answers.filter(({ status }) => status === 0).length;
    findings.add({
      what,
      tried: `${count} at once`,
      seen:
        `a team's command ${formatNumber(flood.medianMs)} ms, beside as many plain requests ` +
        `${formatNumber(plain.medianMs)} ms (${flood.commands}, ${plain.commands}); ${summary(flood.answers)}`,
      broke: [
        ...(ratio <= mostTimesSlower ? [] : [`a team waited ${formatNumber(ratio)} times as long`]),
        ...(unanswered === 0 ? [] : [`${unanswered} were not answered`]),
      ],
    });
  };

  await compare("joining with a taken name", joins, (index) =>
    attacker.ask("joinRoom", { code, body: { id: id("join", index), name: "Player 1" } }),
  );
  await compare("taking seats of unknown teams", seats, (index) =>
    attacker.ask("takeSeat", {
      code,
      body: { id: id("seat", index), name: `Nobody ${index}`, pin: "000000" },
    }),
  );
  attacker.close();
}
