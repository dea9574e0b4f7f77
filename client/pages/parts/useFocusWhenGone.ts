import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * For what may go with what is pressed in it: when it goes and had the focus, whoever works by the keyboard goes on from the
 * nearest place around it that stays: its dialog, its pane, or the page's content. PAG41
 */
export function useFocusWhenGone<Part extends HTMLElement>() {
  const part = useRef<Part>(null);
  useLayoutEffect(() => {
    const going = part.current;
    return () => {
      if (!going?.contains(document.activeElement)) return;
      const places = placesAround(going);
      // By then all that goes with it is gone, and whoever gives the focus back has done so.
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return;
        // A place longer than the window would be scrolled to its top.
        places.find(({ isConnected }) => isConnected)?.focus({ preventScroll: true });
      });
    };
  }, []);
  return part;
}

/** The nearest first. Of a dialog it is the heading: a key that is held too long presses nothing there. */
export function placesAround(going: HTMLElement): readonly HTMLElement[] {
  const places: HTMLElement[] = [];
  for (let around = going.parentElement; around; around = around.parentElement) {
    const heading = around.localName === "dialog" ? around.querySelector("h2") : null;
    if (heading) heading.tabIndex = -1;
    const place = heading ?? around;
    if (place.hasAttribute("tabindex")) places.push(place);
  }
  return places;
}
