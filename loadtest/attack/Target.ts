import { type Keys, loadKeys } from "../../server/auth/keys.ts";
import type { RoomSeat, SeatGrant } from "../../shared/api.ts";
import type { Command } from "../../shared/contest/commands.ts";
import type { CommandReply, RoomRequest } from "../../shared/protocol.ts";
import { callRoute } from "../bots/callRoute.ts";
import { RoomConnection } from "../bots/RoomConnection.ts";
import { createContest, signInAtLast } from "../organizer.ts";
import type { Random } from "../random.ts";
import type { RunDatabase } from "../runDatabase.ts";
import { freePort, ServerProcess } from "../serverProcess.ts";
import { type Canary, makeCanaryFile } from "./canaryFile.ts";

export const password = "a long password of the attacked";
const patienceMs = 30_000;

export interface AttackedContest {
  readonly code: string;
  readonly canaries: readonly Canary[];
  readonly moderator: RoomConnection;
}

/** The server under attack, its organizer, and what an insider would know. */
export class Target {
  readonly server: ServerProcess;
  readonly keys: Keys;
  readonly organizerToken: string;
  readonly #random: Random;

  /** Starts a server of its own on this empty database. */
  static async start(
    database: RunDatabase,
    random: Random,
    started: (server: ServerProcess) => void,
  ): Promise<Target> {
    const opened = await database.open();
    const keys = await loadKeys(opened.db);
    await opened.close();
    const { dataDir, databaseUrl } = database;
    const server = new ServerProcess({ port: await freePort(), dataDir, databaseUrl, password });
    started(server);
    await server.start();
    const caller = { origin: server.origin, localAddress: "127.0.0.1" };
    return new Target(server, keys, random, await signInAtLast(caller, password));
  }

  private constructor(server: ServerProcess, keys: Keys, random: Random, organizerToken: string) {
    this.server = server;
    this.keys = keys;
    this.organizerToken = organizerToken;
    this.#random = random;
  }

  get origin(): string {
    return this.server.origin;
  }

  caller(localAddress: string) {
    return { origin: this.origin, localAddress };
  }

  /** A contest under way. */
  async openContest(title: string): Promise<AttackedContest> {
    const { csv, canaries } = makeCanaryFile(this.#random);
    const caller = this.caller("127.0.0.1");
    const code = await createContest(caller, this.organizerToken, { title, csv });
    const call = { code, token: this.organizerToken };
    const answer = await callRoute(caller, "connectModerator", call);
    if (!answer.ok) throw new Error(`no console: ${answer.problem.code}`);
    const moderator = await this.enter(answer.reply, "127.0.0.1");
    for (const type of ["OpenLobby", "StartContest"] as const) await this.command(moderator, { type });
    return { code, canaries, moderator };
  }

  async join(code: string, name: string, localAddress: string): Promise<SeatGrant> {
    const body = { id: this.#random.id(), name };
    const answer = await callRoute(this.caller(localAddress), "joinRoom", { code, body });
    if (!answer.ok) throw new Error(`${name} did not get in: ${answer.problem.code}`);
    return answer.reply;
  }

  async enter(
    { reservation, path }: RoomSeat,
    localAddress: string,
    onFrame?: (frame: Uint8Array) => void,
  ): Promise<RoomConnection> {
    const events = { state: () => {}, message: () => {}, closed: () => {} };
    return RoomConnection.open({
      origin: this.origin,
      reservation,
      path,
      localAddress,
      events,
      onFrame,
      joinTimeoutMs: patienceMs,
    });
  }

  async command(
    connection: RoomConnection,
    command: Extract<RoomRequest<"command">["command"], { type: Command["type"] }>,
  ): Promise<CommandReply | undefined> {
    return connection.request("command", { id: this.#random.id(), command }, patienceMs);
  }

  /** The sum of a figure of `/metrics`, of the lines that hold `label`. */
  async figure(name: string, label = ""): Promise<number> {
    const text = await (await fetch(`${this.origin}/metrics`)).text();
    const lines = text.split("\n").filter((line) => line.startsWith(name) && line.includes(label));
    return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
  }
}
