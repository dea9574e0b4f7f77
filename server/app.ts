import { LocalDriver } from "@colyseus/core";
import type { PictureId } from "../shared/pictures.ts";
import { Accounts } from "./account/Accounts.ts";
import type { StartAccountant } from "./account/accountant.ts";
import { FirstPassword } from "./auth/FirstPassword.ts";
import { loadKeys } from "./auth/keys.ts";
import { Sessions } from "./auth/Sessions.ts";
import { Applicants } from "./budgets/Applicants.ts";
import { Budgets } from "./budgets/Budgets.ts";
import { Changes } from "./budgets/Changes.ts";
import { Newcomers } from "./budgets/Newcomers.ts";
import { PinGuard } from "./budgets/PinGuard.ts";
import type { Cluster } from "./cluster/Cluster.ts";
import { MarkSeal } from "./cluster/MarkSeal.ts";
import type { Place } from "./cluster/Owners.ts";
import type { SlotRecord } from "./cluster/OwnershipStore.ts";
import { OwnPath } from "./cluster/OwnPath.ts";
import { ShortMemory } from "./cluster/ShortMemory.ts";
import { SoleOwners } from "./cluster/SoleOwners.ts";
import { slotPath } from "./cluster/slotPath.ts";
import { after, type Clock, every, systemClock } from "./contests/clock.ts";
import { closing } from "./db/closing.ts";
import type { Database } from "./db/database.ts";
import { vacuumTables } from "./db/vacuumTables.ts";
import type { Env } from "./env.ts";
import { Spreadsheets } from "./files/sheets/Spreadsheets.ts";
import { isEverywhere, reachableOrigins } from "./http/addresses.ts";
import { auditHandlers } from "./http/auditHandlers.ts";
import { authHandlers } from "./http/authHandlers.ts";
import { bringHandlers } from "./http/bringHandlers.ts";
import { callerMark } from "./http/callerMark.ts";
import { contestHandlers } from "./http/contestHandlers.ts";
import { copyHandlers } from "./http/copyHandlers.ts";
import { createHttp } from "./http/createHttp.ts";
import { demoHandlers } from "./http/demoHandlers.ts";
import { firstRunHandlers } from "./http/firstRunHandlers.ts";
import { Gate } from "./http/Gate.ts";
import { invitationHandlers } from "./http/invitationHandlers.ts";
import { KnownRows } from "./http/KnownRows.ts";
import { libraryHandlers } from "./http/libraryHandlers.ts";
import { listen } from "./http/listen.ts";
import { longestBodyMs } from "./http/mountRoutes.ts";
import { ownerHandlers } from "./http/ownerHandlers.ts";
import { pictureHandlers } from "./http/pictureHandlers.ts";
import { practiceHandlers } from "./http/practiceHandlers.ts";
import { RequestBodies } from "./http/RequestBodies.ts";
import { readinessHandlers } from "./http/readinessHandlers.ts";
import { resultHandlers } from "./http/resultHandlers.ts";
import { roomHandlers } from "./http/roomHandlers.ts";
import { isOwnOrigin } from "./http/sameOrigin.ts";
import { serviceHandlers } from "./http/serviceHandlers.ts";
import { tableHandlers } from "./http/tableHandlers.ts";
import { tryHandlers } from "./http/tryHandlers.ts";
import { WayToOwner } from "./http/WayToOwner.ts";
import type { Journal } from "./journal/journal.ts";
import { MemoryJournal } from "./journal/memoryJournal.ts";
import { holdsPictures } from "./media/pictures.ts";
import { brokenAnywhere } from "./ops/brokenAnywhere.ts";
import { DatabaseWatch } from "./ops/DatabaseWatch.ts";
import type { Log } from "./ops/log.ts";
import {
  accountMeter,
  createMetrics,
  watchAccounts,
  watchCluster,
  watchContests,
  watchRedis,
  writeMeter,
} from "./ops/metrics.ts";
import { Pulse } from "./ops/Pulse.ts";
import { Readiness } from "./ops/Readiness.ts";
import { Reporter } from "./ops/Reporter.ts";
import { watchBackups } from "./ops/watchBackups.ts";
import { watchConnections } from "./ops/watchConnections.ts";
import { readDemoBoards } from "./practice/demoBoards.ts";
import { MemoryContests } from "./practice/MemoryContests.ts";
import { Practices } from "./practice/Practices.ts";
import { Tries } from "./practice/Tries.ts";
import { countConnections } from "./queries/connections.ts";
import { findEpoch, listLiveContestIds } from "./queries/contests.ts";
import { ReadinessChecks } from "./readiness/ReadinessChecks.ts";
import type { StartReadiness } from "./readiness/readinessJob.ts";
import type { Shared } from "./redis/openRedis.ts";
import { listedRooms } from "./redis/roomListing.ts";
import { ContestRooms } from "./rooms/ContestRooms.ts";
import { SocketlessTeams } from "./rooms/SocketlessTeams.ts";
import { openServer } from "./sockets/openServer.ts";
import { SocketFaults } from "./sockets/SocketFaults.ts";
import { Sockets } from "./sockets/Sockets.ts";
import { UnreadAnswers } from "./sockets/UnreadAnswers.ts";
import { Bin } from "./supervision/Bin.ts";
import { LiveContests } from "./supervision/LiveContests.ts";
import { LookedContests } from "./supervision/LookedContests.ts";
import { SharedNews } from "./supervision/SharedNews.ts";
import { sweepEntrances } from "./supervision/sweepEntrances.ts";
import type { CertificateSource } from "./tls/Certificate.ts";

export interface AppDeps
  extends Pick<
    Env,
    "port" | "host" | "limits" | "publicOrigin" | "trustProxy" | "metricsToken" | "backupsDir"
  > {
  readonly db: Database["db"];
  readonly kind: Database["kind"];
  readonly journal: Journal;
  readonly clock: Clock;
  readonly log: Log;
  readonly startAccountant: StartAccountant;
  readonly startReadiness: StartReadiness;
  /** By what it speaks HTTPS; null: it speaks plain HTTP. */
  readonly tls: CertificateSource | null;
  /** Folder of the built client. */
  readonly pages: string;
  /** This process as one of several, with `journal` and `clock` of theirs; null: alone. Closed with the app. */
  readonly cluster: Pick<Cluster, keyof Cluster> | null;
  /** One of several processes; null: alone. Closed by whoever opened it. */
  readonly shared: SharedApp | null;
  /** What keeps it from being ready although it listens; null: nothing. It answers from memory. */
  readonly lacks?: () => string | null;
}

/** What an app has that is one of several. */
export interface SharedApp extends Shared {
  readonly slot: number;
  /** The processes as the database knows them, with those that ended without a word. */
  readonly slots: () => Promise<readonly SlotRecord[]>;
  /** What keeps this process from work beside the database, such as its locks; null: nothing. */
  readonly lacks: () => string | null;
}

export interface App {
  readonly port: number;
  /** By which this machine reaches it. */
  readonly url: string;
  readonly live: LiveContests;
  readonly accounts: Accounts;
  readonly firstPassword: FirstPassword;
  /** Of the contests that are looked at here. */
  readonly rooms: ContestRooms;
  /** By which others reach it. */
  origins(): readonly string[];
  /** Not ready any more: contests go to other processes, where there are any. Never throws. */
  drain(): Promise<void>;
  /** Nothing new is let in, everybody is told to come back, what is queued is written. May be called twice. */
  close(): Promise<void>;
}

const stopPatienceMs = 500;
/** Another process may have put a contest into the bin. */
const rowFreshMs = 5_000;
/** A whole class asks at once where its contest is; just after its process died, all hear that it is still there for so long. */
const whereaboutsKeptMs = 75;
const reportEveryMs = 2_000;

/** The whole server on an open database, listening. `port` 0 takes a free one. Rejects when it cannot listen. */
export async function createApp(deps: AppDeps): Promise<App> {
  const { db, journal, clock, log, limits, publicOrigin, trustProxy, cluster, shared } = deps;
  const budgets = new Budgets(clock, limits, shared?.rates);
  const changes = new Changes();
  const newcomers = new Newcomers({ clock, budgets, changes });
  const pinGuard = new PinGuard({ clock, budgets, changes });
  const applicants = new Applicants({ clock, budgets, changes });
  const keys = await loadKeys(db);
  const sessions = await Sessions.open({ db, keys, clock });
  const firstPassword = new FirstPassword({ db, sessions, linkKey: shared && keys.peers });
  const practiceJournal = new MemoryJournal();
  const metrics = createMetrics();
  const pulse = new Pulse(clock, writeMeter(metrics));
  const journalOf = (contestId: string) => (practiceJournal.has(contestId) ? practiceJournal : journal);
  const practiceOwners = new SoleOwners(practiceJournal);
  const owners = cluster?.owners ?? new SoleOwners(journal);
  const ownersOf = (contestId: string) => (practiceJournal.has(contestId) ? practiceOwners : owners);
  const live = new LiveContests({
    journalOf,
    ownersOf,
    clockOf: (contestId, claim) =>
      cluster && !practiceJournal.has(contestId) ? cluster.clockOf(contestId, claim) : clock,
    clock,
    log,
    meter: pulse,
  });
  watchContests(metrics, live);
  if (cluster) watchCluster(metrics, cluster);
  if (shared) watchRedis(metrics, shared.isUp);
  if (deps.backupsDir !== null) watchBackups(metrics, deps.backupsDir);
  if (deps.kind === "postgres") watchConnections(metrics, clock, () => countConnections(db));
  const accounts = new Accounts({ start: deps.startAccountant, clock, log, meter: accountMeter(metrics) });
  watchAccounts(metrics, accounts);
  live.onOpened((contestId, runner) => {
    // Nobody moderates a practice.
    if (!practiceJournal.has(contestId)) accounts.follow(contestId, runner, journal);
  });
  const database = new DatabaseWatch(clock, db);
  const reporter = new Reporter({
    slot: shared?.slot ?? null,
    clock,
    live,
    pulse,
    database,
    loopDelay: metrics.loopDelay,
    isRedisUp: shared?.isUp ?? null,
    isPractice: (contestId) => practiceJournal.has(contestId),
  });
  const checks = new ReadinessChecks({ start: deps.startReadiness, clock, log });
  const faults = new SocketFaults(log, metrics);
  const { server, endKeeping } = await openServer({
    tls: deps.tls,
    clock,
    log,
    faults,
    metrics,
    longestBodyMs,
  });
  const slot = cluster?.slot ?? null;
  const ownPath = new OwnPath(slot);
  const markSeal = new MarkSeal(keys.mark);
  const sockets = new Sockets({ server, budgets, metrics, behindProxy: trustProxy });
  // As sockets are pinged: in a test's leap over minutes nobody could have read, and all who were reading would be cut off.
  const unread = new UnreadAnswers({
    server,
    budgets,
    metrics,
    clock: systemClock,
    behindProxy: trustProxy,
  });
  const holds = (contestId: string, ids: readonly PictureId[]) => holdsPictures(db, contestId, ids);
  const driver = shared?.driver ?? new LocalDriver();
  const rooms = await ContestRooms.open({
    server,
    faults,
    sockets,
    live,
    clock,
    log,
    metrics,
    budgets,
    newcomers,
    pinGuard,
    applicants,
    changes,
    accounts,
    pulse,
    isRevoked: (authSessionId) => sessions.isRevoked(authSessionId),
    holdsPictures: holds,
    markOf: cluster && ((contestId, mark) => markSeal.seal(contestId, mark)),
    ownPath,
    driver,
    isOwnOrigin: (headers) => {
      const header = (name: string) => headers[name]?.toString();
      const host = (trustProxy ? header("x-forwarded-host") : undefined) ?? headers.host;
      const isSecure = deps.tls !== null;
      return isOwnOrigin(
        { origin: headers.origin, fetchSite: header("sec-fetch-site"), host, isSecure },
        publicOrigin,
      );
    },
  });
  sessions.onRevoked((authSessionId) => rooms.signOut(authSessionId));

  const readiness = new Readiness();
  let ready = false;
  readiness.require(() => (ready ? null : "stopping"));
  readiness.require(() => (database.isReachable ? null : "the database does not answer"));
  if (shared) readiness.require(shared.lacks);
  if (deps.lacks) readiness.require(deps.lacks);
  let port = deps.port;
  const scheme = deps.tls ? "https" : "http";
  const origins = () => reachableOrigins(publicOrigin, deps.host, port, scheme);
  const inMemory = { journal: practiceJournal, live, clock, log, rooms, slot };
  const practised = new MemoryContests(inMemory);
  const tried = new MemoryContests(inMemory);
  const looked = new LookedContests({ live, journalOf, ownersOf, clock });
  const practices = new Practices({ contests: practised, readBoards: readDemoBoards, budgets });
  const tries = new Tries({ contests: tried, looked, budgets, clock, log });
  const findPractice = (code: string) => practices.find(code) ?? tries.find(code);
  const whereabouts = new ShortMemory<Place>({
    clock,
    keptMs: whereaboutsKeptMs,
    read: (contestId) => owners.locate(contestId),
  });
  const epochs = new ShortMemory({
    clock,
    keptMs: whereaboutsKeptMs,
    read: (contestId) => findEpoch(db, contestId),
  });
  const isLeaving = (contestId: string) => rooms.isLeaving(contestId);
  const beginsAt = async () => (await cluster?.beginsAt()) ?? null;
  const rows = new KnownRows({ clock, freshMs: cluster && rowFreshMs });
  const gate = new Gate({
    db,
    findPractice,
    live,
    looked,
    sessions,
    seatKey: keys.seat,
    clock,
    budgets,
    use: (contestId) => rooms.use(contestId),
    rows,
    way: new WayToOwner({ slot, ownPath, whereabouts, clock, live, isLeaving, beginsAt }),
    slot,
    markIn: cluster ? callerMark(markSeal, () => metrics.ignoredMarks.inc()) : () => null,
  });
  const news =
    shared &&
    new SharedNews({
      db,
      clock,
      log,
      announcements: shared.announcements,
      sessions,
      onBinned: ({ contestId, roomCode }) => {
        rows.forget(roomCode);
        live.broken.forget(contestId);
        rooms
          .dissolve(contestId, "contest_deleted")
          .catch((err: unknown) => log.error({ contestId, err }, "a deleted contest's room did not end"));
      },
    });
  const endReports = shared
    ? every(clock, reportEveryMs, () => void shared.reports.write(shared.slot, reporter.report()))
    : () => undefined;
  const reports = async () => (await shared?.reports.read()) ?? null;
  const space = {
    isQuiet: () => !live.isPlayed,
    reclaim: (isOver: () => boolean) => vacuumTables(db, isOver),
  };
  const bin = new Bin({ db, space: deps.kind === "pglite" ? space : null, clock, log });
  const spreadsheets = new Spreadsheets(clock);
  const http = createHttp({
    gate,
    budgets,
    unread,
    bodies: new RequestBodies(budgets, clock),
    handlers: {
      ...authHandlers({ sessions, budgets, deviceKey: keys.device }),
      ...firstRunHandlers({
        firstPassword,
        budgets,
        deviceKey: keys.device,
        behindProxy: trustProxy || publicOrigin !== null,
      }),
      ...auditHandlers({ db, spreadsheets }),
      ...contestHandlers({
        db,
        budgets,
        origins,
        brokenIds: () => brokenAnywhere({ slot: shared?.slot ?? null, live, reports }),
        spreadsheets,
        isOriginGiven: publicOrigin !== null,
      }),
      ...copyHandlers({ db, clock, looked }),
      // Nobody who wants a template waits for what organizers take.
      ...tableHandlers({ spreadsheets: new Spreadsheets(clock) }),
      ...pictureHandlers({ db, budgets, holderOf: (contestId) => tries.picturesOf(contestId) }),
      ...bringHandlers({ clock, spreadsheets, holdsPictures: holds }),
      ...libraryHandlers({
        db,
        budgets,
        clock,
        rooms,
        live,
        bin,
        looksForOrphans: cluster !== null,
        onBinned: (binned) => {
          rows.forget(binned.roomCode);
          news?.tellBinned(binned);
        },
      }),
      ...demoHandlers({ db, live, boards: () => practices.boards(), budgets, clock }),
      ...roomHandlers({
        rooms,
        seatKey: keys.seat,
        budgets,
        newcomers,
        pinGuard,
        applicants,
        socketless: new SocketlessTeams(() => clock.now()),
        clock,
        path: slot === null ? "" : slotPath(slot),
      }),
      ...invitationHandlers({ budgets, clock, invitationKey: keys.invitation, seatKey: keys.seat }),
      ...ownerHandlers({ slot, live, whereabouts, epochs, clock }),
      ...resultHandlers({ spreadsheets }),
      ...practiceHandlers({ practices, findPractice, seatKey: keys.seat, clock }),
      ...tryHandlers({ tries, seatKey: keys.seat, budgets, clock }),
      ...readinessHandlers({ checks, budgets }),
      ...serviceHandlers({
        db,
        report: () => reporter.report(),
        reports,
        listings: async () => (shared ? shared.driver.listEverywhere() : listedRooms(driver.query({}))),
        slots: shared?.slots ?? null,
      }),
    },
    metrics,
    now: () => clock.now(),
    log,
    publicOrigin,
    trustProxy,
    tls: deps.tls,
    metricsToken: deps.metricsToken,
    pages: deps.pages,
    ownPath,
    peerDoor: cluster?.doorTo(live) ?? null,
    readiness,
  });
  server.on("request", http);

  const endSweeps = sweepEntrances({ live, newcomers, pinGuard, applicants, clock, log });
  const stop = [
    async () => cluster?.stopTaking(),
    async () => practised.stop(),
    async () => tried.stop(),
    async () => endSweeps(),
    async () => endKeeping(),
    () => bin.stop(),
    async () => {
      news?.stop();
      database.stop();
      endReports();
      await shared?.reports.forget(shared.slot);
    },
    () => rooms.close(),
    // Also those that a room did not let go of.
    () => live.closeAll(),
    async () => cluster?.close(),
    async () => accounts.close(),
    async () => checks.close(),
  ];
  const notListening = Promise.withResolvers<void>();
  const close = closing(
    async () => {
      ready = false;
      server.close(() => notListening.resolve());
    },
    ...stop,
    async () => {
      server.closeIdleConnections();
      const cancelCutOff = after(clock, stopPatienceMs, () => sockets.closeAll());
      await notListening.promise;
      cancelCutOff();
    },
  );
  try {
    if (!cluster) await live.openAll(await listLiveContestIds(db));
    bin.start();
    port = await listen(server, deps.port, deps.host);
  } catch (error) {
    await closing(...stop)().catch((err: unknown) => log.error({ err }, "the stop was not clean"));
    throw error;
  }
  cluster?.start({
    live,
    whereabouts,
    rooms,
    load: () => budgets.held("sockets") + live.size,
    isPractice: (contestId) => practiceJournal.has(contestId),
    isCalm: () => readiness.lacks.length === 0 && shared?.isUp() !== false,
  });
  ready = true;
  const drain = async () => {
    ready = false;
    await cluster?.drain();
  };
  const here = isEverywhere(deps.host) ? "localhost" : deps.host;
  const url = `${scheme}://${here}:${port}`;
  return { port, url, live, accounts, firstPassword, rooms, origins, drain, close };
}
