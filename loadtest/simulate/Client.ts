import { createOutbox, type SentCommand } from "../../client/net/outbox.ts";
import { openRoomLink } from "../../client/net/roomLink.ts";
import type { RoomEvents, RoomSocket } from "../../client/net/roomSocket.ts";
import { createSeen } from "../../client/net/seen.ts";
import { startServerClock } from "../../client/net/serverClock.ts";
import type { Timers } from "../../client/net/timers.ts";
import type { Actor } from "../../shared/contest/commands.ts";
import type { RoomReply, RoomRequest, RoomRequestType } from "../../shared/protocol.ts";
import type { WireState } from "../../shared/wireState.ts";
import { Host } from "./Host.ts";
import type { Judge } from "./Judge.ts";
import { latency } from "./model/ModelPeers.ts";
import type { Member, Shown } from "./model/ModelRooms.ts";
import type { Program } from "./Program.ts";
import { openMark, sealMark } from "./plainMarks.ts";
import type { Service } from "./Service.ts";
import type { World } from "./World.ts";
import { wireStateOf } from "./wireStateOf.ts";

/** What clients do here: any of them may, at any time, and each has its effect. */
export type Renaming = Extract<SentCommand, { type: "RenameTeam" }>;

export interface ClientParts {
  readonly world: World;
  readonly service: Service;
  readonly judge: Judge;
  readonly name: string;
  readonly contestId: string;
  readonly actor: Actor;
  /** The next that this one wants to do. */
  readonly nextCommand: () => Renaming;
}

const requestPatienceMs = 10_000;
const joinPatienceMs = 8_000;
const actEveryMs = { least: 200, most: 2_000 };
const unreachable = { ok: false, problem: { code: "unreachable" } } as const;

/** A page: production's way back, and its outbox, over the model of the network. */
export class Client {
  readonly name: string;
  readonly #parts: ClientParts;
  readonly #host: Host;
  readonly #link: ReturnType<typeof openRoomLink>;
  readonly #outbox: ReturnType<typeof createOutbox>;
  #connection = "connecting";
  #epoch = 0;
  #isDone = false;

  constructor(parts: ClientParts) {
    const { world, service, contestId, name } = parts;
    this.#parts = parts;
    this.name = name;
    this.#host = new Host(world, name, { pace: world.between(0.9999, 1.0001) });
    const { clock } = this.#host;
    const localNow = () => clock.monotonicMs();
    const timers: Timers = {
      after: (ms, call) => clock.schedule(clock.now() + ms, call),
      every(ms, call) {
        let cancel: () => void = () => undefined;
        const wait = () => {
          cancel = clock.schedule(clock.now() + ms, () => {
            wait();
            call();
          });
        };
        wait();
        return () => cancel();
      },
    };
    this.#outbox = createOutbox(
      () => world.random.id(),
      () => this.#link.renew(),
      timers,
    );
    this.#link = openRoomLink(
      {
        reserve: async ({ path, mark }) => {
          const entered = await service.enter(contestId, mark === null ? null : openMark(mark), path);
          if (entered.at === "here") return { ok: true, reply: { reservation: {}, path: entered.path } };
          return entered.at === "nowhere" && entered.why === "contest_moved"
            ? { ok: false, problem: { code: "contest_moved" } }
            : unreachable;
        },
        join: (_reservation, path, events) => this.#join(path, events),
        findOwner: () => service.findOwner(contestId),
        clock: startServerClock(localNow, () => clock.now()),
        seen: createSeen(contestId, { read: () => null, write: () => undefined }, localNow),
        timers,
        localNow,
        random: () => world.random.fraction(),
      },
      {
        connection: (connection) => {
          this.#connection = connection;
        },
        trouble: () => undefined,
        socket: (socket) => this.#outbox.connect(socket),
        state: (state) => this.#see(state),
        private: () => undefined,
        drafts: () => undefined,
        authors: () => undefined,
        entrance: () => undefined,
        goodbye: () => undefined,
        clock: () => undefined,
        account: () => undefined,
        health: () => undefined,
      },
    );
    this.#actLater();
  }

  get isLive(): boolean {
    return this.#connection === "live";
  }

  get epoch(): number {
    return this.#epoch;
  }

  /** Nothing new is wanted; what is under way is still waited for. */
  rest(): void {
    this.#isDone = true;
  }

  close(): void {
    this.#isDone = true;
    this.#link.close();
    this.#outbox.close();
  }

  #actLater(): void {
    const { world } = this.#parts;
    world.after(world.between(actEveryMs.least, actEveryMs.most), () => {
      if (this.#isDone) return;
      this.#host.reach(() => void this.#act());
      this.#actLater();
    });
  }

  async #act(): Promise<void> {
    const { judge, nextCommand, world } = this.#parts;
    const askedAt = world.now;
    const reply = await this.#outbox.send(nextCommand());
    judge.answered(this.name, { reply, askedAt });
  }

  #see(state: WireState): void {
    const { judge, contestId } = this.#parts;
    const shown: Shown = JSON.parse(state.title);
    this.#epoch = Math.max(this.#epoch, shown.epoch);
    judge.shown(this.name, contestId, shown);
  }

  #join(path: string, events: RoomEvents): Promise<RoomSocket> {
    const { world, service, contestId } = this.#parts;
    const { promise, resolve, reject } = Promise.withResolvers<RoomSocket>();
    const program = service.at(path);
    const giveUp = this.#host.clock.schedule(this.#host.clock.now() + joinPatienceMs, () =>
      reject(new Error("no answer to a seat reservation")),
    );
    const back = this.#inOrder();
    world.after(latency(world), () => {
      if (!program?.host.isAlive) {
        back(() => reject(new Error("refused")));
        return;
      }
      program.host.reach(() => {
        const socket = new ModelSocket(this.#parts, { program, host: this.#host, back, events });
        const isIn = program.rooms.join(contestId, socket);
        back(() => {
          giveUp();
          if (isIn) resolve(socket);
          else reject(new Error("the room has ended"));
        });
      });
    });
    return promise;
  }

  /** Messages of one connection to this page come in their order. */
  #inOrder(): (call: () => void) => void {
    const { world } = this.#parts;
    let free = 0;
    return (call) => {
      const at = Math.max(world.now + latency(world), free);
      free = at;
      world.after(at - world.now, () => this.#host.reach(call));
    };
  }
}

interface SocketParts {
  readonly program: Program;
  readonly host: Host;
  readonly back: (call: () => void) => void;
  readonly events: RoomEvents;
}

/** Both ends of a connection to a room. */
class ModelSocket implements RoomSocket, Member {
  readonly #client: ClientParts;
  readonly #parts: SocketParts;
  #isOpen = true;

  constructor(client: ClientParts, parts: SocketParts) {
    this.#client = client;
    this.#parts = parts;
  }

  request<T extends RoomRequestType>(type: T, payload: RoomRequest<T>): Promise<RoomReply[T]> {
    const { promise, resolve, reject } = Promise.withResolvers<RoomReply[T]>();
    const { program, host, back } = this.#parts;
    const { world, judge, contestId, actor, name } = this.#client;
    const giveUp = host.clock.schedule(host.clock.now() + requestPatienceMs, () =>
      reject(new Error("no answer")),
    );
    const answer = (reply: RoomReply[RoomRequestType]) =>
      back(() => {
        if (!this.#isOpen) return;
        giveUp();
        // Each request type is answered with its own kind of reply just below.
        resolve(reply as RoomReply[T]);
      });
    world.after(latency(world), () => {
      program.host.reach(() => {
        if (!program.host.isAlive) return;
        if (type === "time") return answer({ now: program.cluster.clock.now() });
        if (type !== "command" || !("id" in payload) || !("command" in payload)) return;
        // Nothing else is sent here.
        const { id, command } = payload as { readonly id: string; readonly command: Renaming };
        program.rooms.execute(contestId, id, actor, command).then(
          (reply) => {
            if (!reply) return;
            judge.sent(contestId, { id, actor, reply });
            answer(reply);
          },
          (error: unknown) => judge.fault(`${name}: a command failed: ${String(error)}`),
        );
      });
    });
    return promise;
  }

  drop(): void {
    this.#isOpen = false;
    const { program } = this.#parts;
    const { world, contestId } = this.#client;
    world.after(latency(world), () => program.host.reach(() => program.rooms.drop(contestId, this)));
  }

  show(shown: Shown): void {
    this.#parts.back(() => {
      if (this.#isOpen) this.#parts.events.state(wireStateOf(shown, sealMark(shown)));
    });
  }

  moved(path: string): void {
    this.#parts.back(() => {
      if (!this.#isOpen) return;
      this.#isOpen = false;
      this.#parts.events.moved({ path });
    });
  }

  left(): void {
    this.#parts.back(() => {
      if (!this.#isOpen) return;
      this.#isOpen = false;
      this.#parts.events.left();
    });
  }
}
