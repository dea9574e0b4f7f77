import { callRoute } from "../bots/callRoute.ts";
import type { RoomConnection } from "../bots/RoomConnection.ts";
import type { Findings } from "./Findings.ts";
import type { AttackedContest, Target } from "./Target.ts";

/** A big screen and a team that keep every byte they are sent during the attack. */
export class Listeners {
  readonly #contest: AttackedContest;
  readonly #frames = { screen: [] as Buffer[], team: [] as Buffer[] };
  readonly #connections: RoomConnection[] = [];
  readonly #ownTeamId: string;

  static async open(target: Target, contest: AttackedContest): Promise<Listeners> {
    const address = "127.8.8.1";
    const { code } = contest;
    const { teamId, seatToken: token } = await target.join(code, "Listener", address);
    const listeners = new Listeners(contest, teamId);
    const seats = {
      screen: await callRoute(target.caller(address), "connectScreen", { code }),
      team: await callRoute(target.caller(address), "connectTeam", { code, token }),
    };
    for (const who of ["screen", "team"] as const) {
      const answer = seats[who];
      if (!answer.ok) throw new Error(`the ${who} was not let in: ${answer.problem.code}`);
      const keep = (frame: Uint8Array) => listeners.#frames[who].push(Buffer.from(frame));
      listeners.#connections.push(await target.enter(answer.reply, address, keep));
    }
    const [, team] = listeners.#connections;
    if (team) await target.command(team, { type: "BuyCard", cardId: 1 });
    return listeners;
  }

  private constructor(contest: AttackedContest, ownTeamId: string) {
    this.#contest = contest;
    this.#ownTeamId = ownTeamId;
  }

  /** Looks for what neither may know: keys, statements of cards that are not their own, PINs of other teams. */
  async search(findings: Findings): Promise<void> {
    const { canaries, moderator } = this.#contest;
    const all = await moderator.request("sync", {}, 10_000);
    const teams = all && "whole" in all && all.whole.kind === "moderator" ? all.whole.teams : {};
    const pins = Object.entries(teams).flatMap(([id, { pin }]) =>
      id === this.#ownTeamId || pin === null ? [] : [pin],
    );
    const keys = canaries.map(({ key }) => key);
    const statements = canaries.map(({ statement }) => statement);
    const [own = "", ...others] = statements;
    const bytes = {
      screen: Buffer.concat(this.#frames.screen),
      team: Buffer.concat(this.#frames.team),
    };
    const broke = [
      ...found(bytes.screen, [...keys, ...statements, ...pins]).map(
        (secret) => `the screen was sent ${secret}`,
      ),
      ...found(bytes.team, [...keys, ...others, ...pins]).map((secret) => `another team was sent ${secret}`),
      ...(bytes.team.includes(own) && pins.length > 0 ? [] : ["the search finds nothing: it shows nothing"]),
    ];
    findings.add({
      what: "keys, statements and PINs on the wire",
      tried: `${keys.length + statements.length + pins.length} secrets`,
      seen: `in ${bytes.screen.length + bytes.team.length} bytes of a screen and another team`,
      broke,
    });
    for (const connection of this.#connections) connection.terminate();
  }
}

/** A PIN's digits alone may stand in any number: it counts as a text of MessagePack or of the schema, by its length. */
function found(bytes: Buffer, secrets: readonly string[]): readonly string[] {
  return secrets.filter((secret) =>
    /^\d{6}$/.test(secret) ? bytes.includes(`\xa6${secret}`, 0, "latin1") : bytes.includes(secret),
  );
}
