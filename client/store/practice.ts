import type { CallRoute, Trouble } from "../net/http.ts";
import { pathTo, type Router } from "./router.ts";
import type { OwnPractice, SeatBook } from "./seats.ts";

/**
 * Starts a practice and goes there; else says why not. `title` is the board's, for the list of own seats; `insteadOf` the seat
 * token of the practice that it follows. PRA13
 */
export async function startPractice(
  {
    call,
    seats,
    router,
  }: { readonly call: CallRoute; readonly seats: SeatBook; readonly router: Pick<Router, "go"> },
  { board, minutes, titles }: OwnPractice,
  title: string,
  insteadOf?: string,
): Promise<Trouble | null> {
  const answer = await call("startPractice", {
    body: { board, minutes, ...(insteadOf !== undefined && { insteadOf }) },
  });
  if (!answer.ok) return answer.problem;
  const practice = { board, minutes, ...(titles !== undefined && { titles }) };
  seats.keep({ ...answer.reply, teamName: title, practice, takenAt: Date.now() });
  router.go(pathTo.play(answer.reply.roomCode, answer.reply.seatId));
  return null;
}
