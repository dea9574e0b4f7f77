import { isDeepStrictEqual } from "node:util";
import type { TeamView } from "../../../shared/contest/view.ts";
import type { CommandReply, PrivateMessage } from "../../../shared/protocol.ts";
import type { LiveView } from "../../../shared/wireState.ts";
import { loopbackAddress } from "../../bots/addresses.ts";
import { callRoute } from "../../bots/callRoute.ts";
import { PrivateReader } from "../../bots/PrivateReader.ts";
import { PublicReader } from "../../bots/PublicReader.ts";
import { RoomSocket, type RoomSocketEvents } from "../../bots/RoomSocket.ts";
import { responseStatuses } from "../../bots/wire.ts";
import { nowUs } from "../monotonic.ts";
import type { PlannedSeat } from "../seatPlan.ts";
import type { RoomWatch } from "./RoomWatch.ts";
import type { SentCommand } from "./SentCommand.ts";
import { Times } from "./Times.ts";

export interface SeatBotParts {
  readonly origin: string;
  readonly roomCode: string;
  readonly plan: PlannedSeat;
  /** The token of its team's seat; null: a screen. */
  readonly seat: { readonly teamId: string; readonly seatId: string; readonly seatToken: string } | null;
  /** Whether it reads the public state, and not only compares it with what others get. */
  readonly reads: boolean;
  readonly fault: (sentence: string) => void;
}

/** Sizes of frames, to build a baseline of the same size. */
export interface FrameSizes {
  commands: number;
  commandBytes: number;
  replies: number;
  replyBytes: number;
}

const joinTimeoutMs = 30_000;

/** One client: a team's laptop, or a screen. It sends what it is told to, and checks what it is sent. */
export class SeatBot {
  readonly #parts: SeatBotParts;
  readonly sizes: FrameSizes = { commands: 0, commandBytes: 0, replies: 0, replyBytes: 0 };
  /** By the request's number: the same command may be asked again. */
  readonly #asked = new Map<number, SentCommand>();
  readonly #unanswered = new Set<SentCommand>();
  #socket: RoomSocket | null = null;
  #reader: PublicReader | null = null;
  readonly #private = new PrivateReader("team", (sentence) => this.#fault(sentence));
  /** Settled by the first private view of a connection. */
  #shown = Promise.withResolvers<void>();
  #watch: RoomWatch | null = null;
  /** Whether it is the one that tells the watch what the frames mean. */
  #tells = false;
  #arrivals = new Times(0);
  /** Patches since {@link align} that the reader has read. */
  #readPatches = 0;
  #framesBefore = 0;
  #bytesBefore = 0;
  /** When the last patch, message or reply came. */
  lastFrameUs = 0;

  constructor(parts: SeatBotParts) {
    this.#parts = parts;
  }

  get plan(): PlannedSeat {
    return this.#parts.plan;
  }

  get seat(): SeatBotParts["seat"] {
    return this.#parts.seat;
  }

  /** Whether it reads the public state. */
  get reads(): boolean {
    return this.#parts.reads;
  }

  get isOpen(): boolean {
    return this.#socket?.isOpen === true;
  }

  /** What it was shown of its own team; null for a screen. */
  get view(): TeamView | null {
    return this.#private.view;
  }

  /** What it was shown in public; null when it does not read. */
  get live(): LiveView | null {
    this.catchUp();
    return this.#reader?.view ?? null;
  }

  get unanswered(): number {
    return this.#unanswered.size;
  }

  /** When each patch since {@link align} came. */
  get arrivals(): Times {
    return this.#arrivals;
  }

  /** Of all connections. */
  get framesReceived(): number {
    return this.#framesBefore + (this.#socket?.framesReceived ?? 0);
  }

  /** Of all frames of all connections. */
  get bytesReceived(): number {
    return this.#bytesBefore + (this.#socket?.bytesReceived ?? 0);
  }

  /**
   * Resolves with the microseconds from asking for a place until the first state, once a team was shown its own, too.
   * Throws when it is not let in.
   */
  async connect(): Promise<number> {
    const { origin, roomCode: code, seat } = this.#parts;
    const startedUs = nowUs();
    const localAddress = loopbackAddress(this.plan.client);
    const caller = { origin, localAddress };
    const answer = seat
      ? await callRoute(caller, "connectTeam", { code, token: seat.seatToken })
      : await callRoute(caller, "connectScreen", { code });
    if (!answer.ok) throw new Error(`no place in the room: ${answer.problem.code}`);
    this.#private.begin();
    const { reservation, path } = answer.reply;
    this.#shown = Promise.withResolvers();
    const place = { origin, localAddress, reservation, path, joinTimeoutMs };
    this.#socket = await RoomSocket.open(place, this.#events);
    const joinedUs = nowUs();
    for (const sent of this.#unanswered) this.#deliver(sent);
    if (seat) await this.#shown.promise;
    return joinedUs - startedUs;
  }

  /** From now on patches are numbered from 0, and compared with the watch's. Nothing may be under way. */
  align(watch: RoomWatch, tells: boolean, originUs: number): void {
    this.catchUp();
    this.#watch = watch;
    this.#tells = tells;
    this.#arrivals = new Times(originUs);
    this.#readPatches = 0;
  }

  /** Compares no more, for a while in which clients come and go. */
  unalign(): void {
    this.catchUp();
    this.#watch = null;
  }

  /**
   * Reads at most so many of the patches that came since {@link align}; false when more are left. Reading takes several
   * times as long as receiving, and in the middle of a measurement would hold up this process's other clients.
   */
  catchUp(most = Number.POSITIVE_INFINITY): boolean {
    if (!this.#reader || !this.#watch) return true;
    const end = Math.min(this.#arrivals.length, this.#readPatches + most);
    for (; this.#readPatches < end; this.#readPatches += 1) {
      const frame = this.#watch.frameAt(this.#readPatches);
      if (!frame) continue; // was a fault when it came
      const changes = this.#reader.readPatch(frame);
      if (this.#tells) this.#watch.note(this.#readPatches, changes);
    }
    return end === this.#arrivals.length;
  }

  /** Cuts the connection, as a lost network does. */
  drop(): void {
    this.#framesBefore = this.framesReceived;
    this.#bytesBefore = this.bytesReceived;
    this.#socket?.terminate();
    this.#socket = null;
    this.#asked.clear();
  }

  /** Sends now, or as soon as it is connected again. */
  send(sent: SentCommand): void {
    this.#unanswered.add(sent);
    if (this.isOpen) this.#deliver(sent);
  }

  /** Asks once more what was answered: the answer must be the same. */
  repeat(sent: SentCommand): void {
    if (this.isOpen) this.#deliver(sent);
  }

  #deliver(sent: SentCommand): void {
    if (!this.#socket) return;
    const { id, bytes } = this.#socket.request("command", { id: sent.id, command: sent.planned.command });
    this.#asked.set(id, sent);
    sent.noteSent(nowUs());
    this.sizes.commands += 1;
    this.sizes.commandBytes += bytes;
  }

  readonly #events: RoomSocketEvents = {
    handshake: (frame) => {
      this.#reader = this.#parts.reads ? new PublicReader(frame) : null;
    },
    state: (frame) => {
      this.lastFrameUs = nowUs();
      this.#reader?.readState(frame);
    },
    patch: (frame) => this.#receivePatch(frame),
    message: (type, payload) => {
      this.lastFrameUs = nowUs();
      if (type === "private") this.#receivePrivate(payload as PrivateMessage);
      else this.#fault(`was sent ${String(type)}: ${JSON.stringify(payload)}`);
    },
    response: (id, status, payload, bytes) => this.#receiveReply(id, status, payload, bytes),
    closed: (code) => this.#fault(`was cut off with ${code}`),
  };

  #receivePatch(frame: Buffer): void {
    const atUs = nowUs();
    this.lastFrameUs = atUs;
    if (!this.#watch) {
      this.#reader?.readPatch(frame);
      return;
    }
    const index = this.#arrivals.length;
    this.#arrivals.push(atUs);
    if (!this.#watch.accepts(index, frame)) this.#fault(`patch ${index} is not the one that others got`);
  }

  #receivePrivate(message: PrivateMessage): void {
    this.#private.read(message);
    if (this.view?.teamId !== this.seat?.teamId) this.#fault("was shown another's view");
    this.#shown.resolve();
  }

  #receiveReply(id: number, status: number, payload: unknown, bytes: number): void {
    const atUs = nowUs();
    this.lastFrameUs = atUs;
    const sent = this.#asked.get(id);
    this.#asked.delete(id);
    if (!sent || status !== responseStatuses.ok || payload === undefined) {
      this.#fault(`request ${id} failed (${status}): ${JSON.stringify(payload)}`);
      return;
    }
    const reply = payload as CommandReply; // the contract of shared/protocol.ts
    if (sent.reply) {
      if (!isDeepStrictEqual(sent.reply, reply)) this.#fault(`${sent.id} was answered in two ways`);
      return;
    }
    this.sizes.replies += 1;
    this.sizes.replyBytes += bytes;
    this.#unanswered.delete(sent);
    sent.settle(reply, atUs);
  }

  #fault(sentence: string): void {
    const { room, team, place } = this.plan;
    const who = team === null ? `screen ${place + 1}` : `team ${team}, seat ${place + 1}`;
    this.#parts.fault(`room ${room + 1}, ${who}: ${sentence}`);
  }
}
