import { randomBytes, webcrypto } from "node:crypto";
import { expect, test, vi } from "vitest";
import { readAccessToken, readSeatToken, signAccessToken, signSeatToken } from "./tokens.ts";

const now = Date.UTC(2027, 0, 15);
const seat = { contestId: "c", teamId: "t1", seatId: "0123456789" };
const account = { accountId: "a", authSessionId: "s" };

test("a key is made ready once, for all that is signed and read by it", async () => {
  const made = vi.spyOn(webcrypto.subtle, "importKey");
  const [key, other] = [randomBytes(32), randomBytes(32)];
  for (let time = 0; time < 3; time += 1) {
    const ofSeat = await signSeatToken(key, seat);
    const ofAccount = await signAccessToken(key, account, now);
    expect(await readSeatToken(key, ofSeat, now)).toEqual(seat);
    expect(await readAccessToken(key, ofAccount, now)).toEqual(account);
    expect(await readSeatToken(other, ofSeat, now)).toBeNull();
  }
  expect(made).toHaveBeenCalledTimes(2);
});
