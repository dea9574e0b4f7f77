import { expect, test } from "vitest";
import type { AskAccess, CallRoute } from "../net/http.ts";
import { reserveSeat } from "./reserveSeat.ts";

const seat = { ok: true, reply: { reservation: {}, path: "" } } as const;
const overloaded = { ok: false, problem: { code: "overloaded" } } as const;
const wish = { path: "", mark: null };

/** As a server that lets these tokens in; undefined: anybody. */
function serverFor(...letIn: readonly (string | undefined)[]) {
  const asked: (string | undefined)[] = [];
  const call: CallRoute = async (_name, { token }) => {
    asked.push(token);
    return (letIn.includes(token) ? seat : overloaded) as never;
  };
  return { asked, call };
}

/** As a browser where somebody is signed in; its token runs out once. */
const signedIn: AskAccess = async (refused) => ({ ok: true, token: refused === null ? "old" : "fresh" });
const nobody: AskAccess = async () => ({ ok: false, problem: { code: "not_signed_in" } });

const screen = (accessToken: AskAccess) => ({ code: "ABC234", audience: "screen", accessToken }) as const;

test("BUD7 a big screen asks as anybody does, as long as there are places", async () => {
  const { asked, call } = serverFor(undefined);
  expect(await reserveSeat(screen(signedIn), wish, call)).toEqual(seat);
  expect(asked).toEqual([undefined]);
});

test("BUD7 where all are taken it asks as who is signed in there, by a fresh token if need be", async () => {
  const right = serverFor("old");
  expect(await reserveSeat(screen(signedIn), wish, right.call)).toEqual(seat);
  expect(right.asked).toEqual([undefined, "old"]);
  const late = serverFor("fresh");
  expect(await reserveSeat(screen(signedIn), wish, late.call)).toEqual(seat);
  expect(late.asked).toEqual([undefined, "old", "fresh"]);
});

test("BUD7 where nobody is signed in the refusal stays", async () => {
  const { asked, call } = serverFor();
  expect(await reserveSeat(screen(nobody), wish, call)).toEqual(overloaded);
  expect(asked).toEqual([undefined]);
});
