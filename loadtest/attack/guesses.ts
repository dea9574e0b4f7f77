import { setTimeout as delay } from "node:timers/promises";
import { organizerLogin } from "../serverProcess.ts";
import type { Findings } from "./Findings.ts";
import { Attacker, summary } from "./http.ts";
import { type AttackedContest, password, type Target } from "./Target.ts";

const withinMs = 30_000;

/** Somebody guesses codes, passwords and PINs; from the same address the right ones still pass. */
export async function guess(target: Target, contest: AttackedContest, findings: Findings): Promise<void> {
  const attacker = new Attacker(target.origin, "127.8.3.1");
  const { code } = contest;

  const codes = await attacker.flood(320, () => attacker.ask("findRoom", { code: "222222" }));
  const right = await attacker.ask("findRoom", { code });
  findings.add({
    what: "guessing room codes",
    tried: `${codes.length}`,
    seen: `${summary(codes)}; the right code: ${right.status}`,
    broke: right.status === 200 ? [] : [`the right code was refused: ${right.code}`],
  });

  const signIn = (guessed: string) =>
    attacker.ask("signIn", { body: { login: organizerLogin, password: guessed } });
  const passwords = await attacker.flood(60, (index) => signIn(`a wrong password ${index}`));
  const startedAt = performance.now();
  let signedIn = await signIn(password);
  while (signedIn.status !== 200 && performance.now() - startedAt < withinMs) {
    await Promise.all([signIn("a further wrong password"), delay(1_000)]);
    signedIn = await signIn(password);
  }
  const tookMs = performance.now() - startedAt;
  findings.add({
    what: "guessing a password",
    tried: `${passwords.length}, and on`,
    seen: `${summary(passwords)}; the right password passed after ${(tookMs / 1000).toFixed(1)} s`,
    broke: [
      ...(signedIn.status === 200 ? [] : ["the right password was refused for half a minute"]),
      ...(passwords.some(({ status }) => status === 429) ? [] : ["guessing had no end"]),
    ],
  });

  const seat = await target.join(code, "Guessed", "127.8.3.2");
  const pins = await attacker.flood(60, (index) =>
    attacker.ask("takeSeat", {
      code,
      body: { id: `pin${"x".repeat(16)}${index}`, name: "Guessed", pin: `${100_000 + index}` },
    }),
  );
  const held = await attacker.ask("connectTeam", { code, token: seat.seatToken });
  findings.add({
    what: "guessing a PIN",
    tried: `${pins.length}`,
    seen: `${summary(pins)}; the team's own seat: ${held.status}`,
    broke: [
      ...(held.status === 200 ? [] : [`the team's own seat was refused: ${held.code}`]),
      ...(pins.filter(({ code: answer }) => answer === "wrong_pin").length <= 20
        ? []
        : ["more than twenty PINs could be tried"]),
    ],
  });
  attacker.close();
}
