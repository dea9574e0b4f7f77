import { z } from "zod";
import { readTypedCode, readTypedPin } from "./typedCodes.ts";

/** Room codes and PINs are read aloud and typed by hand: no look-alikes (0 O 1 I L). */
export const roomCodeAlphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
export const roomCodeLength = 6;
export const pinLength = 6;

/** A room code as people type it. Output is canonical. AUT6 */
export const RoomCode = z
  .string()
  .max(40)
  .transform(readTypedCode)
  .pipe(z.string().regex(new RegExp(`^[${roomCodeAlphabet}]{${roomCodeLength}}$`), "not a room code"));

export const Pin = z
  .string()
  .max(20)
  .transform(readTypedPin)
  .pipe(z.string().regex(/^\d{6}$/, "a PIN is six digits"));

/** A time that somebody may mean, in ms since 1970: of the years 2000 to 2099. AUT12 */
export const Instant = z.int().min(946_684_800_000).max(4_102_444_799_999);

/** Made by the client, at random, once per intended effect; the same id again is the same command. */
export const CommandId = z.string().regex(/^[A-Za-z0-9_-]{16,40}$/, "not a command id");

/** Made by a guest's page, at random, beside the command's id: who knows the id alone gets nothing for it. AUT13 */
export const EntrySecret = z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, "not a secret");

/** By which a device of a team lets a further one in: made by the server, for five minutes. ENT24 */
export const Invitation = z.string().regex(/^[A-Za-z0-9._-]{1,120}$/, "not an invitation");

/** Made by the server, at random, for what only the memory of its process knows. */
export const OpaqueId = z.string().regex(/^[A-Za-z0-9_-]{16}$/, "not an id");

/** `t1`, `t2` … in the order of joining; unique within a contest and public. */
export const TeamId = z.string().regex(/^t\d{1,6}$/, "not a team id");
export type TeamId = z.infer<typeof TeamId>;

/** Names a seat in a page's address. Not a secret: the seat's token is. */
export const SeatId = z.string().regex(/^[a-z0-9]{10}$/, "not a seat id");
export type SeatId = z.infer<typeof SeatId>;

/** Given to a card once and never again; says nothing of its place on the board. BUY9 */
export const CardId = z.int().min(1).max(100_000);
export type CardId = z.infer<typeof CardId>;

/** From 1, in the order of buying within a team; earlier versions counted within the contest. BUY5 */
export const PurchaseId = z.int().min(1);
export type PurchaseId = z.infer<typeof PurchaseId>;
