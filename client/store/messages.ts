import type { MessageView } from "../../shared/contest/controlView.ts";
import type { TeamView } from "../../shared/contest/view.ts";

/** What moderators wrote to a team, the newest first. MSG2 */
export function newestFirst({ messages }: Pick<TeamView, "messages">): readonly MessageView[] {
  return Object.values(messages).sort((a, b) => b.number - a.number);
}

/** What is announced: newer than what the team said it knows, and not from before it came. MSG2 */
export function unread(
  team: Pick<TeamView, "messages" | "ledger">,
  knownNumber: number,
): readonly MessageView[] {
  const cameAt = team.ledger[0]?.at ?? 0;
  return newestFirst(team).filter(({ number, at }) => number > knownNumber && at >= cameAt);
}
