import fc from "fast-check";
import { expect, test } from "vitest";
import { Crowd } from "./Crowd.ts";
import type { Visitor } from "./visitor.ts";

const limits = { places: 8, screens: 2, connectionsPerSeat: 2, reservationMs: 10_000 };

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
  what: fc.constantFrom("expect", "expect", "expect", "enter", "enter", "leave", "forget"),
  nth: fc.nat(7),
});

interface Person {
  readonly id: string;
  readonly visitor: Visitor;
  readonly until: number;
}

test("a crowd counts as one that looks at everybody each time", () => {
  let refused = 0;
  let entered = 0;
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 30, maxLength: 80 }), (steps) => {
      const crowd = new Crowd<string>(limits);
      let awaited: Person[] = [];
      let present: Person[] = [];
      let now = 0;
      for (const [index, { waitMs, visitor, what, nth }] of steps.entries()) {
        now += waitMs;
        const id = `c${index}`;
        const next = awaited[nth % Math.max(1, awaited.length)];
        const leaving = present[nth % Math.max(1, present.length)];
        if (what === "expect") {
          awaited = awaited.filter(({ until }) => until >= now);
          const hasPlace = placeFor(visitor, [...awaited, ...present]);
          expect(crowd.expect(id, visitor, now)).toBe(hasPlace);
          if (hasPlace) awaited.push({ id, visitor, until: now + limits.reservationMs });
          else refused += 1;
        } else if (what === "leave" && leaving) {
          present = present.filter((person) => person !== leaving);
          crowd.leave(leaving.id, leaving.visitor);
        } else if (what !== "leave" && next) {
          awaited = awaited.filter((person) => person !== next);
          crowd.forget(next.id);
          if (what === "forget") continue;
          present.push(next);
          crowd.enter(next.id, next.visitor);
          entered += 1;
        }
        expectSame(crowd, awaited, present);
      }
    }),
  );
  expect(refused).toBeGreaterThan(50);
  expect(entered).toBeGreaterThan(200);
});

test("whoever was let in and never came makes room again", () => {
  const crowd = new Crowd<string>({ ...limits, places: 1 });
  expect(crowd.expect("c1", { role: "moderator", accountId: "a", authSessionId: "s" }, 0)).toBe(true);
  expect(crowd.expect("c2", { role: "moderator", accountId: "a", authSessionId: "s" }, 10_000)).toBe(false);
  expect(crowd.expect("c3", { role: "moderator", accountId: "a", authSessionId: "s" }, 10_001)).toBe(true);
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

function placeFor(visitor: Visitor, here: readonly Person[]): boolean {
  if (here.length >= limits.places) return false;
  if (visitor.role === "screen")
    return here.filter((other) => other.visitor.role === "screen").length < limits.places / 4;
  if (visitor.role === "moderator") return true;
  const same = here.filter(
    (other) => other.visitor.role === "team" && other.visitor.seatId === visitor.seatId,
  );
  return same.length < limits.connectionsPerSeat;
}
