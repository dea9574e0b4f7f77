const retryMs = 2_000;

/** Asks for a part of the page until it comes; returns how to give up. What asks and fails is seen by `pageParts.ts`. */
export function untilLoaded<Part>(load: () => Promise<Part>, onLoaded: (part: Part) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone = false;
  const ask = () => {
    load().then(
      (part) => {
        if (!gone) onLoaded(part);
      },
      () => {
        if (!gone) timer = setTimeout(ask, retryMs);
      },
    );
  };
  ask();
  return () => {
    gone = true;
    clearTimeout(timer);
  };
}
