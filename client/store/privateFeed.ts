import type { PrivateView } from "../../shared/contest/view.ts";
import { applyPrivateChange, type PrivateMessage } from "../../shared/protocol.ts";

/** A private view and the revision it is at; null before the first whole view. */
export type PrivateFeed = { readonly revision: number; readonly view: PrivateView } | null;

/** The feed after a message. `gap`: something was missed, and the whole view must be asked for. SEE8 */
export function takePrivate(
  feed: PrivateFeed,
  message: PrivateMessage,
): { readonly feed: PrivateFeed; readonly gap: boolean } {
  if ("whole" in message) {
    return { feed: { revision: message.revision, view: message.whole }, gap: false };
  }
  if (feed === null) return { feed, gap: true };
  // A whole view that was asked for may overtake changes it already holds.
  if (message.revision <= feed.revision) return { feed, gap: false };
  if (message.revision !== feed.revision + 1) return { feed, gap: true };
  return {
    feed: { revision: message.revision, view: applyPrivateChange(feed.view, message.change) },
    gap: false,
  };
}
