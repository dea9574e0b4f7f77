import { type ReadonlySignal, useComputed, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useEffect } from "preact/hooks";
import type { BoardModel } from "../../store/boardModel.ts";
import { isTooSmall } from "../../store/boardShape.ts";

/** CRD7 Whether the place of the board is too small for its cards, as it is resized or the board is edited. */
export function useTooSmall(
  place: RefObject<HTMLElement | null>,
  model: ReadonlySignal<BoardModel>,
): boolean {
  const room = useSignal({ width: 0, height: 0 });
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    const observer = new ResizeObserver(() => {
      const { clientWidth: width, clientHeight: height } = current;
      // While another section is shown the board has no place at all.
      if (width > 0 && height > 0) room.value = { width, height };
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, [place, room]);
  return useComputed(() => isTooSmall(model.value, room.value)).value;
}
