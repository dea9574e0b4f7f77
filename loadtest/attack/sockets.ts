import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import WebSocket from "ws";
import type { RoomSeat } from "../../shared/api.ts";
import { callRoute } from "../bots/callRoute.ts";
import { requestFrame } from "../bots/roomFrames.ts";
import { frameCodes } from "../bots/wire.ts";
import { formatNumber } from "../table.ts";
import type { Findings } from "./Findings.ts";
import { memoryOf } from "./memoryOf.ts";
import type { Players } from "./Players.ts";
import type { AttackedContest, Target } from "./Target.ts";

const MiB = 1024 * 1024;
const bodies = 500;
/** What is sent of each body, before nothing follows. */
const sentBytes = 1_200_000;
/** A quarter of what was sent: what is thrown away lies about until it is collected. */
const mostHeldMiB = (bodies * sentBytes) / 4 / MiB;
/** They are answered at once, and gone two seconds later; the rest is for a busy machine. */
const goneWithinMs = 30_000;
/** That ask for more at a time than anybody may, and read nothing. */
const impatient = 100;
const askedAtOnce = 1_000;
const deaf = 20;
/** Three pings and some. */
const cutWithinMs = 20_000;

/** Bodies that are announced and never finished: they end within seconds, and hold little memory meanwhile. */
export async function leaveBodiesUnfinished(
  target: Target,
  players: Players,
  findings: Findings,
): Promise<void> {
  const before = memoryOf(target.server.pid);
  const sockets: Socket[] = [];
  const chunk = Buffer.alloc(sentBytes, 0x20);
  for (let index = 0; index < bodies; index += 1) {
    const { port, hostname: host } = new URL(target.origin);
    const socket = connect({ port: Number(port), host, localAddress: "127.8.4.1" });
    socket.on("error", () => undefined).resume();
    socket.write(
      "POST /api/contests HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1600000\r\n\r\n",
    );
    socket.write(chunk);
    sockets.push(socket);
  }
  let most = before;
  const open = () => sockets.filter(({ closed }) => !closed).length;
  const watching = (async () => {
    const until = performance.now() + goneWithinMs;
    while (performance.now() < until && open() > 0) {
      await delay(100);
      most = Math.max(most, memoryOf(target.server.pid));
    }
  })();
  const { medianMs } = await players.during(Promise.race([watching, delay(3_000)]));
  await watching;
  const left = open();
  for (const socket of sockets) socket.destroy();
  const grown = (most - before) / MiB;
  findings.add({
    what: "bodies that are never finished",
    tried: `${bodies} with ${sentBytes / 1_000} kB of 1.6 MB`,
    seen: `${formatNumber(grown)} MiB more at most, ${left} open after ${goneWithinMs / 1000} s; a team's command ${formatNumber(medianMs)} ms`,
    broke: [
      ...(grown < mostHeldMiB ? [] : [`they held ${formatNumber(grown)} MiB`]),
      ...(left === 0 ? [] : [`${left} stay open`]),
    ],
  });
}

/** Answers that are asked for by the thousand and never read: their sockets end at once, and hold little memory meanwhile. */
export async function leaveAnswersUnread(
  target: Target,
  players: Players,
  findings: Findings,
): Promise<void> {
  const cut = () => target.figure("regatta_sockets_cut_off_total", 'reason="pipelined"');
  const before = { cut: await cut(), memory: memoryOf(target.server.pid) };
  const { port, hostname: host } = new URL(target.origin);
  const asking = "GET /api/template.xlsx HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(askedAtOnce);
  const sockets = Array.from({ length: impatient }, () => {
    const socket = connect({ port: Number(port), host, localAddress: "127.8.4.2" });
    socket.on("error", () => undefined).pause();
    socket.write(asking);
    return socket;
  });
  let most = before.memory;
  let count = 0;
  const watching = (async () => {
    const until = performance.now() + cutWithinMs;
    while (performance.now() < until && count < impatient) {
      await delay(250);
      most = Math.max(most, memoryOf(target.server.pid));
      count = (await cut()) - before.cut;
    }
  })();
  const { medianMs } = await players.during(Promise.race([watching, delay(3_000)]));
  await watching;
  for (const socket of sockets) socket.destroy();
  const grown = (most - before.memory) / MiB;
  findings.add({
    what: "answers that are never read",
    tried: `${impatient} sockets with ${askedAtOnce} requests each`,
    seen: `${count} cut off within ${cutWithinMs / 1000} s, ${formatNumber(grown)} MiB more at most; a team's command ${formatNumber(medianMs)} ms`,
    broke: [
      ...(count >= impatient ? [] : [`${impatient - count} stay`]),
      ...(grown < mostHeldMiB ? [] : [`they held ${formatNumber(grown)} MiB`]),
    ],
  });
}

/** Clients that never read, send pongs without being asked, and ask for whole views: they are cut off, and cost little. */
export async function neverRead(
  target: Target,
  contest: AttackedContest,
  players: Players,
  findings: Findings,
): Promise<void> {
  const cut = () => target.figure("regatta_sockets_cut_off_total");
  const before = { cut: await cut(), memory: memoryOf(target.server.pid) };
  const sockets: WebSocket[] = [];
  for (let index = 0; index < deaf; index += 1) sockets.push(await enterDeaf(target, contest, index));
  const asking = setInterval(() => {
    for (const [index, socket] of sockets.entries()) {
      if (socket.readyState !== WebSocket.OPEN) continue;
      socket.pong();
      socket.send(requestFrame(index, "sync", {}));
    }
  }, 37);
  let most = before.memory;
  const watching = (async () => {
    const until = performance.now() + cutWithinMs;
    while (performance.now() < until && (await cut()) - before.cut < deaf) {
      await delay(250);
      most = Math.max(most, memoryOf(target.server.pid));
    }
  })();
  const { medianMs } = await players.during(Promise.race([watching, delay(4_000)]));
  await watching;
  clearInterval(asking);
  const count = (await cut()) - before.cut;
  for (const socket of sockets) socket.terminate();
  const grown = (most - before.memory) / MiB;
  findings.add({
    what: "clients that never read",
    tried: `${deaf} with pongs and 27 sync a second`,
    seen: `${count} cut off within ${cutWithinMs / 1000} s, ${formatNumber(grown)} MiB more at most; a team's command ${formatNumber(medianMs)} ms`,
    broke: [
      ...(count >= deaf ? [] : [`${deaf - count} stay`]),
      ...(grown < 100 ? [] : [`they held ${formatNumber(grown)} MiB`]),
    ],
  });
}

/** Half of them are screens, half are seats of teams. */
async function enterDeaf(target: Target, { code }: AttackedContest, index: number): Promise<WebSocket> {
  const address = `127.8.5.${index + 1}`;
  const caller = target.caller(address);
  const token = index % 2 === 0 ? null : (await target.join(code, `Deaf ${index}`, address)).seatToken;
  const answer =
    token === null
      ? await callRoute(caller, "connectScreen", { code })
      : await callRoute(caller, "connectTeam", { code, token });
  if (!answer.ok) throw new Error(`no place: ${answer.problem.code}`);
  const socket = new WebSocket(socketUrl(target.origin, answer.reply), { localAddress: address });
  await new Promise<void>((resolve, reject) => socket.once("message", () => resolve()).once("error", reject));
  socket.on("error", () => undefined);
  socket.send(Uint8Array.of(frameCodes.joinRoom));
  await delay(20);
  socket.pause();
  return socket;
}

export function socketUrl(origin: string, { reservation, path }: RoomSeat): string {
  const { processId, roomId, sessionId } = reservation as Readonly<Record<string, string>>;
  return `${origin.replace(/^http/, "ws")}${path}/${processId}/${roomId}?sessionId=${sessionId}`;
}
