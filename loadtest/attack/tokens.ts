import { randomBytes } from "node:crypto";
import WebSocket from "ws";
import type { RoomSeat } from "../../shared/api.ts";
import { organizerLogin } from "../serverProcess.ts";
import type { Findings } from "./Findings.ts";
import { forge } from "./forgeries.ts";
import { Attacker } from "./http.ts";
import { socketUrl } from "./sockets.ts";
import { type AttackedContest, password, type Target } from "./Target.ts";

/** Forged tokens against every route that asks for one, and forged seats against the room. */
export async function useForgedTokens(
  target: Target,
  contest: AttackedContest,
  findings: Findings,
): Promise<void> {
  const attacker = new Attacker(target.origin, "127.8.7.1");
  const elsewhere = await target.openContest("Elsewhere");
  const seat = await target.join(contest.code, "Forged", "127.8.7.2");
  const seatElsewhere = await target.join(elsewhere.code, "Forged", "127.8.7.2");
  const signedIn = await attacker.ask("signIn", { body: { login: organizerLogin, password } });
  const refreshToken = /regatta_refresh=([\w-]+)/.exec(signedIn.cookies.join("; "))?.[1] ?? "";
  const forgeries = await forge(target, seat, seatElsewhere, refreshToken);

  const gone = forgeries.find(({ kind }) => kind === "account, signed out");
  await attacker.ask("signOut", { token: gone?.token ?? "" });

  let tried = 0;
  const broke: string[] = refreshToken === "" ? ["there was no refresh token to try"] : [];
  for (const { kind, token, routes } of forgeries) {
    for (const name of routes) {
      tried += 1;
      const { status } = await attacker.ask(name, { code: contest.code, token, body: {} });
      if (status !== 401 && status !== 403) broke.push(`${kind} got ${status} from ${name}`);
    }
  }
  const held = await attacker.ask("connectTeam", { code: contest.code, token: seat.seatToken });
  if (held.status !== 200) broke.push(`the right token got ${held.status}: this shows nothing`);
  findings.add({
    what: "forged tokens",
    tried: `${forgeries.length} kinds, ${tried} requests`,
    seen: `${tried - broke.length} refused`,
    broke,
  });
  attacker.close();
  await useForgedSeats(target, contest, findings);
  elsewhere.moderator.terminate();
}

async function useForgedSeats(target: Target, contest: AttackedContest, findings: Findings): Promise<void> {
  const right = await reserve(target, contest);
  const taken = new WebSocket(right);
  await new Promise((resolve, reject) => taken.once("message", resolve).once("error", reject));
  const guess = randomBytes(16).toString("base64url");
  const targets = [
    right,
    `${right}&reconnectionToken=${guess}`,
    right.replace(/sessionId=.*/, `sessionId=${guess}`),
    right.replace(/\?.*/, ""),
    right.replace(/sessionId=.*/, "sessionId=__proto__"),
    right.replace(/\/[^/]*\?/, "/__proto__?"),
    `${target.origin.replace("http:", "ws:")}/`,
  ];
  const broke: string[] = [];
  for (const url of targets) {
    const socket = new WebSocket(url);
    const how = await new Promise<string>((resolve) => {
      socket.once("open", () => resolve("open")).once("error", ({ message }) => resolve(message));
    });
    if (how === "open") broke.push(`a socket was opened for ${new URL(url).search || "nothing"}`);
    socket.terminate();
  }
  taken.terminate();
  findings.add({
    what: "seats that nobody gave out",
    tried: `${targets.length}`,
    seen: `${targets.length - broke.length} refused before the handshake`,
    broke,
  });
}

async function reserve(target: Target, { code }: AttackedContest): Promise<string> {
  const response = await fetch(`${target.origin}/api/rooms/${code}/connect/screen`, { method: "POST" });
  return socketUrl(target.origin, (await response.json()) as RoomSeat);
}
