import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * CON15 What had the focus when a panel opened has it again when that closes, unless the focus has gone elsewhere. What the panel
 * lies over cannot be reached meanwhile: `.cockpit-left` in console.css.
 */
export function useWayBack(isOpen: boolean): void {
  const wasOpen = useRef(false);
  const before = useRef<Element | null>(null);
  // While it is being rendered: what is hidden then loses the focus.
  if (isOpen && !wasOpen.current) before.current = document.activeElement;
  wasOpen.current = isOpen;
  useLayoutEffect(() => {
    if (isOpen) return;
    const { current: left } = before;
    before.current = null;
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (isNowhere && left instanceof HTMLElement && left.isConnected) left.focus({ preventScroll: true });
  }, [isOpen]);
}
