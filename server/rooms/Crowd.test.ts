import fc from "fast-check";
import { expect, test } from "vitest";
import { Crowd } from "./Crowd.ts";
import type { Visitor } from "./visitor.ts";

const limits = {
  places: 8,
  screens: 3,
  keptForModerators: 1,
  ofAddress: 6,
  screensOfAddress: 2,
  connectionsPerSeat: 2,
  reservationMs: 10_000,
};

const anyVisitor: fc.Arbitrary<Visitor> = fc.oneof(
  fc.constant<Visitor>({ role: "screen" }),
  fc.constant<Visitor>({ role: "moderator", accountId: "a", authSessionId: "s" }),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })).map(
    ([team, seat]): Visitor => ({
      role: "team",
      teamId: `t${team}`,
      seatId: `t${team}/${seat}`,
    }),
  ),
);

const anyStep = fc.record({
  waitMs: fc.oneof(fc.constant(0), fc.nat(6_000)),
  visitor: anyVisitor,
  address: fc.constantFrom("a", "b"),
  what: fc.constantFrom("expect", "expect", "expect", "enter", "enter", "leave", "forget"),
  nth: fc.nat(7),
});

interface Person {
  readonly id: string;
  readonly visitor: Visitor;
  readonly address: string;
  readonly until: number;
}

test("a crowd counts as one that looks at everybody each time", () => {
  let refused = 0;
  let displaced = 0;
  let entered = 0;
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 30, maxLength: 80 }), (steps) => {
      const crowd = new Crowd<string>(limits);
      let awaited: Person[] = [];
      let present: Person[] = [];
      let now = 0;
      for (const [index, { waitMs, visitor, address, what, nth }] of steps.entries()) {
        now += waitMs;
        const id = `c${index}`;
        const next = awaited[nth % Math.max(1, awaited.length)];
        const leaving = present[nth % Math.max(1, present.length)];
        if (what === "expect") {
          awaited = awaited.filter(({ until }) => until >= now);
          const newcomer = { id, visitor, address, until: now + limits.reservationMs };
          const screens = awaited.filter((person) => person.visitor.role === "screen");
          const mayGo = [null, ...screens].filter((idle) =>
            hasPlace(
              newcomer,
              [...awaited, ...present].filter((person) => person !== idle),
            ),
          );
          expect(crowd.expect(id, visitor, address, now)).toBe(mayGo.length > 0);
          const [goes] = mayGo;
          if (goes) displaced += 1;
          awaited = awaited.filter((person) => person !== goes);
          if (mayGo.length > 0) awaited.push(newcomer);
          else refused += 1;
        } else if (what === "leave" && leaving) {
          present = present.filter((person) => person !== leaving);
          crowd.leave(leaving.id, leaving.visitor);
        } else if (what !== "leave" && next) {
          awaited = awaited.filter((person) => person !== next);
          expect(crowd.forget(next.id)).toBe(next.address);
          expect(crowd.forget(next.id)).toBeNull();
          if (what === "forget") continue;
          present.push(next);
          crowd.enter(next.id, next.visitor, next.address);
          entered += 1;
        }
        expectSame(crowd, awaited, present);
      }
    }),
    { numRuns: 300 },
  );
  expect(refused).toBeGreaterThan(50);
  expect(displaced).toBeGreaterThan(20);
  expect(entered).toBeGreaterThan(200);
});

test("whoever was let in and never came makes room again", () => {
  const crowd = new Crowd<string>({ ...limits, places: 1, keptForModerators: 0 });
  expect(crowd.expect("c1", { role: "moderator", accountId: "a", authSessionId: "s" }, "a", 0)).toBe(true);
  expect(crowd.expect("c2", { role: "moderator", accountId: "a", authSessionId: "s" }, "a", 10_000)).toBe(
    false,
  );
  expect(crowd.expect("c3", { role: "moderator", accountId: "a", authSessionId: "s" }, "a", 10_001)).toBe(
    true,
  );
  expect(crowd.expected()).toEqual(["c3"]);
});

function expectSame(crowd: Crowd<string>, awaited: readonly Person[], present: readonly Person[]): void {
  expect(crowd.expected()).toEqual(awaited.map(({ id }) => id));
  expect(crowd.moderators()).toEqual(idsOf(present, ({ role }) => role === "moderator"));
  for (const teamId of ["t1", "t2", "t3"]) {
    const isMate = (visitor: Visitor) => visitor.role === "team" && visitor.teamId === teamId;
    expect(crowd.ofTeam(teamId)).toEqual(idsOf(present, isMate));
    const seats = present.flatMap(({ visitor }) =>
      isMate(visitor) && visitor.role === "team" ? visitor.seatId : [],
    );
    expect(crowd.seatsOnline(teamId)).toBe(new Set(seats).size);
  }
}

function idsOf(people: readonly Person[], concerns: (visitor: Visitor) => boolean): readonly string[] {
  return people.filter(({ visitor }) => concerns(visitor)).map(({ id }) => id);
}

function hasPlace({ visitor, address }: Person, here: readonly Person[]): boolean {
  const others = here.filter((other) => other.address === address && other.visitor.role !== "moderator");
  const screens = (people: readonly Person[]) =>
    people.filter((other) => other.visitor.role === "screen").length;
  if (visitor.role === "moderator") return here.length < limits.places;
  if (here.length >= limits.places - limits.keptForModerators || others.length >= limits.ofAddress)
    return false;
  if (visitor.role === "screen")
    return screens(here) < limits.screens && screens(others) < limits.screensOfAddress;
  const same = here.filter(
    (other) => other.visitor.role === "team" && other.visitor.seatId === visitor.seatId,
  );
  return same.length < limits.connectionsPerSeat;
}

test("BUD7 screens that one address lets wait take no place from others, nor from moderators", () => {
  const crowd = new Crowd<string>({ ...limits, places: 40, screens: 10, screensOfAddress: 5, ofAddress: 30 });
  const screen = { role: "screen" } as const;
  for (let count = 0; count < 250; count += 1) crowd.expect(`flood ${count}`, screen, "a", 0);
  expect(crowd.expected()).toHaveLength(5);
  expect(crowd.expect("projector", screen, "b", 0)).toBe(true);
  const member = "projector";
  const address = crowd.forget(member);
  crowd.enter(member, screen, address ?? "");
  for (let count = 0; count < 250; count += 1) crowd.expect(`more ${count}`, screen, "a", 0);
  const team = (count: number) => ({ role: "team", teamId: `t${count}`, seatId: `s${count}` }) as const;
  for (let count = 0; count < 100; count += 1) crowd.expect(`team ${count}`, team(count), "a", 0);
  expect(crowd.expect("own team", team(200), "b", 0)).toBe(true);
  expect(crowd.expect("console", { role: "moderator", accountId: "a", authSessionId: "s" }, "a", 0)).toBe(
    true,
  );
});

test("BUD7 the owner's screens take of the places for moderators: no other stands in their way, nor pushes one out", () => {
  const crowd = new Crowd<string>(limits);
  const [screen, own] = [{ role: "screen" }, { role: "screen", isOwners: true }] as const;
  for (const member of ["a1", "a2", "b1"]) {
    crowd.expect(member, screen, member.slice(0, 1), 0);
    crowd.enter(member, screen, crowd.forget(member) ?? "");
  }
  expect([crowd.expect("a3", screen, "a", 0), crowd.expect("c1", screen, "c", 0)]).toEqual([false, false]);
  expect(crowd.expect("projector", own, "a", 0)).toBe(true);
  // All but the one place that is kept.
  const team = (seat: number) => ({ role: "team", teamId: "t1", seatId: `t1/${seat}` }) as const;
  for (let seat = 1; seat <= 3; seat += 1)
    expect(crowd.expect(`team ${seat}`, team(seat), "c", 0)).toBe(true);
  expect(crowd.expect("team 4", team(4), "c", 0)).toBe(false);
  expect(crowd.expect("second projector", own, "a", 0)).toBe(true);
  expect(crowd.expect("third projector", own, "a", 0)).toBe(false);
  expect(crowd.expected()).toContain("projector");
});

test("BUD7 a team takes the place of a screen at its own address that has not come", () => {
  const crowd = new Crowd<string>({ ...limits, ofAddress: 2 });
  const team = (seat: number) => ({ role: "team", teamId: "t1", seatId: `t1/${seat}` }) as const;
  expect(crowd.expect("screen", { role: "screen" }, "a", 0)).toBe(true);
  expect(crowd.expect("first", team(1), "a", 0)).toBe(true);
  expect(crowd.expect("second", team(2), "a", 0)).toBe(true);
  expect(crowd.expect("third", team(3), "a", 0)).toBe(false);
  expect(crowd.expected()).toEqual(["first", "second"]);
});
