import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { ColyseusSDK, type Room, type SeatReservation } from "@colyseus/sdk";
import { decodeJwt } from "jose";
import { pino } from "pino";
import type { RouteBody, RouteName, RouteReply } from "../../shared/api.ts";
import { routes } from "../../shared/api.ts";
import type {
  CommandReply,
  Draft,
  PrivateMessage,
  RoomMessages,
  RoomReply,
  RoomRequest,
  RoomRequestType,
} from "../../shared/protocol.ts";
import type { WireState } from "../../shared/wireState.ts";
import { startAccountantHere } from "../account/testing/accountantHere.ts";
import { type App, type AppDeps, createApp, type SharedApp } from "../app.ts";
import { createFirstOrganizer } from "../auth/organizer.ts";
import { Budgets } from "../budgets/Budgets.ts";
import { roomLimits } from "../budgets/roomLimits.ts";
import { type Clock, systemClock } from "../contests/clock.ts";
import type { RoomSizes } from "../env.ts";
import { Spreadsheets } from "../files/sheets/Spreadsheets.ts";
import type { Journal } from "../journal/journal.ts";
import { SqlJournal } from "../journal/sqlJournal.ts";
import { importContest } from "../making/importContest.ts";
import type { Log } from "../ops/log.ts";
import { createAccount } from "../queries/accounts.ts";
import { startReadinessThread } from "../readiness/startReadinessThread.ts";
import type { CertificateSource } from "../tls/Certificate.ts";
import { freshDatabase, type TestDatabase } from "./databases.ts";
import { hangMs, inItsTime, passing } from "./eventually.ts";
import { testSeal } from "./seal.ts";

export const organizer = { login: "organizer", password: "correct horse battery" } as const;

export const demoFile = readFileSync(path.join(import.meta.dirname, "../../demo/math-regatta.csv")).toString(
  "base64",
);

export interface TestApp {
  readonly app: App;
  readonly url: string;
  readonly database: TestDatabase;
  readonly clock: Clock;
  /** Calls a route as the product's client does. */
  call<N extends RouteName>(name: N, call?: TestCall<N>): Promise<TestAnswer<N>>;
  /** Takes a seat in the room over HTTP and joins it. */
  join(
    name: "connectScreen" | "connectTeam" | "connectModerator",
    code: string,
    token?: string,
  ): Promise<TestRoom>;
  signIn(): Promise<string>;
  /** A contest in draft, of whoever has this token; its room code. As by the route, but for the pace of an account. BUD11 */
  makeContest(token: string, settings?: Partial<RouteBody<"createContest">>): Promise<string>;
  /** Stops, and starts again on the same database. This one is over then. */
  restart(changes?: StartOptions): Promise<TestApp>;
  close(): Promise<void>;
}

export interface TestCall<N extends RouteName> {
  readonly code?: string;
  /** Fills `:id`. */
  readonly id?: string;
  readonly token?: string;
  readonly body?: RouteBody<N>;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestAnswer<N extends RouteName> {
  readonly status: number;
  readonly headers: Headers;
  /** The reply, or the problem when the status is not 200. */
  readonly reply: RouteReply[N] & {
    readonly code?: string;
    readonly params?: Readonly<Record<string, unknown>>;
  };
}

/** A client in a room, and all it was told. */
export interface TestRoom {
  readonly room: Room<unknown, WireState>;
  readonly privates: PrivateMessage[];
  /** Every message of drafts, in order. */
  readonly drafts: (readonly Draft[])[];
  /** What it was told of the other authors of the board, in order. */
  readonly authors: RoomMessages["authors"][];
  readonly goodbyes: RoomMessages["goodbye"][];
  readonly moves: RoomMessages["moved"][];
  /** What it was told of who wants in, in order. */
  readonly entrances: RoomMessages["entrance"][];
  /** Resolves with the close code. */
  readonly left: Promise<number>;
  request<T extends RoomRequestType>(type: T, payload: RoomRequest<T>): Promise<RoomReply[T]>;
  command(command: RoomRequest<"command">["command"], id?: string): Promise<CommandReply>;
  leave(): Promise<unknown>;
}

export interface StartOptions {
  readonly clock?: Clock;
  readonly limits?: Partial<RoomSizes>;
  /** Is closed with the app. */
  readonly database?: TestDatabase;
  readonly publicOrigin?: string;
  readonly trustProxy?: boolean;
  readonly tls?: CertificateSource;
  readonly metricsToken?: string;
  readonly pages?: string;
  /** One of several processes; absent: alone. */
  readonly cluster?: (journal: Journal) => AppDeps["cluster"];
  readonly log?: Log;
  /** Makes it one of several processes; to be closed by the test. */
  readonly shared?: (db: TestDatabase["db"]) => SharedApp;
  /** Stands between the app and its journal. */
  readonly journal?: (journal: Journal) => Journal;
}

/** The real app on a free port, with a real database, and an organizer. Colyseus allows one at a time in a process. */
export async function startApp(options: StartOptions = {}): Promise<TestApp> {
  const database = options.database ?? (await freshDatabase());
  const clock = options.clock ?? systemClock;
  await createFirstOrganizer(database.db, organizer, clock.now());
  const sqlJournal = new SqlJournal(database.db, testSeal);
  const journal = options.journal?.(sqlJournal) ?? sqlJournal;
  const limits = { teams: 60, seatsPerTeam: 6, clients: 1_000, practices: 60, ...options.limits };
  const budgets = new Budgets(clock, limits);
  const app = await createApp({
    db: database.db,
    kind: database.kind,
    journal,
    clock,
    log: options.log ?? pino({ level: "silent" }),
    startAccountant: startAccountantHere,
    startReadiness: startReadinessThread,
    port: 0,
    host: "127.0.0.1",
    limits,
    publicOrigin: options.publicOrigin ?? null,
    trustProxy: options.trustProxy ?? false,
    tls: options.tls ?? null,
    metricsToken: options.metricsToken ?? null,
    backupsDir: null,
    pages: options.pages ?? "/nowhere",
    cluster: options.cluster?.(journal) ?? null,
    shared: options.shared?.(database.db) ?? null,
  });
  const rooms = new Set<TestRoom>();
  const { url } = app;

  const call = async <N extends RouteName>(name: N, given: TestCall<N> = {}): Promise<TestAnswer<N>> => {
    const { method, path: route } = routes[name];
    const path = route.replace(":code", given.code ?? "").replace(":id", given.id ?? "none");
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(given.token === undefined ? {} : { Authorization: `Bearer ${given.token}` }),
        ...(given.body === undefined ? {} : { "Content-Type": "application/json" }),
        ...given.headers,
      },
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    });
    const isJson = /json;/.test(response.headers.get("content-type") ?? "");
    const reply = await (isJson ? response.json() : response.text());
    return { status: response.status, headers: response.headers, reply: reply as TestAnswer<N>["reply"] };
  };

  return {
    app,
    url,
    database,
    clock,
    call,
    async join(name, code, token) {
      const { status, reply } = await call(name, { code, ...(token === undefined ? {} : { token }) });
      if (status !== 200) throw new Error(`${name}: ${status} ${JSON.stringify(reply)}`);
      const joined = await joinRoom(url, reply.reservation, clock);
      rooms.add(joined);
      return joined;
    },
    async signIn() {
      const { status, reply } = await call("signIn", { body: organizer });
      if (status !== 200) throw new Error(`signIn: ${status}`);
      return reply.accessToken;
    },
    async makeContest(token, settings = {}) {
      const { file, ...content } = routes.createContest.body.parse({
        title: "A contest",
        language: "en",
        durationMs: 40 * 60_000,
        startsAt: null,
        rules: {},
        file: demoFile,
        ...settings,
      } satisfies RouteBody<"createContest">);
      const ownerAccountId = decodeJwt(token).sub ?? "";
      const owner = { ownerAccountId, limits: roomLimits(budgets), now: clock.now() };
      const asked = { ...content, file: Buffer.from(file, "base64") };
      const made = await importContest(database.db, asked, owner, new Spreadsheets(clock));
      if (!made.ok) throw new Error(`no contest was made: ${JSON.stringify(made.problems)}`);
      return made.roomCode;
    },
    async restart(changes = {}) {
      await passing(clock, app.close());
      return startApp({ ...options, ...changes, database });
    },
    async close() {
      await Promise.all([...rooms].map((joined) => joined.leave()));
      await passing(clock, app.close());
      await database.close();
    },
  };
}

export async function joinRoom(url: string, reservation: unknown, clock: Clock): Promise<TestRoom> {
  const room = await new ColyseusSDK(url).consumeSeatReservation<WireState>(reservation as SeatReservation);
  room.reconnection.enabled = false;
  const privates: PrivateMessage[] = [];
  const drafts: (readonly Draft[])[] = [];
  const authors: RoomMessages["authors"][] = [];
  const goodbyes: RoomMessages["goodbye"][] = [];
  const moves: RoomMessages["moved"][] = [];
  const entrances: RoomMessages["entrance"][] = [];
  room.onMessage<PrivateMessage>("private", (message) => privates.push(message));
  room.onMessage<readonly Draft[]>("drafts", (message) => drafts.push(message));
  room.onMessage<RoomMessages["authors"]>("authors", (told) => authors.push(told));
  room.onMessage<RoomMessages["goodbye"]>("goodbye", (message) => goodbyes.push(message));
  room.onMessage<RoomMessages["moved"]>("moved", (message) => moves.push(message));
  room.onMessage<RoomMessages["entrance"]>("entrance", (view) => entrances.push(view));
  const left = new Promise<number>((resolve) => room.onLeave((code) => resolve(code)));
  await new Promise<void>((resolve) => room.onStateChange.once(() => resolve()));
  const request: TestRoom["request"] = (type, payload) => room.request(type, payload, { timeout: hangMs });
  return {
    room,
    privates,
    drafts,
    authors,
    goodbyes,
    moves,
    entrances,
    left,
    request,
    command: (command, id = randomId()) => inItsTime(clock, () => request("command", { id, command })),
    leave: () => (room.connection.isOpen ? room.leave() : Promise.resolve()),
  };
}

/** An id for a command. */
export function randomId(): string {
  return randomBytes(15).toString("base64url");
}

/** Another organizer than {@link organizer}; nobody can sign in as them. */
export async function strangerAccount({ db }: TestDatabase): Promise<string> {
  const id = randomUUID();
  await createAccount(db, { id, login: `stranger-${id}`, passwordHash: "none", createdAt: 0 });
  return id;
}
