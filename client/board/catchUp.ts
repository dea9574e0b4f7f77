/**
 * What is asked for before something is ready is done once when it is, after what made it ready has ended: drawing must not begin
 * within a drawing.
 */
export function createCatchUp(work: () => void) {
  let state: "waiting" | "behind" | "ready" | "over" = "waiting";
  const isReady = () => state === "ready";
  return {
    ask(): void {
      if (state === "waiting") state = "behind";
      else if (isReady()) work();
    },
    ready(): void {
      const isBehind = state === "behind";
      state = "ready";
      if (!isBehind) return;
      queueMicrotask(() => {
        if (isReady()) work();
      });
    },
    stop(): void {
      state = "over";
    },
  };
}
