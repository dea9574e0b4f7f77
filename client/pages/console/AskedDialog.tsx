import { useRoom } from "./RoomContext.ts";

/**
 * The question that is open, drawn beside the cockpit and not within what asked it: panes and panels come and go behind it.
 * CON10
 */
export function AskedDialog() {
  const { store, asked } = useRoom();
  const draw = asked.value;
  const isHere = store.live.value !== null && store.privateView.value?.kind === "moderator";
  if (!draw || !isHere || store.goodbye.value !== null) return null;
  // An answer that comes late closes no other question.
  const close = () => {
    if (asked.peek() === draw) asked.value = null;
  };
  return <>{draw(close)}</>;
}
